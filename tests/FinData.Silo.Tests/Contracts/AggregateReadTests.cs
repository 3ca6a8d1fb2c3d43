using System.Net;
using System.Text;
using FinData.Lending;

namespace FinData.Silo.Tests.Contracts;

/// <summary>Terms, income and cash flow of contracts and clients over HTTP.</summary>
public sealed class AggregateReadTests
{
    [Fact]
    public async Task Terms_OfAContract_AreAnObjectOverHttpAndItsTextInTheClient()
    {
        await using var server = await ServerAsync();
        Assert.Contains("\"terms\":{\"kind\":\"account\"}", await server.Http.GetStringAsync("v1/contracts/A%2F1/terms"));
        Assert.Equal("{\"kind\":\"account\"}", (await server.Client.GetTermsAsync("A/1"))!.Terms);
    }

    [Fact]
    public async Task Income_Parameters_ReachTheGrain()
    {
        await using var server = await ServerAsync();
        var query = new ContractQuery { AsOf = new DateOnly(2026, 1, 31), KnownAt = 5 };
        Assert.Equal("A/1", (await server.Client.GetIncomeAsync("A/1", query))!.ContractId);
        Assert.Equal(query, server.Ledger.Queries.Single());
    }

    [Theory]
    [InlineData("v1/contracts/none/terms", "no-terms")]
    [InlineData("v1/contracts/none/income", "unknown-contract")]
    [InlineData("v1/contracts/A%2F1/cash-flow", "no-schedule")]
    [InlineData("v1/clients/none/income", "unknown-client")]
    [InlineData("v1/clients/none/cash-flow", "unknown-client")]
    public async Task Get_Unknown_Answers404OfItsKind(string path, string code)
    {
        await using var server = await ServerAsync();
        using var response = await server.Http.GetAsync(path);
        await response.IsProblemAsync(HttpStatusCode.NotFound, code);
    }

    [Fact]
    public async Task Client_IncomeAndCashFlow_TakeADate()
    {
        await using var server = await ServerAsync();
        var date = new DateOnly(2026, 1, 31);
        Assert.Equal(date, (await server.Client.GetClientIncomeAsync("client-1", date))!.AsOf);
        Assert.Equal(date, (await server.Client.GetClientCashFlowAsync("client-1", date))!.AsOf);
        using var response = await server.Http.GetAsync("v1/clients/client-1/income?asOf=31.1.2026");
        await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
    }

    [Fact]
    public async Task Ingest_AnOpeningWhoseTermsMakeNoSense_IsAcceptedAndSaysWhatItsContractWillRefuse()
    {
        await using var server = await HttpServer.StartAsync();
        var opening = Samples.OpenedLoan("L-1").Replace("\"calendar\":\"none\"", "\"calendar\":\"moon\"", StringComparison.Ordinal).Replace("2026-02-01", "2025-02-01", StringComparison.Ordinal);
        var result = Assert.Single((await server.Client.IngestEventAsync(Encoding.UTF8.GetBytes(opening))).Results);

        Assert.True(result.Accepted);
        Assert.Equal(["calendar", "firstDueDate"], result.TermsErrors!.Value.Select(static e => e.Field).Order());
        Assert.Null(Assert.Single((await server.Client.IngestEventAsync(Encoding.UTF8.GetBytes(Samples.OpenedLoan("L-2")))).Results).TermsErrors);
    }

    [Fact]
    public void Delinquency_OfContracts_CountsLoansThatAreBeingRepaid()
    {
        ClientContract[] contracts =
        [
            Loan("a", ContractStatus.Active, 0, 100m, 0m), Loan("b", ContractStatus.Overdue, 7, 200m, 20m), Loan("c", ContractStatus.Overdue, 30, 300m, 30m),
            Loan("d", ContractStatus.Overdue, 31, 400m, 40m), Loan("e", ContractStatus.ChargedOff, 0, 0m, 0m), Loan("f", ContractStatus.Active, 0, 1m, 0m) with { Kind = "account" },
        ];

        Assert.Equal(
            [(DelinquencyBucket.Current, 1L, 100m, 0m), (DelinquencyBucket.Days1To30, 2L, 500m, 50m), (DelinquencyBucket.Days31To60, 1L, 400m, 40m)],
            DelinquencyTotals.Of(contracts).Select(static t => (t.Bucket, t.Contracts, t.PrincipalOutstanding, t.Overdue)));
    }

    private static ClientContract Loan(string id, ContractStatus status, int days, decimal principal, decimal overdue) => new()
    {
        ContractId = id, Kind = "loan", Product = "p", Currency = "EUR", Status = status, Balance = overdue, AccruedInterest = 0, PrincipalOutstanding = principal, Overdue = overdue,
        DaysPastDue = days, Watermark = 1,
    };

    private static async Task<HttpServer> ServerAsync()
    {
        var server = await HttpServer.StartAsync();
        server.Ledger.Set(FakeLedger.Account("A/1", 12.50m, 7));
        server.Ledger.Clients["client-1"] = new ClientView { ClientId = "client-1", Totals = [], Contracts = [] };
        return server;
    }
}
