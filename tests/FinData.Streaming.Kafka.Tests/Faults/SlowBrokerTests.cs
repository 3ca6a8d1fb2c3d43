using FinData.Client;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>A broker behind a line that is slow: what fits through goes on, what does not is refused and is right when it is sent again.</summary>
public sealed class SlowBrokerTests : IDisposable
{
    private const int Events = 2_000;
    private readonly string folder = Directory.CreateTempSubdirectory("findata-kafka-server-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Timeout = 240_000)]
    public async Task Broker_BehindASlowLine_RefusesWhatDoesNotFitAndCountsNothingTwice()
    {
        var missing = KafkaProcess.WhyNot();
        Assert.SkipWhen(missing is not null, $"No Kafka to slow down: {missing}");
        var port = FreePorts.InARow(3);
        await using var proxy = new SlowProxy(port + 2);
        await using var broker = await KafkaProcess.StartAsync(
            "--port", $"{port}",
            "--set", $"listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{port + 1},SLOW://127.0.0.1:{port + 2}",
            "--set", $"advertised.listeners=PLAINTEXT://127.0.0.1:{port},SLOW://127.0.0.1:{proxy.Port}",
            "--set", "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SLOW:PLAINTEXT");
        var topic = await Topics.CreateAsync(broker.Bootstrap, 1);
        await using var server = await KafkaServer.StartAsync(folder, $"127.0.0.1:{proxy.Port}", topic, "--FinData:Kafka:Compression=none");
        await server.SendAsync(Samples.Opened("A"));

        // 40 KiB a second: a few events go through, some 450 KiB of them take longer than Kafka:AppendTimeout.
        proxy.Pause = TimeSpan.FromMilliseconds(100);
        await server.SendAsync(Samples.Credited("A", "first", "1.00"));
        var many = Enumerable.Range(0, Events).Select(static i => Samples.Credited("A", $"e{i}", "1.00")).ToArray();
        var refused = await Assert.ThrowsAsync<FinDataException>(() => server.SendAsync(many));
        Assert.Equal("log-unavailable", refused.Code);
        Assert.Contains("Kafka:AppendTimeout", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(await server.Client.GetContractAsync("A", ContractQuery.Latest, Cancel));

        proxy.Pause = TimeSpan.Zero;
        await Eventually.TrueAsync(async () => await Record.ExceptionAsync(() => server.SendAsync(many)) is null, "they are taken");
        await Eventually.TrueAsync(async () => (await server.Client.GetContractAsync("A", ContractQuery.Latest, Cancel))!.Balance == Events + 1, "each counts once");
        await Eventually.TrueAsync(async () => (await server.PartitionAsync()).State == PartitionState.Running, "the partition runs");
    }
}
