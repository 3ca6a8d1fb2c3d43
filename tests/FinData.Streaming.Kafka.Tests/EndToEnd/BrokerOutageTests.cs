using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>
/// Brokers that are away for a while, in the middle of ingestion and at a start: 8 seconds, or as many as <c>FINDATA_TEST_OUTAGE_SECONDS</c> says.
/// </summary>
public sealed class BrokerOutageTests(ITestOutputHelper output) : IDisposable
{
    private const int Lanes = 16;
    private const int Partitions = 4;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(3);
    private readonly string folder = Directory.CreateTempSubdirectory("findata-kafka-server-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TimeSpan Outage
        => TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("FINDATA_TEST_OUTAGE_SECONDS") is { Length: > 0 } named ? double.Parse(named, CultureInfo.InvariantCulture) : 8);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Timeout = 900_000)]
    public async Task Brokers_AwayAtTheStartAndInTheMiddle_RefuseEventsAndLoseNone()
    {
        var missing = KafkaProcess.WhyNot();
        Assert.SkipWhen(missing is not null, $"No Kafka that a test may kill: {missing}");
        await using var broker = await KafkaProcess.StartAsync();
        var topic = await Topics.CreateAsync(broker.Bootstrap, Partitions);
        await broker.KillAsync();
        var starting = StartAsync("00:02:00");
        await Task.Delay(Calm, TimeProvider.System, Cancel);
        Assert.False(starting.IsCompleted, "A first start waits for the brokers.");
        await broker.RestartAsync();
        await using var server = await starting;

        var senders = new SteadySenders(server.Http, Lanes, batchSize: 100);
        var sending = senders.RunAsync(Cancel);
        await Task.Delay(Calm, TimeProvider.System, Cancel);
        await broker.KillAsync();
        await ServeReadsAsync(server, Outage);
        Assert.All(await server.Client.GetPartitionsAsync(Cancel), static p => Assert.Equal(PartitionState.LogUnavailable, p.State));
        var before = senders.Acknowledged.Count;
        await broker.RestartAsync();
        await Eventually.TrueAsync(() => Task.FromResult(senders.Acknowledged.Count > before + (Lanes * 100)), "events are taken again");
        senders.Finish();
        await sending;

        output.WriteLine($"{senders.Acknowledged.Count} events acknowledged; answers: {string.Join(", ", senders.Answers.Select(static a => $"{a.Value} x {(int)a.Key.Status}"))}");
        Assert.Contains((HttpStatusCode.ServiceUnavailable, true), senders.Answers.Keys);
        Assert.Contains((HttpStatusCode.TooManyRequests, true), senders.Answers.Keys);
        Assert.All(senders.Answers.Keys, static a => Assert.True(a.Status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests));
        await CountsEachOnceAsync(server, senders);
        await HoldsWhatWasAcknowledgedAsync(server, senders);
        Assert.Matches("findata_log_failures_total\\{.*fault=\"unavailable\".*\\} [1-9]", await server.Http.GetStringAsync("metrics", Cancel));

        Task<KafkaServer> StartAsync(string patience)
            => Task.Run(() => KafkaServer.StartAsync(folder, broker.Bootstrap, topic, $"--FinData:Kafka:StartPatience={patience}", "--FinData:Kafka:MaxQueuedRecords=1000"));
    }

    /// <summary>Asks for an account all the time: whatever the brokers do, it is answered.</summary>
    private static async Task ServeReadsAsync(KafkaServer server, TimeSpan duration)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < duration)
        {
            Assert.NotNull(await server.Client.GetContractAsync(SteadySenders.AccountOf(0), ContractQuery.Latest, Cancel));
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancel);
        }
    }

    private static async Task CountsEachOnceAsync(KafkaServer server, SteadySenders senders)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            var (account, sent) = (SteadySenders.AccountOf(lane), senders.Sent(lane));
            await Eventually.TrueAsync(async () => (await server.Client.GetContractAsync(account, ContractQuery.Latest, Cancel))!.Balance == sent, $"{account} has {sent}");
        }
    }

    private static async Task HoldsWhatWasAcknowledgedAsync(KafkaServer server, SteadySenders senders)
    {
        var missing = senders.Acknowledged.ToDictionary(static a => a.Value, static a => a.Key);
        for (var partition = 0; partition < Partitions; partition++)
        {
            for (var page = await PageAsync(0); page.Records.Length > 0; page = await PageAsync(page.Next))
            {
                foreach (var record in page.Records)
                {
                    using var json = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(record.ValueBase64)));
                    if (missing.GetValueOrDefault((partition, record.Offset)) == json.RootElement.GetProperty("eventId").GetString())
                    {
                        missing.Remove((partition, record.Offset));
                    }
                }
            }

            Task<LogPage> PageAsync(long from) => server.Client.GetRecordsAsync(partition, from, 1000, Cancel);
        }

        Assert.Empty(missing);
    }
}
