using System.Net;
using System.Text;
using Confluent.Kafka;
using FinData.Client;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>A server on a real broker, from the event sent to the topics that go out.</summary>
public sealed class KafkaServerTests(KafkaPeer peer) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("findata-kafka-server-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Timeout = 240_000)]
    public async Task Server_EventsIn_AreReadBackAndGoOutOnceDurable()
    {
        var (topic, positions) = (await Topics.CreateAsync(peer.Bootstrap, 2), Topics.NewName());
        string[] settings = [$"--FinData:Kafka:PositionsTopic={positions}", "--FinData:Kafka:CreateTopics=true", "--FinData:Kafka:ReplicationFactor=1"];
        await using (var server = await KafkaServer.StartAsync(folder, peer.Bootstrap, topic, settings))
        {
            var sent = await server.SendAsync(Samples.Opened("A/1"), Samples.Credited("A/1", "e1", "10.25"), Samples.Credited("A/1", "e2", "5.00"), Samples.Credited("A/1", "e1", "10.25"));
            Assert.Equal((4, 0), (sent.Accepted, sent.Rejected));
            var view = await server.Client.GetContractAsync("A/1", new ContractQuery { ReadAfter = sent.Results[^1].Offset }, Cancel);
            Assert.Equal(15.25m, view!.Balance);
            await PublishedAsync(view);
        }

        await using (var server = await KafkaServer.StartAsync(folder, peer.Bootstrap, topic, settings))
        {
            var sent = await server.SendAsync(Samples.Credited("A/1", "e3", "1.00"));
            var view = await server.Client.GetContractAsync("A/1", new ContractQuery { ReadAfter = sent.Results[0].Offset }, Cancel);
            Assert.Equal(16.25m, view!.Balance);
            await PublishedAsync(view);
        }

        async Task PublishedAsync(ContractView view)
            => await Eventually.TrueAsync(
                async () => (await TopicContent.ReadAsync(peer.Bootstrap, positions, 1))[^1].Position() == ("A/1", view.Balance, view.Watermark), "the position is published");
    }

    [Fact(Timeout = 240_000)]
    public async Task Server_PositionsWantedLater_PublishesEveryContractThatItHas()
    {
        var (topic, positions) = (await Topics.CreateAsync(peer.Bootstrap, 2), await Topics.CreateAsync(peer.Bootstrap, 1, settings: new() { ["cleanup.policy"] = "compact" }));
        await using (var server = await KafkaServer.StartAsync(folder, peer.Bootstrap, topic))
        {
            await server.SendAsync([.. Enumerable.Range(0, 50).Select(static i => Samples.Opened($"C-{i}"))]);
            await Eventually.TrueAsync(async () => (await server.Client.GetPartitionsAsync(Cancel)).Sum(static p => p.Checkpointed) == 50, "all is durable");
        }

        await using (await KafkaServer.StartAsync(folder, peer.Bootstrap, topic, $"--FinData:Kafka:PositionsTopic={positions}"))
        {
            var found = await TopicContent.ReadAsync(peer.Bootstrap, positions, 50);
            Assert.Equal(50, found.Select(static m => m.Position().Id).Distinct().Count());
        }
    }

    [Fact(Timeout = 240_000)]
    public async Task Server_RecordsThatAreNoEvents_GoToDeadLettersWithTheirBytesAndPlace()
    {
        var (topic, letters) = (await Topics.CreateAsync(peer.Bootstrap, 4), await Topics.CreateAsync(peer.Bootstrap, 1));
        var own = Grains.Partitioner.PartitionOf("A"u8, 4);
        var foreign = (own + 1) % 4;
        byte[] large = [.. Encoding.UTF8.GetBytes("{\"pad\":\""), .. Enumerable.Repeat((byte)'x', 1_000_000), .. Encoding.UTF8.GetBytes("\"}")];
        using (var producer = Logs.Producer(peer.Bootstrap, static c => c.MessageMaxBytes = 1_040_000))
        {
            await SendAsync(producer, own, "A"u8.ToArray(), Encoding.UTF8.GetBytes(Samples.Opened("A")));
            await SendAsync(producer, own, "A"u8.ToArray(), large);
            await SendAsync(producer, own, "A"u8.ToArray(), null);
            await SendAsync(producer, own, null, Encoding.UTF8.GetBytes(Samples.Credited("A", "e1", "1.00")));
            await SendAsync(producer, foreign, "A"u8.ToArray(), Encoding.UTF8.GetBytes(Samples.Credited("A", "e2", "2.00")));
            await SendAsync(producer, own, "A"u8.ToArray(), Encoding.UTF8.GetBytes(Samples.Credited("A", "e3", "4.00")));
        }

        await using var server = await KafkaServer.StartAsync(folder, peer.Bootstrap, topic, $"--FinData:Kafka:DeadLettersTopic={letters}");
        var found = await TopicContent.ReadAsync(peer.Bootstrap, letters, 4);
        Assert.Equal(
            new[] { ("oversize", own, 1L), ("malformed-json", own, 2L), ("key-mismatch", own, 3L), ("key-mismatch", foreign, 0L) }.Order(),
            found.Select(m => (m.Header("findata.reason")!, int.Parse(m.Header("findata.partition")!, null), long.Parse(m.Header("findata.offset")!, null))).Order());
        Assert.Equal(large, found.Single(static m => m.Header("findata.reason") == "oversize").Value);
        Assert.All(found, m => Assert.Equal(topic, m.Header("findata.topic")));
        Assert.Equal(4m, (await server.Client.GetContractAsync("A", new ContractQuery { ReadAfter = 4 }, Cancel))!.Balance);

        var metrics = await server.Http.GetStringAsync("metrics", Cancel);
        Assert.All(["oversize", "malformed-json", "key-mismatch"], reason => Assert.Matches($"findata_rejects_total\\{{.*reason=\"{reason}\".*\\}} [1-9]", metrics));
        var stored = await server.Client.GetDeadLettersAsync(null, 10, Cancel);
        Assert.Equal(4, stored.Letters.Length);

        // Sent again over HTTP, the record that had strayed gets to where its key belongs.
        await server.Client.IngestEventAsync(Encoding.UTF8.GetBytes(stored.Letters.Single(l => l.Partition == foreign).Text!), Cancel);
        await Eventually.TrueAsync(async () => (await server.Client.GetContractAsync("A", ContractQuery.Latest, Cancel))!.Balance == 6m, "the stray is folded");

        Task SendAsync(IProducer<byte[]?, byte[]?> producer, int partition, byte[]? key, byte[]? value)
            => producer.ProduceAsync(new TopicPartition(topic, partition), new Message<byte[]?, byte[]?> { Key = key, Value = value }, Cancel);
    }

    [Fact(Timeout = 240_000)]
    public async Task Server_TopicMadeAgain_StandsAndSaysSoEvenAfterARestart()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1);
        await using (var server = await KafkaServer.StartAsync(folder, peer.Bootstrap, topic))
        {
            await server.SendAsync(Samples.Opened("A"), Samples.Credited("A", "e1", "1.00"));
            await Eventually.TrueAsync(async () => (await server.PartitionAsync()).Checkpointed == 2, "both are durable");
            await Topics.DeleteAsync(peer.Bootstrap, topic);
            await Eventually.TrueAsync(async () => (await server.PartitionAsync()).State == PartitionState.LogLost, "the topic is missed");
            await Eventually.TrueAsync(async () => await Record.ExceptionAsync(() => Topics.CreateAsync(peer.Bootstrap, 1, topic)) is null, "the topic is made again");
            await Eventually.TrueAsync(async () => (await server.PartitionAsync()) is { State: PartitionState.LogLost, Error: { } e } && e.Contains("made again", StringComparison.Ordinal), "the topic is another");
            Assert.Equal(1m, (await server.Client.GetContractAsync("A", ContractQuery.Latest, Cancel))!.Balance);
            var refused = await Assert.ThrowsAsync<FinDataException>(() => server.SendAsync(Samples.Credited("A", "e2", "1.00")));
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "log-unavailable"), (refused.Status, refused.Code));
        }

        // The new topic has as many records as the old one had: offsets would fit.
        using (var producer = Logs.Producer(peer.Bootstrap))
        {
            foreach (var value in new[] { Samples.Opened("A"), Samples.Credited("A", "x1", "100.00"), Samples.Credited("A", "x2", "100.00") })
            {
                await producer.ProduceAsync(topic, new Message<byte[]?, byte[]?> { Key = "A"u8.ToArray(), Value = Encoding.UTF8.GetBytes(value) }, Cancel);
            }
        }

        await using var restarted = await KafkaServer.StartAsync(folder, peer.Bootstrap, topic);
        await Eventually.TrueAsync(async () => (await restarted.PartitionAsync()).State == PartitionState.LogLost, "the store remembers its topic");
        Assert.Equal(1m, (await restarted.Client.GetContractAsync("A", ContractQuery.Latest, Cancel))!.Balance);
        Assert.Contains("findata_partition_state{partition=\"0\"} 6", await restarted.Http.GetStringAsync("metrics", Cancel), StringComparison.Ordinal);
    }
}
