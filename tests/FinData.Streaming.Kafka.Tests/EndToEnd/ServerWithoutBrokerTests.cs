using FinData.Client;

namespace FinData.Streaming.Kafka.Tests;

public sealed class ServerWithoutBrokerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("findata-kafka-server-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Timeout = 240_000)]
    public async Task Server_BrokerDiesAndIsAwayAtTheNextStart_ReadsGoOnAndFoldingCatchesUp()
    {
        var missing = KafkaProcess.WhyNot();
        Assert.SkipWhen(missing is not null, $"No Kafka that a test may kill: {missing}");
        await using var broker = await KafkaProcess.StartAsync();
        var (topic, positions) = (await Topics.CreateAsync(broker.Bootstrap, 1), await Topics.CreateAsync(broker.Bootstrap, 1));
        await using (var server = await StartAsync())
        {
            await server.SendAsync(Samples.Opened("A"), Samples.Credited("A", "e1", "1.00"));
            await Eventually.TrueAsync(async () => (await server.PartitionAsync()).Checkpointed == 2, "both are durable");
            await broker.KillAsync();
            await Eventually.TrueAsync(async () => (await server.PartitionAsync()).State == PartitionState.LogUnavailable, "the broker is missed");
            Assert.Equal("log-unavailable", (await Assert.ThrowsAsync<FinDataException>(() => server.SendAsync(Samples.Credited("A", "e2", "1.00")))).Code);
            Assert.Equal(1m, (await server.Client.GetContractAsync("A", ContractQuery.Latest, Cancel))!.Balance);
        }

        await using var restarted = await StartAsync();
        await Eventually.TrueAsync(async () => (await restarted.PartitionAsync()).State == PartitionState.LogUnavailable, "the broker is missed at the start too");
        Assert.Equal(1m, (await restarted.Client.GetContractAsync("A", ContractQuery.Latest, Cancel))!.Balance);
        Assert.True(await restarted.Client.IsReadyAsync(Cancel));

        await broker.RestartAsync();
        await Eventually.TrueAsync(async () => await Record.ExceptionAsync(() => restarted.SendAsync(Samples.Credited("A", "e3", "4.00"))) is null, "events are taken again");
        await Eventually.TrueAsync(async () => (await restarted.PartitionAsync()).State == PartitionState.Running, "the partition runs again");
        await Eventually.TrueAsync(async () => (await restarted.Client.GetContractAsync("A", ContractQuery.Latest, Cancel))!.Balance >= 5m, "what was sent is folded");
        await Eventually.TrueAsync(
            async () => (await TopicContent.ReadAsync(broker.Bootstrap, positions, 1))[^1].Position().Balance >= 5m, "and published");

        Task<KafkaServer> StartAsync() => KafkaServer.StartAsync(folder, broker.Bootstrap, topic, $"--FinData:Kafka:PositionsTopic={positions}", "--FinData:Kafka:StartPatience=00:00:00");
    }
}
