using Confluent.Kafka.Admin;
using FinData.Grains;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>A topic that is not there, not the one it was, or lacks records: a fault with a name, never a fresh start.</summary>
public sealed class LostLogTests(KafkaPeer peer)
{
    [Fact(Timeout = 120_000)]
    public async Task Open_TopicMissing_SaysSoOrMakesItWhereToldTo()
    {
        var topic = Topics.NewName();
        var refused = Assert.Throws<LogUnavailableException>(() => Logs.Open(peer.Bootstrap, topic));
        Assert.Equal(LogFault.Missing, refused.Fault);
        Assert.Contains(topic, refused.Message, StringComparison.Ordinal);

        await using var made = Logs.Open(peer.Bootstrap, topic, configure: static o => o.CreateTopics = true);
        Assert.Equal(1, made.PartitionCount);
        using var admin = Topics.Admin(peer.Bootstrap);
        var settings = await admin.DescribeConfigsAsync([new ConfigResource { Type = ResourceType.Topic, Name = topic }]);
        Assert.Equal("-1", settings[0].Entries["retention.ms"].Value);
    }

    [Fact(Timeout = 120_000)]
    public async Task Open_OtherPartitionCountThanTheStore_IsRefused()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 3);
        Assert.Equal(LogFault.Repartitioned, Assert.Throws<LogUnavailableException>(() => Logs.Open(peer.Bootstrap, topic, storedPartitions: 2)).Fault);
        await using var fits = Logs.Open(peer.Bootstrap, topic, storedPartitions: 3);
        Assert.Equal(3, fits.PartitionCount);
    }

    [Fact(Timeout = 120_000)]
    public async Task Identity_PartitionsAddedWhileOpen_IsRefusedAndReadersAreTold()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1);
        await using var log = Logs.Open(peer.Bootstrap, topic);
        using var block = new RecordBlock(10, 1000);
        await using var reader = log.OpenReader(0, 0);
        var read = reader.ReadAsync(block, Logs.Soon).AsTask();
        using var admin = Topics.Admin(peer.Bootstrap);
        await admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = topic, IncreaseTo = 2 }]);

        Assert.Equal(LogFault.Repartitioned, (await Assert.ThrowsAsync<LogUnavailableException>(() => read)).Fault);
        await Eventually.RefusesAsync(async () => await log.GetIdentityAsync(Logs.Soon), LogFault.Repartitioned);
    }

    [Fact(Timeout = 120_000)]
    public async Task Read_RecordsDeletedBelow_IsTruncated()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1);
        await using var log = Logs.Open(peer.Bootstrap, topic);
        await log.AppendAsync(Logs.Values("a", "b", "c"), Logs.Soon);
        await Topics.TruncateAsync(peer.Bootstrap, topic, 0, 2);

        var refused = await Assert.ThrowsAsync<LogUnavailableException>(() => Logs.ReadAsync(log, 1, 1));
        Assert.Equal(LogFault.Truncated, refused.Fault);
        Assert.Contains("holds offsets 2 to 3, but 1", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["c"], (await Logs.ReadAsync(log, 2, 1)).Values);
    }

    [Fact(Timeout = 120_000)]
    public async Task Read_FromFarBeyondTheEnd_IsReplaced()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1);
        await using var log = Logs.Open(peer.Bootstrap, topic);
        await log.AppendAsync(Logs.Values("a"), Logs.Soon);
        Assert.Equal(LogFault.Replaced, (await Assert.ThrowsAsync<LogUnavailableException>(() => Logs.ReadAsync(log, 100, 1))).Fault);
    }

    [Fact(Timeout = 120_000)]
    public async Task Topic_DeletedAndMadeAgain_StopsReadersAndAppendsForGood()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1);
        await using var log = Logs.Open(peer.Bootstrap, topic);
        var before = await log.GetIdentityAsync(Logs.Soon);
        await log.AppendAsync(Logs.Values("a"), Logs.Soon);
        using var block = new RecordBlock(10, 1000);
        await using var reader = log.OpenReader(0, 1);
        var read = reader.ReadAsync(block, Logs.Soon).AsTask();
        await Topics.DeleteAsync(peer.Bootstrap, topic);
        await Eventually.RefusesAsync(async () => await log.GetIdentityAsync(Logs.Soon), LogFault.Missing);
        await Assert.ThrowsAsync<LogUnavailableException>(() => read);

        await Eventually.TrueAsync(async () => await Record.ExceptionAsync(() => Topics.CreateAsync(peer.Bootstrap, 1, topic)) is null, "the topic is made again");
        await Eventually.RefusesAsync(async () => await log.AppendAsync(Logs.Values("b"), Logs.Soon), LogFault.Replaced);
        await Eventually.RefusesAsync(async () => await log.GetRangeAsync(0, Logs.Soon), LogFault.Replaced);
        await Eventually.RefusesAsync(async () => await log.GetIdentityAsync(Logs.Soon), LogFault.Replaced);

        await using var later = Logs.Open(peer.Bootstrap, topic);
        Assert.NotEqual(before, await later.GetIdentityAsync(Logs.Soon)); // what a store remembers tells it even after a restart
    }
}
