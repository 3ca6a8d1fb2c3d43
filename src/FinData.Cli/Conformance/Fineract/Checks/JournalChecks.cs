using System.Collections.Immutable;
using System.Globalization;
using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>
/// Journal entries of a transaction, line by line. By the foreign suite's rule each line that is expected must be among those of one of the
/// transactions of that day and type; lines beyond them are no difference.
/// </summary>
internal static class JournalChecks
{
    public static IEnumerable<StepPattern> All() =>
    [
        .. ((string[])["a", "a(n)"]).Select(static article => new StepPattern(
            $"Loan Transactions tab has {article} {{string}} transaction with date {{string}} which has the following Journal entries:",
            static (state, step) => Require(state, step, Find(state, step.Text(0), step.Date(1))))),
        new("Loan Transactions tab has {int} a {string} transactions with date {string} which has the following Journal entries:", static (state, step) =>
        {
            var found = Find(state, step.Text(1), step.Date(2));
            if (found.Count != step.Number(0))
            {
                throw new DifferenceException(string.Create(CultureInfo.InvariantCulture, $"transactions of type {step.Text(1)}: expected {step.Number(0)}, got {found.Count}"));
            }

            Require(state, step, found);
        }),
        new("Loan Transactions tab has a {string} transaction with date {string} has no the Journal entries", static (state, step) =>
        {
            var lines = Lines(JournalLines.Of(state, Find(state, step.Text(0), step.Date(1))[0]));
            if (lines.Count > 0)
            {
                throw new DifferenceException($"journal: expected nothing, got {Shown(lines)}");
            }
        }),
        new("In Loan transactions the replayed {string} transaction with date {string} has a reverted transaction pair with the following Journal entries:",
            static (state, step) => Require(step, Find(state, step.Text(0), step.Date(1))
                .Where(transaction => state.BeforeReplay.ContainsKey(transaction.Id))
                .Select(transaction => JournalLines.Of(state, state.BeforeReplay[transaction.Id] with { IsReversed = true })).ToList())),
        new("Reversed loan capitalized income amortization transaction has the following Journal entries:", static (state, step)
            => Require(step, state.TakenBack.Where(static t => t.Type == ProgressiveTransactionType.CapitalizedIncomeAmortization)
                .Select(transaction => JournalLines.WithMirror(ChargedOffJournal.Of(state, transaction))).ToList())),
    ];

    private static List<ProgressiveTransaction> Find(ScenarioState state, string type, DateOnly date)
    {
        var found = state.Loan.Transactions.Where(transaction => transaction.Date == date && TransactionNames.Is(transaction.Type, type)).ToList();
        return found.Count > 0 ? found : throw new DifferenceException($"there is no {type} of {TableComparison.Text(date)}");
    }

    private static void Require(ScenarioState state, StepArguments step, List<ProgressiveTransaction> found)
        => Require(step, found.ConvertAll(transaction => JournalLines.Of(state, transaction)));

    private static void Require(StepArguments step, List<ImmutableArray<JournalLine>> found)
    {
        if (found.Count == 0)
        {
            throw new DifferenceException("there is no such transaction");
        }

        var expected = step.Step.Table.Skip(1).Select(static row => new JournalLine(row[0].Trim(), row[1].Trim(), row[2].Trim(), Amount(row[3]), Amount(row[4]))).ToList();
        var actual = found.ConvertAll(static lines => Lines(lines));
        var missing = expected.Where(line => !actual.Exists(lines => lines.Contains(line))).ToList();
        if (missing.Count > 0)
        {
            throw new DifferenceException($"journal of {step.Step.Text}: expected {Shown(missing)}, got {Shown(actual[0].Except(expected))}");
        }
    }

    private static List<JournalLine> Lines(IEnumerable<JournalLine> lines) => [.. lines.Where(static line => line.Debit != 0 || line.Credit != 0)];

    private static decimal Amount(string cell) => cell.Trim() is { Length: > 0 } text ? StepArguments.ReadAmount(text) : 0m;

    private static string Shown(IEnumerable<JournalLine> lines)
        => string.Join(" and ", lines.Select(static line => string.Create(CultureInfo.InvariantCulture, $"{line.Name} {(line.Debit != 0 ? "debit" : "credit")} {line.Debit + line.Credit:0.##}")).DefaultIfEmpty("nothing more"));
}
