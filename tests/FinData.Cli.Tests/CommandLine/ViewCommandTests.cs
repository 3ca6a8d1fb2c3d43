using System.Collections.Immutable;
using System.Text.Json;
using FinData.Lending;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FinData.Cli.Tests.CommandLine;

public sealed class ViewCommandTests
{
    [Fact]
    public async Task GetContract_Known_ShowsItsBalances()
    {
        await using var server = await FakeServer.StartAsync(static app => app.MapGet("/v1/contracts/loan-1", static () => Views.Loan("loan-1", 1234.5m)));

        var run = await ToolRun.OfAsync("get", "contract", "loan-1", "--url", server.Url);

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("1,234.50 BRL", run.Output);
        Assert.Contains("0.12345678", run.Output);
        Assert.Contains("2026-01-31", run.Output);
    }

    [Fact]
    public async Task GetContract_AsJson_IsTheViewAndNothingElse()
    {
        await using var server = await FakeServer.StartAsync(static app => app.MapGet("/v1/contracts/loan-1", static () => Views.Loan("loan-1")));

        var run = await ToolRun.OfAsync("get", "contract", "loan-1", "--json", "--url", server.Url);

        Assert.Equal(Views.Loan("loan-1"), JsonSerializer.Deserialize<ContractView>(run.Output, FinDataJson.Options));
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task GetContract_AtADate_AsksForThatDate()
    {
        string? asked = null;
        await using var server = await FakeServer.StartAsync(app => app.MapGet("/v1/contracts/loan-1", (HttpRequest request) =>
        {
            asked = request.QueryString.Value;
            return Views.Loan("loan-1");
        }));

        await ToolRun.OfAsync("get", "contract", "loan-1", "--as-of", "2026-02-28", "--known-at", "7", "--url", server.Url);

        Assert.Equal("?asOf=2026-02-28&knownAt=7", asked);
    }

    [Theory]
    [InlineData("get contract nobody", "no contract 'nobody'")]
    [InlineData("get client nobody", "a client 'nobody'")]
    [InlineData("statement nobody", "no contract 'nobody'")]
    [InlineData("dead-letters 77", "no dead letter 77")]
    [InlineData("dead-letters show 77", "no dead letter 77")]
    [InlineData("dead-letters resubmit 77", "no dead letter 77")]
    public async Task Subject_Unknown_ExitsNotFound(string command, string message)
    {
        await using var server = await FakeServer.StartAsync(static app => app.MapFallback(static () => FakeServer.Unknown("contract")));

        var run = await ToolRun.OfAsync([.. command.Split(' '), "--url", server.Url]);

        Assert.Equal(ExitCode.NotFound, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Statement_WithARefusedEvent_ShowsTheReason()
    {
        await using var server = await FakeServer.StartAsync(static app => app.MapGet("/v1/contracts/loan-1/statement", static () => new StatementView
        {
            ContractId = "loan-1",
            Currency = "BRL",
            Watermark = 9,
            Lines =
            [
                new StatementLine
                {
                    Date = new DateOnly(2026, 1, 2), EventId = "e-9", Type = "paymentReceived", Amount = 10m, Outcome = "refused", Reason = "not-disbursed",
                    Balance = 0, AccruedInterest = 0, PrincipalOutstanding = 0, Offset = 9,
                },
            ],
        }));

        var run = await ToolRun.OfAsync("statement", "loan-1", "--url", server.Url);

        Assert.Contains("refused: not-disbursed", run.Output);
        Assert.Contains("10.00", run.Output);
    }

    [Fact]
    public async Task Statement_WithBucketsInUse_ShowsThoseAndNoOthers()
    {
        await using var server = await FakeServer.StartAsync(static app => app.MapGet("/v1/contracts/loan-1/statement", static () => new StatementView
        {
            ContractId = "loan-1",
            Currency = "BRL",
            Watermark = 9,
            Lines = [Line("e-9", "paymentReceived", "applied") with { FeesDue = 12.5m, AccruedPenalty = 0.12345678m }],
        }));

        var run = await ToolRun.OfAsync("statement", "loan-1", "--url", server.Url);

        Assert.Contains("Fees due", run.Output);
        Assert.Contains("12.50", run.Output);
        Assert.Contains("0.12345678", run.Output);
        Assert.DoesNotContain("Credit", run.Output);
    }

    [Fact]
    public async Task Statement_WithAnOpeningRefusedForItsTerms_ShowsEveryError()
    {
        await using var server = await FakeServer.StartAsync(static app =>
        {
            app.MapGet("/v1/contracts/loan-1/statement", static () => new StatementView
            {
                ContractId = "loan-1",
                Watermark = 9,
                Lines = [Line("o-1", "opened", "refused") with { Reason = "invalid-terms" }],
            });
            app.MapGet("/v1/contracts/loan-1/events/o-1", static () => new EventView
            {
                ContractId = "loan-1", EventId = "o-1", Type = "opened", EffectiveDate = new DateOnly(2026, 1, 2), Amount = 0, Outcome = "refused", Reason = "invalid-terms",
                Partition = 0, Offset = 9,
                TermsErrors = [new TermsErrorView { Field = "count", Message = "Is at least 1." }, new TermsErrorView { Field = "calendar", Message = "Is a known calendar." }],
            });
        });

        var run = await ToolRun.OfAsync("statement", "loan-1", "--url", server.Url);

        Assert.Matches(@"o-1\s+count\s+Is at least 1\.", run.Output);
        Assert.Matches(@"o-1\s+calendar\s+Is a known calendar\.", run.Output);
    }

    [Fact]
    public async Task GetContract_ChargedOff_ShowsWhatWasWaivedWrittenOffAndRecovered()
    {
        await using var server = await FakeServer.StartAsync(static app => app.MapGet("/v1/contracts/loan-1", static () => Views.Loan("loan-1") with
        {
            AccruedPenalty = 0.11m, FeesPaid = 0.22m, PenaltiesPaid = 0.33m, Waived = 0.44m, WrittenOff = 0.55m, Recovered = 0.66m,
        }));

        var run = await ToolRun.OfAsync("get", "contract", "loan-1", "--url", server.Url);

        Assert.All(["0.11", "0.22", "0.33", "0.44", "0.55", "0.66"], figure => Assert.Contains(figure, run.Output));
    }

    [Theory]
    [InlineData(PartitionState.Running, ExitCode.Ok)]
    [InlineData(PartitionState.Faulted, ExitCode.Failure)]
    [InlineData(PartitionState.StoreUnavailable, ExitCode.Failure)]
    public async Task Partitions_NotRunning_ExitsWithFailure(PartitionState state, int exitCode)
    {
        await using var server = await FakeServer.StartAsync(app => app.MapGet("/v1/partitions", () => ImmutableArray.Create(Views.Partition(state))));

        var run = await ToolRun.OfAsync("partitions", "--url", server.Url);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("12,345", run.Output);
    }

    [Fact]
    public async Task GetClient_Known_ShowsContractsAndTotals()
    {
        await using var server = await FakeServer.StartAsync(static app => app.MapGet("/v1/clients/c-1", static () => new ClientView
        {
            ClientId = "c-1",
            Contracts =
            [
                new ClientContract
                {
                    ContractId = "acc-[1]", Kind = "account", Product = "current", Currency = "EUR", Status = ContractStatus.Active, Balance = 7m,
                    AccruedInterest = 0, PrincipalOutstanding = 0, Overdue = 0, Watermark = 1,
                },
            ],
            Totals = [new CurrencyTotals { Kind = "account", Currency = "EUR", Contracts = 1, Balance = 7m, AccruedInterest = 0, PrincipalOutstanding = 0, Overdue = 0 }],
        }));

        var run = await ToolRun.OfAsync("get", "client", "c-1", "--url", server.Url);

        // Brackets are markup to the console library: an id must come out as it is.
        Assert.Contains("acc-[1]", run.Output);
        Assert.Contains("Total of 1", run.Output);
    }

    [Fact]
    public async Task GetClient_WithALateLoan_ShowsDaysAndBuckets()
    {
        await using var server = await FakeServer.StartAsync(static app => app.MapGet("/v1/clients/c-1", static () => new ClientView
        {
            ClientId = "c-1",
            Contracts =
            [
                new ClientContract
                {
                    ContractId = "loan-1", Kind = "loan", Product = "personal", Currency = "EUR", Status = ContractStatus.Overdue, Balance = 7m,
                    AccruedInterest = 0, PrincipalOutstanding = 7m, Overdue = 3m, Watermark = 1, DaysPastDue = 40,
                },
            ],
            Totals = [],
            Delinquency = [new DelinquencyTotals { Currency = "EUR", Bucket = DelinquencyBucket.Days31To60, Contracts = 1, PrincipalOutstanding = 7m, Overdue = 3m }],
        }));

        var run = await ToolRun.OfAsync("get", "client", "c-1", "--url", server.Url);

        Assert.Contains("overdue, 40 days", run.Output);
        Assert.Matches(@"days31To60\s+1\s+7\.00\s+3\.00\s+EUR", run.Output);
    }

    [Fact]
    public async Task Server_ThatAsksForAKey_ExitsRefusedAndNamesTheOption()
    {
        await using var server = await FakeServer.StartAsync(static app => app.MapFallback(static () => Results.Problem(statusCode: 401, title: "No key")));

        var run = await ToolRun.OfAsync("partitions", "--url", server.Url);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("--api-key-file", run.Error);
    }

    [Fact]
    public async Task ApiKeyFile_Named_IsSent()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "secret-key\n");
            string? sent = null;
            await using var server = await FakeServer.StartAsync(app => app.MapGet("/v1/partitions", (HttpRequest request) =>
            {
                sent = request.Headers["X-Api-Key"];
                return ImmutableArray.Create(Views.Partition(PartitionState.Running));
            }));

            await ToolRun.OfAsync("partitions", "--url", server.Url, "--api-key-file", file);

            Assert.Equal("secret-key", sent);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Address_WrittenIntoTheDataFolder_IsWhereTheToolAsks()
    {
        var folder = Directory.CreateTempSubdirectory("findata-test-");
        try
        {
            await using var server = await FakeServer.StartAsync(static app => app.MapGet("/v1/partitions", static () => ImmutableArray.Create(Views.Partition(PartitionState.Running))));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, ServerAddress.FileName), server.Url);

            var run = await ToolRun.OfAsync("partitions", "--data", folder.FullName);

            Assert.Equal(ExitCode.Ok, run.ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static StatementLine Line(string eventId, string type, string outcome) => new()
    {
        Date = new DateOnly(2026, 1, 2), EventId = eventId, Type = type, Amount = 10m, Outcome = outcome,
        Balance = 0, AccruedInterest = 0, PrincipalOutstanding = 0, Offset = 9,
    };
}
