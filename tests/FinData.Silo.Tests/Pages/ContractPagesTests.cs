using System.Net;
using System.Text.Json;
using FinData.Lending;

namespace FinData.Silo.Tests.Pages;

public sealed class ContractPagesTests
{
    private static readonly string Account = $"/contracts/{Uri.EscapeDataString(KnownContracts.AccountId)}";

    [Fact]
    public async Task Overview_Account_ShowsBalanceWithSeparatorsAndMinusSign()
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());

        var page = await host.ReadAsync(Account);

        Assert.Contains("\u22121,234,567.80", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("\u221212.3456", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("/v1/contracts/account%3A7%2Fa/watch", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_Loan_ShowsDaysPastDuePayoffAndNextInstallment()
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());

        var page = await host.ReadAsync("/contracts/loan-42");

        Assert.Contains("Overdue, 17 days", page, StringComparison.Ordinal);
        Assert.Contains("8,050.00", page, StringComparison.Ordinal);
        Assert.Contains("53.15068493", page, StringComparison.Ordinal);
        Assert.Contains("2024-02-13", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2024-01-13", page, StringComparison.Ordinal); // paid, so not next
    }

    [Fact]
    public async Task Schedule_Loan_ShowsEveryInstallmentAndSums()
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());

        var page = await host.ReadAsync("/contracts/loan-42/schedule");

        Assert.Contains("2024-05-13", page, StringComparison.Ordinal);
        Assert.Contains("10,000.00", page, StringComparison.Ordinal); // five times 2,000
        Assert.Contains("11,000.00", page, StringComparison.Ordinal); // with 300 + 250 + 200 + 150 + 100 of interest
    }

    [Fact]
    public async Task Journal_InterestLine_SaysWhy()
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());

        var page = WebUtility.HtmlDecode(await host.ReadAsync("/contracts/loan-42/journal"));

        Assert.Contains("10,000 × 0.12 × 31 / 360 = 103.33333333", page, StringComparison.Ordinal);
        Assert.Contains("2024-01-01 to 2024-02-01, ACT/360", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_TenThousandLines_ArePagedAndSmall()
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger(accountLines: 10_000));

        var newest = await host.ReadAsync($"{Account}/events");
        var oldest = await host.ReadAsync($"{Account}/events?page=50");
        var beyond = await host.ReadAsync($"{Account}/events?page=999");

        Assert.Contains(">t9999<", newest, StringComparison.Ordinal);
        Assert.Contains(">t9800<", newest, StringComparison.Ordinal);
        Assert.DoesNotContain(">t9799<", newest, StringComparison.Ordinal);
        Assert.Contains(">t0<", oldest, StringComparison.Ordinal);
        Assert.Contains(">t0<", beyond, StringComparison.Ordinal);
        Assert.InRange(newest.Length, 1, 120_000);
    }

    [Fact]
    public async Task Events_RefusedAndRevised_SayWhyAndWhatTheyWereAtFirst()
    {
        var ledger = KnownContracts.Ledger();
        ledger.Statements[KnownContracts.AccountId] = ledger.Statements[KnownContracts.AccountId] with
        {
            Lines = [.. ledger.Statements[KnownContracts.AccountId].Lines.Select(static line => line.Offset == 1 ? line with { Outcome = "refused", Reason = "currency-mismatch" } : line)],
            Revisions = [new RevisionView { Offset = 2, EventId = "t2", FirstOutcome = "pending", FirstReason = "contract-not-open" }],
        };
        await using var host = await PageHost.StartAsync(ledger);

        foreach (var path in new[] { Account, $"{Account}/events" })
        {
            var page = await host.ReadAsync(path);

            Assert.Contains("refused: currency mismatch", page, StringComparison.Ordinal);
            Assert.Contains("at first pending: contract not open", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Event_Revised_ShowsOutcomesAndWhatItPosted()
    {
        var ledger = KnownContracts.Ledger();
        ledger.Events["d1"] = KnownContracts.Event("d1") with { Revised = true, FirstOutcome = "refused", FirstReason = "not-disbursed" };
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync("/contracts/loan-42/events/d1");

        Assert.Contains("refused: not disbursed", page, StringComparison.Ordinal);
        Assert.Contains("What it posted", page, StringComparison.Ordinal);
        Assert.Contains("disbursed", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_OpeningWithWrongTerms_ListsEveryError()
    {
        var ledger = KnownContracts.Ledger();
        ledger.Events["o1"] = KnownContracts.Event("o1") with
        {
            Type = "opened", Outcome = "refused", Reason = "invalid-terms",
            TermsErrors = [new TermsErrorView { Field = "fees[0].share", Message = "Is between 0 and 1." }, new TermsErrorView { Field = "count", Message = "Is at least 1." }],
        };
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync("/contracts/loan-42/events/o1");

        Assert.Contains("fees[0].share", page, StringComparison.Ordinal);
        Assert.Contains("Is at least 1.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statement_OfALoan_HasARunningBalanceForEachBucketInUse()
    {
        var ledger = KnownContracts.Ledger();
        ledger.Statements[KnownContracts.LoanId] = ledger.Statements[KnownContracts.LoanId] with { Movements = [KnownContracts.Payment()] };
        await using var host = await PageHost.StartAsync(ledger);

        var page = WebUtility.HtmlDecode(await host.ReadAsync("/contracts/loan-42/statement"));

        Assert.Contains("8,000.00", page, StringComparison.Ordinal);
        Assert.Contains("\u22122,000.00", page, StringComparison.Ordinal);
        Assert.Contains(">Interest<", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">Penalties<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chart_SeveralEventsADay_GivesTheClosingOfEachDay()
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger(accountLines: 4));

        using var chart = JsonDocument.Parse(await host.ReadAsync($"{Account}/chart"));

        Assert.Equal(["1993-01-01", "1993-01-02"], chart.RootElement.GetProperty("days").EnumerateArray().Select(static d => d.GetString()));
        Assert.Equal(["1001", "903"], chart.RootElement.GetProperty("balance").EnumerateArray().Select(static d => d.GetString()));
        Assert.False(chart.RootElement.TryGetProperty("principal", out _));
    }

    [Fact]
    public async Task Overview_AsOfAndKnownAt_AreAskedForAndStopFollowing()
    {
        var ledger = KnownContracts.Ledger();
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync("/contracts/loan-42?asOf=2024-02-29&knownAt=11");

        Assert.Equal(new ContractQuery { AsOf = new DateOnly(2024, 2, 29), KnownAt = 11 }, ledger.LastQuery);
        Assert.DoesNotContain("/watch", page, StringComparison.Ordinal);
        Assert.Contains("/contracts/loan-42/statement?asOf=2024-02-29&amp;knownAt=11", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_EmptyFieldsOfTheForm_MeanTheLatest()
    {
        var ledger = KnownContracts.Ledger();
        await using var host = await PageHost.StartAsync(ledger);

        await host.ReadAsync("/contracts/loan-42?asOf=&knownAt=");

        Assert.Equal(ContractQuery.Latest, ledger.LastQuery);
    }

    [Theory]
    [InlineData("?asOf=31.12.2024")]
    [InlineData("?asOf=2024-02-30")]
    [InlineData("?asOf=9999-12-31")]
    [InlineData("?knownAt=-1")]
    [InlineData("?page=two")]
    [InlineData("/terms?asOf=today")]
    [InlineData("/events?knownAt=latest")]
    [InlineData("/events/d1?asOf=1.1.2024")]
    [InlineData("/statement?asOf=2024-13-01")]
    [InlineData("/payoff?date=tomorrow")]
    [InlineData("/payoff?date=0001-01-01")]
    public async Task Page_UnreadableField_IsBadRequestAndSaysHowToWriteIt(string rest)
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());

        using var answer = await host.Http.GetAsync($"/contracts/loan-42{rest}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("2024-12-31", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/contracts/nobody/terms")]
    [InlineData("/contracts/nobody/events")]
    [InlineData("/contracts/nobody/payoff?date=2024-03-01")]
    [InlineData("/contracts/loan-42/events/nothing")]
    [InlineData("/contracts/loan-42/journal?figure=nothing")]
    [InlineData("/contracts/%22%3E%3Cb%3E/terms")]
    public async Task Page_UnknownSubject_IsNotFound(string path)
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());

        using var answer = await host.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Payoff_OnADate_IsAQuoteForThatDate()
    {
        var ledger = KnownContracts.Ledger();
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync("/contracts/loan-42/payoff?date=2024-03-01");

        Assert.Equal(new DateOnly(2024, 3, 1), ledger.LastPayoffDate);
        Assert.Contains("8,050.00", page, StringComparison.Ordinal);
        Assert.Contains("A quote moves nothing", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_JournalThatDoesNotSumToAFigure_SaysSo()
    {
        // The known loan has a journal of three lines beside figures of its own.
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());

        Assert.Contains("The lines do not sum to the figure.", await host.ReadAsync("/contracts/loan-42"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stale", "Stale view")]
    [InlineData("quarantined", "do not trust")]
    [InlineData("pending", "before the contract was opened")]
    public async Task Overview_ViewNotToBeTakenAtFaceValue_SaysSo(string what, string notice)
    {
        var ledger = KnownContracts.Ledger();
        ledger.Contracts[KnownContracts.LoanId] = what switch
        {
            "stale" => KnownContracts.Loan() with { Stale = true },
            "quarantined" => KnownContracts.Loan() with { Status = ContractStatus.Quarantined },
            _ => KnownContracts.Loan() with { Status = ContractStatus.Pending, Kind = null, Currency = null, AsOf = null },
        };
        await using var host = await PageHost.StartAsync(ledger);

        Assert.Contains(notice, await host.ReadAsync("/contracts/loan-42"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contract_InQuarantine_SaysWhatBrokeWhereAndSinceWhen()
    {
        var ledger = KnownContracts.Ledger();
        ledger.Contracts[KnownContracts.LoanId] = KnownContracts.Loan() with { Status = ContractStatus.Quarantined };
        ledger.Quarantined.Add(Samples.Quarantined(KnownContracts.LoanId));
        await using var host = await PageHost.StartAsync(ledger);

        foreach (var part in new[] { "", "/statement", "/journal" })
        {
            var page = await host.ReadAsync($"/contracts/loan-42{part}");
            Assert.All(["out of range.", "e7", "offset 5", "offset 7", "href=\"/quarantined\""], expected => Assert.Contains(expected, page, StringComparison.Ordinal));
        }
    }
}
