using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FinData.Events;
using FinData.Lending;
using Microsoft.AspNetCore.Builder;

namespace FinData.Cli.Tests.Verify;

/// <summary>A server whose log says one thing and whose answers another: verify has to find it out.</summary>
public sealed class LyingServerTests : IDisposable
{
    private static readonly Currency Euro = Currency.Parse("EUR");
    private static readonly DateOnly Day = new(2026, 1, 5);

    private readonly string json = Path.GetTempFileName();
    private readonly ImmutableArray<LogRecordView> records;
    private readonly ContractView truth;

    public LyingServerTests()
    {
        var fold = new PlainFold(new AvroSchemas());
        var log = ImmutableArray.CreateBuilder<LogRecordView>();
        var terms = new AccountTerms { Product = "current", Currency = Euro };
        Add("e1", new ContractEvent(EventKind.Opened, Day, 0, Euro, 0, new Opening("c-1", terms)));
        Add("e2", new ContractEvent(EventKind.Credited, Day, 0, Euro, 10m));
        records = log.ToImmutable();
        truth = fold.Fold().Single();

        void Add(string eventId, ContractEvent happened)
        {
            var value = new ArrayBufferWriter<byte>();
            var clientId = (happened.Detail as Opening)?.ClientId;
            JsonEventCodec.Encode(
                new EventEnvelope { EventId = eventId, ContractId = "acc-1", ClientId = clientId, OccurredAt = DateTimeOffset.UnixEpoch, Source = "t", Event = happened },
                value);
            var key = Encoding.UTF8.GetBytes("acc-1");
            fold.Add(0, new LogRecord(log.Count, key, value.WrittenMemory, default));
            log.Add(new LogRecordView { Offset = log.Count, KeyBase64 = Convert.ToBase64String(key), ValueBase64 = Convert.ToBase64String(value.WrittenSpan) });
        }
    }

    public void Dispose() => File.Delete(json);

    [Fact]
    public async Task Verify_ServerTellsTheTruth_ExitsOk()
    {
        var (run, report) = await VerifyAsync(truth, ["acc-1"]);

        Assert.True(run.ExitCode == ExitCode.Ok, run.Output + run.Error);
        Assert.Equal((1, 0), (Figure(report, "contracts"), Figure(report, "differ")));
    }

    [Fact]
    public async Task Verify_ABalanceIsACentOff_PrintsTheRowAndExitsWithFailure()
    {
        var (run, report) = await VerifyAsync(truth with { Balance = 10.01m }, ["acc-1"]);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("10.01", run.Output.Split('\n').Single(static line => line.Contains("balance", StringComparison.Ordinal)));
        Assert.Equal(1, Figure(report, "differ"));
    }

    [Fact]
    public async Task Verify_ServerKnowsAContractThatTheLogDoesNot_ExitsWithFailure()
    {
        var (run, report) = await VerifyAsync(truth, ["acc-1", "acc-2"]);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("acc-2", run.Output);
        Assert.Equal(1, Figure(report, "differ"));
    }

    [Fact]
    public async Task Verify_ServerLostAContract_ExitsWithFailure()
    {
        var (run, report) = await VerifyAsync(null, []);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("unknown to the server", run.Output);
        Assert.Equal(1, Figure(report, "differ"));
    }

    private static int Figure(JsonElement report, string name) => report.GetProperty(name).GetInt32();

    private async Task<(ToolRun Run, JsonElement Report)> VerifyAsync(ContractView? answer, ImmutableArray<string> contractIds)
    {
        await using var server = await FakeServer.StartAsync(app =>
        {
            app.MapGet("/v1/partitions", () => ImmutableArray.Create(new PartitionView { Partition = 0, State = PartitionState.Running, LogEnd = 2, Folded = 2, Checkpointed = 2 }));
            app.MapGet("/v1/partitions/0/records", () => new LogPage { Records = records, Next = 2, LogEnd = 2 });
            app.MapGet("/v1/partitions/0/contracts", () => new IdPage { Ids = contractIds });
            app.MapPost("/v1/contracts/query", () => new ContractBatchResponse { Contracts = answer is null ? [] : [answer], Unknown = [] });
            app.MapPost("/v1/clients/query", () => new ClientBatchResponse { Clients = [TrueClient()], Unknown = [] });
            app.MapGet("/v1/portfolio", () => new PortfolioView { Lines = [.. PortfolioComparison.Sum([truth])], Contracts = 1, MissingPartitions = [] });
        });
        var run = await ToolRun.OfAsync("verify", "--url", server.Url, "--json", json);
        return (run, JsonDocument.Parse(await File.ReadAllTextAsync(json)).RootElement);
    }

    private ClientView TrueClient() => new()
    {
        ClientId = "c-1",
        Contracts =
        [
            new ClientContract
            {
                ContractId = "acc-1", Kind = "account", Product = "current", Currency = "EUR", Status = ContractStatus.Active, Balance = 10m,
                AccruedInterest = 0, PrincipalOutstanding = 0, Overdue = 0, Watermark = 1,
            },
        ],
        Totals = [.. ClientTotals.Sum([truth])],
    };
}
