using FinData.Conformance;
using FinData.Lending;

namespace FinData.Grains.Tests.Cluster;

/// <summary>What one contract answers, on one silo.</summary>
public sealed class ContractGrainTests(OneSilo fixture) : IClassFixture<OneSilo>
{
    private static readonly ContractQuery Latest = ContractQuery.Latest;

    private LedgerCluster Cluster => fixture.Cluster;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_OfAnUnknownContract_IsNull()
    {
        Assert.Null(await Cluster.Contract("unknown").Get(Latest, Token));
        Assert.Null(await Cluster.Contract("unknown").GetSchedule(Latest, Token));
        Assert.Null(await Cluster.Contract("unknown").GetStatement(Latest, Token));
        Assert.Null(await Cluster.Contract("unknown").GetJournal(Latest, Token));
        Assert.Null(await Cluster.Contract("unknown").GetPayoff(Given.Day(1), Token));
        Assert.Null(await Cluster.Contract("unknown").GetEvent("e1", Token));
        Assert.Null(await Cluster.Contract("unknown").WaitForChange(-1, TimeSpan.Zero, Token));
    }

    [Fact]
    public async Task Get_AtAnyDate_IsTheFoldToThatDate()
    {
        await AccountAsync("as-of");
        await Cluster.AppendAsync("as-of", "r1", Given.Reversed(60, "e2"));
        await Cluster.ReadOwnWritesAsync("as-of");
        foreach (var day in (int[])[0, 1, 9, 10, 19, 20, 39, 40, 59, 60, 61, 500])
        {
            var view = await Cluster.Contract("as-of").Get(new ContractQuery { AsOf = Given.Day(day) }, Token);
            ClusterCheck.Equal(Cluster.Model.FoldOf("as-of", Given.Day(day)), view!);
        }
    }

    [Fact]
    public async Task Get_AsKnownAtEachOffset_IsTheFoldUpToThere()
    {
        await AccountAsync("known-at");
        await Cluster.AppendAsync("known-at", "back", Given.Credited(5, 1_000m));
        await Cluster.ReadOwnWritesAsync("known-at");
        foreach (var entry in Cluster.Model.EntriesOf("known-at"))
        {
            var query = new ContractQuery { KnownAt = entry.Event.Offset };
            var known = Cluster.Model.EntriesOf("known-at", entry.Event.Offset);
            var view = await Cluster.Contract("known-at").Get(query, Token);
            ClusterCheck.Equal(History.Fold(known), view!);
            Assert.Equal(entry.Event.Offset, view!.Watermark);

            var both = await Cluster.Contract("known-at").Get(query with { AsOf = Given.Day(15) }, Token);
            ClusterCheck.Equal(History.Fold(known, asOf: Given.Day(15)), both!);
        }

        var first = Cluster.Model.EntriesOf("known-at")[0].Event.Offset;
        Assert.Null(await Cluster.Contract("known-at").Get(new ContractQuery { KnownAt = first - 1 }, Token));
    }

    [Fact]
    public async Task ReadAfter_OwnWrite_SeesIt()
    {
        await Cluster.AppendAsync("read-after", "open", Given.Opened(0));
        for (var i = 1; i <= 20; i++)
        {
            var position = await Cluster.AppendAsync("read-after", $"e{i}", Given.Credited(i, 1m));
            var view = await Cluster.Contract("read-after").Get(new ContractQuery { ReadAfter = position.Offset }, Token);
            Assert.Equal((i, position.Offset), (view!.Balance, view.Watermark));
        }
    }

    [Fact]
    public async Task Outcomes_ByEventId_SayWhatBecameOfEach()
    {
        await AccountAsync("outcomes");
        await Cluster.AppendAsync("outcomes", "e2", Given.Debited(20, 30m));
        await Cluster.AppendAsync("outcomes", "e2", Given.Debited(5, 31m)); // conflicting, and earlier in fold order
        await Cluster.AppendAsync("outcomes", "early", Given.Credited(0, 5m));
        await Cluster.AppendAsync("outcomes", "e9", Given.Closed(50));
        await Cluster.AppendAsync("outcomes", "undo", Given.Reversed(55, "e3"));
        await Cluster.AppendAsync("outcomes", "undo-nothing", Given.Reversed(55, "nothing"));
        await Cluster.ReadOwnWritesAsync("outcomes");

        Assert.Equal(("applied", null, 30m), await OutcomeAsync("e2"));
        Assert.Equal(("refused", "balance-outstanding", 0m), await OutcomeAsync("e9"));
        Assert.Equal(("reversed", null, 7m), await OutcomeAsync("e3"));
        Assert.Equal(("refused", "unknown-reversal-target", 0m), await OutcomeAsync("undo-nothing"));
        Assert.Null(await Cluster.Contract("outcomes").GetEvent("nothing", Token));

        async Task<(string, string?, decimal)> OutcomeAsync(string eventId)
        {
            var view = (await Cluster.Contract("outcomes").GetEvent(eventId, Token))!;
            Assert.Equal((eventId, "outcomes"), (view.EventId, view.ContractId));
            return (view.Outcome, view.Reason, view.Amount);
        }
    }

    [Fact]
    public async Task Event_BeforeTheOpening_IsPendingAndThenApplied()
    {
        await Cluster.AppendAsync("late", "e1", Given.Credited(10, 5m));
        Assert.Equal((ContractStatus.Pending, null), ((await Cluster.ReadOwnWritesAsync("late")) is var v ? (v.Status, v.Kind) : default));
        Assert.Equal("pending", (await Cluster.Contract("late").GetEvent("e1", Token))!.Outcome);
        Assert.Null(await Cluster.Contract("late").GetPayoff(Given.Day(20), Token));

        await Cluster.AppendAsync("late", "open", Given.Opened(10));
        Assert.Equal(5m, (await Cluster.ReadOwnWritesAsync("late")).Balance);
        var revised = (await Cluster.Contract("late").GetEvent("e1", Token))!;
        Assert.Equal(("applied", true, "pending", "contract-not-open"), (revised.Outcome, revised.Revised, revised.FirstOutcome, revised.FirstReason));
        var opening = (await Cluster.Contract("late").GetEvent("open", Token))!;
        Assert.Equal((false, null, null), (opening.Revised, opening.FirstOutcome, opening.TermsErrors));
    }

    [Fact]
    public async Task Opening_WithTermsThatMakeNoSense_IsRefusedWithEveryError()
    {
        await Cluster.AppendAsync("senseless", "open", Given.Opened(60, terms: Given.Loan with { Calendar = "moon", Fees = [new FeeTerms("x", FeeTiming.Date, 1m, null, null)] }));
        await Cluster.ReadOwnWritesAsync("senseless");
        var view = (await Cluster.Contract("senseless").GetEvent("open", Token))!;
        Assert.Equal(("refused", "invalid-terms"), (view.Outcome, view.Reason));
        Assert.Equal(["calendar", "fees[0].date", "firstDueDate"], view.TermsErrors!.Value.Select(static e => e.Field).Order());
    }

    [Fact]
    public async Task TermsIncomeAndCashFlow_OfALoan_AreThoseOfTheFold()
    {
        await LoanAsync("months");
        await Cluster.ReadOwnWritesAsync("months");
        var query = new ContractQuery { AsOf = Given.Day(45) };
        var contract = Cluster.Contract("months");
        var terms = (await contract.GetTerms(query, Token))!;
        Assert.Equal(("client-1", true), (terms.ClientId, terms.Terms.Contains("\"principal\":\"1200.00\"", StringComparison.Ordinal)));

        var income = (await contract.GetIncome(query, Token))!;
        Assert.Equal(IncomeByMonth.Of(Cluster.Model.EntriesOf("months"), Given.Day(45)).Select(static m => m.Total), income.Months.Select(static m => m.Total));
        Assert.Equal(["2024-01", "2024-02"], income.Months.Select(static m => m.Month));

        var flow = (await contract.GetCashFlow(query, Token))!;
        Assert.Equal(ExpectedCashFlow.Of(Cluster.Model.FoldOf("months", Given.Day(45)).Contract)!.Months.Select(static m => m.Amounts.Total), flow.Months.Select(static m => m.Total));
        Assert.Equal("2024-03", flow.Months[0].Month);
    }

    [Fact]
    public async Task Statement_HasALineForEachEventWithTheBalanceAfterIt()
    {
        await AccountAsync("statement");
        await Cluster.AppendAsync("statement", "back", Given.Credited(15, 1_000m));
        await Cluster.ReadOwnWritesAsync("statement");
        var statement = (await Cluster.Contract("statement").GetStatement(Latest, Token))!;
        Assert.Equal(
            [("open", 0m), ("e1", 100m), ("back", 1_100m), ("e2", 1_070m), ("e3", 1_077m)],
            statement.Lines.Select(static l => (l.EventId, l.Balance)));
        Assert.Equal(("BRL", Cluster.Model.WatermarkOf("statement")), (statement.Currency, statement.Watermark));
        Assert.Equal(["e1", "back", "e2", "e3"], statement.Movements.Where(static m => m.Cash != 0).Select(static m => m.EventId));
        Assert.Equal(1_077m, statement.Movements[^1].Balance.Deposit);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Journal_SumsToZeroAndToThePosition(bool isLoan)
    {
        var id = $"journal-{isLoan}";
        await (isLoan ? LoanAsync(id) : AccountAsync(id));
        var view = await Cluster.ReadOwnWritesAsync(id);
        var journal = (await Cluster.Contract(id).GetJournal(Latest, Token))!;

        Assert.Equal(0m, journal.Imbalance);
        Assert.Equal(0m, journal.Lines.Sum(static l => l.Amount));
        Assert.NotEmpty(journal.Lines);
        var balance = isLoan ? journal.Lines.Where(static l => l.Account == "principal").Sum(static l => l.Amount) : -journal.Lines.Where(static l => l.Account == "deposit").Sum(static l => l.Amount);
        Assert.Equal(isLoan ? view.PrincipalOutstanding : view.Balance, balance);
    }

    [Fact]
    public async Task ScheduleAndPayoff_OfALoan_AreThoseOfTheFold()
    {
        await LoanAsync("loan");
        await Cluster.ReadOwnWritesAsync("loan");
        var date = Given.Day(45);
        var fold = Cluster.Model.FoldOf("loan", date).Contract;
        var schedule = (await Cluster.Contract("loan").GetSchedule(new ContractQuery { AsOf = date }, Token))!;
        Assert.Equal(fold.Schedule!.Installments.Select(static i => (i.DueDate, i.Principal, i.Interest)), schedule.Installments.Select(static i => (i.DueDate, i.Principal, i.Interest)));
        Assert.Equal(fold.PaidOf(1).Principal, schedule.Installments[0].PrincipalPaid);
        Assert.Equal(date, schedule.AsOf);

        var payoff = (await Cluster.Contract("loan").GetPayoff(date, Token))!;
        Assert.Equal(fold.PayoffAt(date).Total, payoff.Total);
        Assert.Equal(payoff.Principal + payoff.Interest + payoff.Fees + payoff.Penalties - payoff.Credit, payoff.Total);
    }

    [Fact]
    public async Task WaitForChange_CompletesWithTheNextEvent_AndHoldsUpNobody()
    {
        var opened = await Cluster.AppendAsync("watched", "open", Given.Opened(0));
        await Cluster.ReadOwnWritesAsync("watched");
        var watch = Cluster.Contract("watched").WaitForChange(opened.Offset, TimeSpan.FromSeconds(25), Token);
        Assert.Equal(opened.Offset, (await Cluster.Contract("watched").Get(Latest, Token))!.Watermark);
        Assert.False(watch.IsCompleted);

        await Cluster.AppendAsync("watched", "e1", Given.Credited(1, 5m));
        Assert.Equal(5m, (await watch)!.Balance);
        Assert.Equal(5m, (await Cluster.Contract("watched").WaitForChange(opened.Offset + 100, TimeSpan.Zero, Token))!.Balance);
    }

    private async Task AccountAsync(string id)
    {
        await Cluster.AppendAsync(id, "open", Given.Opened(0));
        await Cluster.AppendAsync(id, "e1", Given.Credited(10, 100m));
        await Cluster.AppendAsync(id, "e2", Given.Debited(20, 30m));
        await Cluster.AppendAsync(id, "e3", Given.Credited(40, 7m));
    }

    private async Task LoanAsync(string id)
    {
        await Cluster.AppendAsync(id, "open", Given.Opened(0, terms: Given.Loan));
        await Cluster.AppendAsync(id, "d1", Given.Disbursed(1, 1_200m));
        await Cluster.AppendAsync(id, "p1", Given.Paid(31, 112m));
        await Cluster.AppendAsync(id, "p2", Given.Paid(90, 50.5m));
    }
}
