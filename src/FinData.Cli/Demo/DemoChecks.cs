using FinData.Client;

namespace FinData.Cli.Demo;

/// <summary>Holds what the server answers against what the sources state. Every figure comes through the public API.</summary>
internal sealed class DemoChecks(FinDataClient client, DemoSet set)
{
    /// <summary>Server and tool share the machine's cores: more requests in flight would only queue.</summary>
    private const int RequestsInFlight = 8;

    private readonly Lock adding = new();
    private readonly List<TableDifference> tableDifferences = [];
    private readonly List<string> otherInstallments = [];
    private BankAgreement bank;
    private int unbalanced;

    public BankAgreement Bank => bank;

    public int Unbalanced => unbalanced;

    public IReadOnlyList<TableDifference> TableDifferences => tableDifferences;

    /// <summary>Loans whose recorded installment FinData does not find, each with both figures.</summary>
    public IReadOnlyList<string> OtherInstallments => otherInstallments;

    public async Task RunAsync(ProgressBar progress, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = RequestsInFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(set.Accounts, options, async (account, ct) =>
        {
            await CompareAsync(account, ct);
            await CheckJournalAsync(account.ContractId, ct);
            progress.Increment();
        });
        await Parallel.ForEachAsync(set.Loans, options, async (loan, ct) =>
        {
            await CompareAsync(loan, ct);
            await CheckJournalAsync(loan.ContractId, ct);
            progress.Increment();
        });
        await Parallel.ForEachAsync(set.Tables, options, async (table, ct) =>
        {
            await CompareAsync(table, ct);
            await CheckJournalAsync(table.ContractId, ct);
            progress.Increment();
        });
    }

    private async Task CompareAsync(BankAccount account, CancellationToken cancellationToken)
    {
        var statement = await client.GetStatementAsync(account.ContractId, cancellationToken: cancellationToken);
        var agreement = BankComparison.Compare(account.Rows, BankComparison.EndOfDay(statement?.Lines ?? []));
        lock (adding)
        {
            bank += agreement;
        }
    }

    private async Task CompareAsync(LendingClubLoan loan, CancellationToken cancellationToken)
    {
        var schedule = await client.GetScheduleAsync(loan.ContractId, cancellationToken: cancellationToken);
        var ours = schedule?.Installments[0].Total;
        if (ours != loan.Installment)
        {
            lock (adding)
            {
                otherInstallments.Add($"{loan.ContractId}: recorded {Cells.Amount(loan.Installment)}, computed {(ours is { } found ? Cells.Amount(found) : "nothing")}");
            }
        }
    }

    private async Task CompareAsync(PublishedTable table, CancellationToken cancellationToken)
    {
        var schedule = await client.GetScheduleAsync(table.ContractId, cancellationToken: cancellationToken);
        var differences = TableComparison.Compare(table, schedule?.Installments ?? []).ToList();
        lock (adding)
        {
            tableDifferences.AddRange(differences);
        }
    }

    private async Task CheckJournalAsync(string contractId, CancellationToken cancellationToken)
    {
        var journal = await client.GetJournalAsync(contractId, cancellationToken: cancellationToken);
        if (!JournalCheck.IsBalanced(journal))
        {
            Interlocked.Increment(ref unbalanced);
        }
    }
}
