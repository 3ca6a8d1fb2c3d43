using Confluent.Kafka;
using FinData.Grains;

namespace FinData.Streaming.Kafka.Tests;

public sealed class AppendingTests(KafkaPeer peer)
{
    [Fact(Timeout = 120_000)]
    public async Task Append_BoundIsTaken_TheNextIsBusyAndTheFirstGoesThrough()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1);
        await using var log = Logs.Open(peer.Bootstrap, topic, configure: static o => (o.MaxQueuedRecords, o.Linger) = (1_000, TimeSpan.FromSeconds(1)));
        var first = log.AppendAsync(Logs.Values([.. Enumerable.Range(0, 1_000).Select(static i => $"{i}")]), Logs.Soon).AsTask();
        var refused = await Assert.ThrowsAsync<LogUnavailableException>(async () => await log.AppendAsync(Logs.Values("more"), Logs.Soon));
        Assert.Equal((LogFault.Busy, false), (refused.Fault, refused.NeedsOperator));

        Assert.Equal(1_000, (await first).Length);
        Assert.Equal(1_000, Assert.Single(await log.AppendAsync(Logs.Values("more"), Logs.Soon)).Offset);
    }

    [Fact(Timeout = 120_000)]
    public async Task Append_LargerThanTheBound_GoesAlone()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1);
        await using var log = Logs.Open(peer.Bootstrap, topic, configure: static o => o.MaxQueuedRecords = 1_000);
        Assert.Equal(3_000, (await log.AppendAsync(Logs.Values([.. Enumerable.Range(0, 3_000).Select(static i => $"{i}")]), Logs.Soon)).Length);
    }

    [Fact(Timeout = 120_000)]
    public async Task Append_RecordThatTheTopicRefuses_SaysThatItIsTooLarge()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1, settings: new() { ["max.message.bytes"] = "10000" });
        await using var log = Logs.Open(peer.Bootstrap, topic, configure: static o => o.Compression = "none");
        var refused = await Assert.ThrowsAsync<LogUnavailableException>(async () => await log.AppendAsync(Logs.Values(new string('x', 20_000)), Logs.Soon));
        Assert.Contains("larger than", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Checkpoints_AreCommittedToTheGroup()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 2);
        await using (var log = Logs.Open(peer.Bootstrap, topic))
        {
            log.NoteCheckpoint(0, 17);
            log.NoteCheckpoint(1, 4);
            log.NoteCheckpoint(1, 5);
            await Eventually.TrueAsync(() => Task.FromResult(Commits(topic).SequenceEqual([17L, 5L])), "the group has the offsets");
        }
    }

    private long[] Commits(string topic)
    {
        using var group = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = peer.Bootstrap, GroupId = $"group-{topic}" }).Build();
        try
        {
            return [.. group.Committed([new TopicPartition(topic, 0), new TopicPartition(topic, 1)], TimeSpan.FromSeconds(5)).Select(static p => p.Offset.Value)];
        }
        catch (KafkaException)
        {
            return []; // a broker's first group: its coordinator is still being made
        }
    }
}
