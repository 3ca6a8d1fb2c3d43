using System.Text;
using Confluent.Kafka;
using FinData.Grains;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>Records that others wrote: with transactions, headers, gaps, without key or value.</summary>
public sealed class ForeignRecordTests(KafkaPeer peer)
{
    [Fact(Timeout = 120_000)]
    public async Task Read_Transactions_GivesWhatWasCommittedAndPassesOverTheRest()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1);
        await using var log = Logs.Open(peer.Bootstrap, topic);
        using (var producer = Logs.Producer(peer.Bootstrap, c => c.TransactionalId = topic))
        {
            producer.InitTransactions(TimeSpan.FromSeconds(30));
            await SendAsync(producer, topic, "a", "b");
            producer.CommitTransaction();
            await SendAsync(producer, topic, "lost");
            producer.AbortTransaction();
            await SendAsync(producer, topic, "c");
            producer.CommitTransaction();
        }

        // Two records and a marker, one and a marker, one and a marker.
        Assert.Equal(new LogRange(0, 7), await log.GetRangeAsync(0, Logs.Soon));
        using var block = new RecordBlock(100, 1 << 20);
        await using var reader = log.OpenReader(0, 0);
        var found = new List<(long, string)>();
        for (var next = 0L; next < 7; next = block.Next)
        {
            await reader.ReadAsync(block, Logs.Soon);
            found.AddRange(block.Entries.ToArray().Select(e => (e.Offset, Encoding.UTF8.GetString(block.Value(e)))));
        }

        Assert.Equal([(0L, "a"), (1L, "b"), (5L, "c")], found);
    }

    [Fact(Timeout = 120_000)]
    public async Task Read_OnlyAnAbortedTransaction_StillGetsToTheEnd()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1);
        await using var log = Logs.Open(peer.Bootstrap, topic);
        using (var producer = Logs.Producer(peer.Bootstrap, c => c.TransactionalId = topic))
        {
            producer.InitTransactions(TimeSpan.FromSeconds(30));
            await SendAsync(producer, topic, "lost");
            producer.AbortTransaction();
        }

        using var block = new RecordBlock(100, 1 << 20);
        await using var reader = log.OpenReader(0, 0);
        await reader.ReadAsync(block, Logs.Soon);
        Assert.Equal((0, 2L), (block.Count, block.Next));
    }

    [Fact(Timeout = 120_000)]
    public async Task Read_NullKeyNullValueAndHeaders_ComeAsTheyAre()
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1);
        await using var log = Logs.Open(peer.Bootstrap, topic);
        using var producer = Logs.Producer(peer.Bootstrap);
        var headers = new Headers { { "ce_id", "e-1"u8.ToArray() }, { "empty", [] }, { "none", null } };
        await producer.ProduceAsync(new TopicPartition(topic, 0), new Message<byte[]?, byte[]?> { Key = null, Value = null }, Logs.Soon);
        await producer.ProduceAsync(new TopicPartition(topic, 0), new Message<byte[]?, byte[]?> { Key = "k"u8.ToArray(), Value = "v"u8.ToArray(), Headers = headers }, Logs.Soon);

        using var block = new RecordBlock(2, 1 << 20);
        await using var reader = log.OpenReader(0, 0);
        var found = new List<(int, int, string)>();
        while (found.Count < 2)
        {
            await reader.ReadAsync(block, Logs.Soon);
            found.AddRange(block.Entries.ToArray().Select(e => (e.KeyLength, e.ValueLength, Convert.ToHexString(block.Headers(e)))));
        }

        // As within a record of Kafka: the count, then name and value each after its length, all zigzag; -1 (written 1) for a null value.
        byte[] expected = [6, 10, .. "ce_id"u8, 6, .. "e-1"u8, 10, .. "empty"u8, 0, 8, .. "none"u8, 1];
        Assert.Equal([(0, 0, ""), (1, 1, Convert.ToHexString(expected))], found);
    }

    private static async Task SendAsync(IProducer<byte[]?, byte[]?> producer, string topic, params string[] values)
    {
        producer.BeginTransaction();
        foreach (var value in values)
        {
            await producer.ProduceAsync(topic, new Message<byte[]?, byte[]?> { Key = "k"u8.ToArray(), Value = Encoding.UTF8.GetBytes(value) }, Logs.Soon);
        }

        producer.Flush(TimeSpan.FromSeconds(30)); // an abort with records on their way may end fatally
    }
}
