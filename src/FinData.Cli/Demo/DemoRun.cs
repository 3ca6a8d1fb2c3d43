using FinData.Client;

namespace FinData.Cli.Demo;

/// <summary>One run: load, stream, wait, compare, sum up.</summary>
internal sealed class DemoRun
{
    private static readonly TimeSpan CatchUpPatience = TimeSpan.FromMinutes(2);

    private readonly DemoChecks checks;
    private readonly IngestReport ingest;

    private DemoRun(DemoChecks checks, IngestReport ingest, DemoSummary summary)
    {
        this.checks = checks;
        this.ingest = ingest;
        Summary = summary;
    }

    public DemoSummary Summary { get; }

    public bool IsClean => Summary.IsClean && ingest.Rejected == 0;

    /// <param name="started">When the clock of <see cref="DemoSummary.Seconds"/> began.</param>
    public static async Task<DemoRun> RunAsync(Terminal terminal, FinDataClient client, long started, CancellationToken cancellationToken)
    {
        var set = DemoSet.Load(DemoData.Folder);
        var checks = new DemoChecks(client, set);
        IngestReport? ingest = null;
        IReadOnlyList<string> clientsThatDiffer = [];
        await Progresses.RunAsync(terminal, async progress =>
        {
            var sending = progress.Add("Streaming events", set.EventCount);
            var comparing = progress.Add("Comparing contracts", set.ContractCount);
            var totals = progress.Add("Comparing clients", null);
            ingest = await DemoIngest.RunAsync(client, set.Events(), sending, terminal.Note, cancellationToken);
            sending.Finish();
            await CaughtUp.WaitAsync(client, CatchUpPatience, static _ => { }, cancellationToken);
            await checks.RunAsync(comparing, cancellationToken);
            comparing.Finish();
            clientsThatDiffer = await ClientTotalsCheck.RunAsync(client, await SumByClientAsync(client, set, cancellationToken), cancellationToken);
            totals.Finish();
        });
        var portfolio = await client.GetPortfolioAsync(cancellationToken);
        return new DemoRun(checks, ingest!, new DemoSummary
        {
            Events = ingest!.Accepted,
            Contracts = portfolio.Contracts,
            Clients = set.ClientIds.Count(),
            Bank = BankFigures.Of(set.Accounts.Count, checks.Bank),
            LendingClub = new LendingClubFigures { Loans = set.Loans.Count, InstallmentAgree = set.Loans.Count - checks.OtherInstallments.Count },
            Tables = new TableFigures { Rows = set.Tables.Sum(static t => t.Rows.Count), Agree = set.Tables.Sum(static t => t.Rows.Count) - checks.TableDifferences.Count },
            JournalUnbalanced = checks.Unbalanced,
            ClientTotalsDiffer = clientsThatDiffer.Count,
            Seconds = Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1),
        });
    }

    public void Write(Terminal terminal, Uri address)
    {
        DemoSummaryTable.Write(terminal, Summary, ingest);
        DemoSummaryTable.WriteDisagreements(terminal, checks);
        terminal.Line("Look at it:");
        terminal.Line($"  portfolio   {address}");
        terminal.Line($"  an account  {new Uri(address, "contracts/berka-2378")}");
        terminal.Line($"  a loan      {new Uri(address, "contracts/lc-1")}");
        terminal.Line($"  a client    {new Uri(address, "clients/published-tables")}");
        terminal.Line($"  partitions  {new Uri(address, "partitions")}");
        terminal.Line($"  silo        {new Uri(address, "dashboard")}");
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<CurrencyTotals>>> SumByClientAsync(
        FinDataClient client, DemoSet set, CancellationToken cancellationToken)
    {
        var contracts = await BatchQueries.ContractsAsync(client, set.ContractIds, cancellationToken);
        var byClient = contracts.Values.ToLookup(static c => c.ClientId);
        return set.ClientIds.ToDictionary(static id => id, id => ClientTotals.Sum(byClient[id]));
    }
}
