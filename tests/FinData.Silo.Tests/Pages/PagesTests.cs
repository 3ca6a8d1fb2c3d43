using System.Net;
using System.Text;
using FinData.Grains;
using FinData.Lending;
using FinData.Silo.Pages.Portfolio;

namespace FinData.Silo.Tests.Pages;

public sealed class PagesTests
{
    [Fact]
    public async Task Portfolio_TwoProductsOfOneCurrency_AreSummedAndListed()
    {
        var ledger = new KnownLedger
        {
            Portfolio = new PortfolioView
            {
                Contracts = 1234,
                MissingPartitions = [],
                Lines = [Line("gold", ContractStatus.Active, 1000, 1_000_000.10m), Line("silver", ContractStatus.Overdue, 234, 500_000.15m)],
            },
        };
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync("/");

        Assert.Contains("1,234", page, StringComparison.Ordinal);
        Assert.Contains("1,500,000.25", page, StringComparison.Ordinal);
        Assert.Contains("500,000.15", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Incomplete", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Portfolio_MonthsSummed_AreATableThatAChartIsDrawnFrom()
    {
        var ledger = new KnownLedger
        {
            Portfolio = new PortfolioView { Contracts = 1, MissingPartitions = [], Lines = [Line("gold", ContractStatus.Active, 1, 100m)] },
            Months = new PortfolioMonths
            {
                SummedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                Contracts = 77,
                Income =
                [
                    new CurrencyIncome
                    {
                        Currency = "EUR", Contracts = 3,
                        Months = [new MonthIncomeView { Month = "2026-01", Interest = 12.345m, Fees = 0, Penalties = 0, Recoveries = 0, WrittenOff = 0, InterestExpense = 0, Total = 12.345m }],
                    },
                ],
            },
        };
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync("/");

        Assert.Contains("77 contracts summed at 2026-01-02 03:04:05 UTC", page, StringComparison.Ordinal);
        Assert.Contains("<tr data-month=\"2026-01\">", page, StringComparison.Ordinal);
        Assert.Contains("data-value=\"12.345\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">Written off<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Portfolio_MonthsNotSummedYet_SaysHowFarItIs()
    {
        var ledger = new KnownLedger
        {
            Portfolio = new PortfolioView { Contracts = 1, MissingPartitions = [], Lines = [Line("gold", ContractStatus.Active, 1, 100m)] },
            Months = PortfolioMonths.None with { Summing = 4_500, Error = "The store is away." },
        };
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync("/");

        Assert.Contains("being summed, 4,500 contracts so far", page, StringComparison.Ordinal);
        Assert.Contains("The store is away.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Portfolio_PartitionMissing_SaysIncomplete()
    {
        var ledger = new KnownLedger { Portfolio = new PortfolioView { Contracts = 0, Lines = [], MissingPartitions = [2, 5] } };
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync("/");

        Assert.Contains("whose contracts are missing here: 2, 5.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Portfolio_Empty_SaysHowToBegin()
    {
        await using var host = await PageHost.StartAsync(new KnownLedger());

        Assert.Contains("No contracts yet", await host.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partitions_OneFaulted_ShowsTheErrorAndTheOthers()
    {
        var faulted = new PartitionView
        {
            Partition = 0,
            State = PartitionState.Faulted,
            Silo = "S127.0.0.1:11111",
            Epoch = 7,
            LogEnd = 12_345,
            Folded = 12_000,
            Checkpointed = 11_000,
            Lag = 345,
            Error = "disk full <oh no>",
        };
        var ledger = new KnownLedger { Partitions = [faulted, new PartitionView { Partition = 1, State = PartitionState.Running, Folded = 777 }] };
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync("/partitions");

        Assert.Contains("12,345", page, StringComparison.Ordinal);
        Assert.Contains("Faulted", page, StringComparison.Ordinal);
        Assert.Contains("disk full &lt;oh no&gt;", page, StringComparison.Ordinal);
        Assert.Contains("777", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_Known_LinksItsContracts()
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());

        var page = await host.ReadAsync("/clients/client-9");

        Assert.Contains("href=\"/contracts/account%3A7%2Fa\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeadLetters_MoreThanAPage_LinkToTheOlder()
    {
        var ledger = new KnownLedger();
        ledger.DeadLetters.AddRange(Enumerable.Range(1, 51).Select(static i => Letter(i, Encoding.UTF8.GetBytes($"{{\"n\":{i},\"x\":\"<b>\"}}"))));
        await using var host = await PageHost.StartAsync(ledger);

        var first = await host.ReadAsync("/dead-letters");
        var second = await host.ReadAsync("/dead-letters?before=2");

        Assert.Contains("?before=2\"", first, StringComparison.Ordinal);
        Assert.Contains("wrong scale", first, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", first, StringComparison.Ordinal);
        Assert.Contains("/dead-letters/1\"", second, StringComparison.Ordinal);
        Assert.DoesNotContain("?before=", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeadLetter_BytesThatAreNoText_AreDumped()
    {
        var ledger = new KnownLedger();
        ledger.DeadLetters.Add(Letter(4, [0xff, 0x00, (byte)'A']));
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync("/dead-letters/4");

        Assert.Contains("000000  ff 00 41", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loan-42", "/contracts/loan-42")]
    [InlineData(" account:7/a ", "/contracts/account%3A7%2Fa")]
    [InlineData("client-9", "/clients/client-9")]
    public async Task Search_KnownId_GoesToItsPage(string asked, string page)
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());

        using var answer = await host.Http.GetAsync($"/search?q={Uri.EscapeDataString(asked)}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(page, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/search?q=nobody")]
    [InlineData("/search")]
    [InlineData("/contracts/nobody")]
    [InlineData("/contracts/nobody/statement")]
    [InlineData("/clients/nobody")]
    [InlineData("/dead-letters/99")]
    [InlineData("/no/such/page")]
    public async Task Page_OfNothing_IsNotFoundAndOffersTheSearch(string path)
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());

        using var answer = await host.Http.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("id=\"page-search\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_LedgerSilent_IsUnavailableWithAReason()
    {
        await using var host = await PageHost.StartAsync(new KnownLedger { Failure = new TimeoutException("Response did not arrive on time in 00:00:30") });

        using var answer = await host.Http.GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Its partition may be moving or starting.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("00:00:30", page, StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static PortfolioLine Line(string product, ContractStatus status, long contracts, decimal balance) => new()
    {
        Kind = "loan",
        Product = product,
        Currency = "EUR",
        Status = status,
        Contracts = contracts,
        Balance = balance,
        AccruedInterest = 0m,
        PrincipalOutstanding = balance,
        Overdue = 0m,
    };

    private static DeadLetter Letter(long sequence, byte[] value)
        => new(sequence, 1, 100 + sequence, "wrong-scale", "amount", "http", new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero), default, value);
}
