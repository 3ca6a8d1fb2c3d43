using System.Collections.Immutable;
using FinData.Cli.Conformance.Fineract.Checks;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Assets;

/// <summary>The lines that transfers post, and the lines of the loan by the owner whose they are.</summary>
internal sealed class AssetJournal
{
    private readonly Dictionary<int, ImmutableArray<JournalLine>> noted = [];
    private readonly Dictionary<AssetTransfer, List<JournalLine>> byTransfer = [];
    private readonly Dictionary<string, List<JournalLine>> byOwner = new(StringComparer.Ordinal);
    private string? missing;

    public IReadOnlyList<JournalLine> Of(AssetTransfer transfer) => byTransfer.GetValueOrDefault(transfer) ?? [];

    /// <exception cref="UnsupportedStepException">The loan posted a line whose accounts are not modelled.</exception>
    public IReadOnlyList<JournalLine> Of(string owner)
        => missing is null ? byOwner.GetValueOrDefault(owner) ?? [] : throw new UnsupportedStepException(missing);

    /// <summary>Takes what the loan posted since the last time for the owner's. What was replayed to other lines is taken back, and posted again.</summary>
    public void Note(ScenarioState state, string? owner)
    {
        foreach (var transaction in state.Loan.Transactions)
        {
            ImmutableArray<JournalLine> lines;
            try
            {
                lines = [.. JournalLines.Of(state, transaction).Where(static line => line.Debit != 0 || line.Credit != 0)];
            }
            catch (UnsupportedStepException exception)
            {
                missing = exception.Message;
                return;
            }

            var before = noted.GetValueOrDefault(transaction.Id, []);
            if (lines.SequenceEqual(before))
            {
                continue;
            }

            noted[transaction.Id] = lines;
            if (owner is not null)
            {
                var isContinued = lines.Take(before.Length).SequenceEqual(before);
                Add(owner, isContinued ? lines.Skip(before.Length) : [.. before.Select(static line => line.Mirrored), .. lines]);
            }
        }
    }

    /// <summary>All that is outstanding goes over an account of its own, from one owner to the other; null: the lender, whose lines nobody lists.</summary>
    public void Transfer(ScenarioState state, ProgressiveLoan loan, AssetTransfer transfer, string? from, string? to)
    {
        var credits = Credits(state, loan, transfer.Outstanding!.Value);
        var total = ChartOfAccounts.AssetTransfer.ToDebit(credits.Sum(static line => line.Credit));
        ImmutableArray<JournalLine> lines = total.Debit == 0 ? [] : [.. credits, total, .. credits.Select(static line => line.Mirrored), total.Mirrored];
        byTransfer[transfer] = [.. lines];

        // What an overpaid loan owes is credited to its new owner.
        var (credited, debited) = loan.Status is ProgressiveStatus.Overpaid ? (to, from) : (from, to);
        foreach (var line in lines.Where(static line => line.Code != ChartOfAccounts.AssetTransfer.Code))
        {
            if ((line.Credit != 0 ? credited : debited) is { } owner)
            {
                Add(owner, [line]);
            }
        }
    }

    private static List<JournalLine> Credits(ScenarioState state, ProgressiveLoan loan, PartAmounts parts)
    {
        var overpaid = ChartOfAccounts.Overpaid.ToCredit(loan.Totals.Overpaid);
        JournalLine[] lines = loan.IsChargedOff
            ?
            [
                ChargedOffJournal.LossAccount(state).ToCredit(parts.Principal), ChartOfAccounts.InterestChargedOff.ToCredit(parts.Interest),
                ChartOfAccounts.FeesChargedOff.ToCredit(parts.Fees + parts.Penalties), overpaid,
            ]
            : [ChartOfAccounts.Loans.ToCredit(parts.Principal), ChartOfAccounts.Receivable.ToCredit(parts.Total - parts.Principal), overpaid];
        return [.. lines.Where(static line => line.Credit != 0)];
    }

    private void Add(string owner, IEnumerable<JournalLine> lines)
    {
        if (!byOwner.TryGetValue(owner, out var list))
        {
            byOwner[owner] = list = [];
        }

        list.AddRange(lines);
    }
}
