using System.Text;
using Confluent.Kafka;
using FinData.Events;
using FinData.Grains;

namespace FinData.Streaming.Kafka.Tests.Schemas;

/// <summary>What other producers write, on a real broker: Avro in both framings, and CloudEvents.</summary>
public sealed class EncodedRecordsTests(KafkaPeer peer)
{
    [Fact]
    public async Task Read_AvroAndCloudEvents_AreDecoded()
    {
        using var registry = new SmallRegistry();
        registry.Add(11, EventSchemas.Avro);
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1);
        using (var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = peer.Bootstrap }).Build())
        {
            await SendAsync(producer, topic, AvroRecords.Framed(11));
            await SendAsync(producer, topic, AvroRecords.SingleObject());
            await SendAsync(
                producer,
                topic,
                """{"effectiveDate":"2026-01-31","amount":"12.50","currency":"EUR"}"""u8.ToArray(),
                ("ce_specversion", "1.0"), ("ce_id", "e-1"), ("ce_type", "com.example.credited"), ("ce_subject", "c-1"), ("ce_time", "2026-01-31T12:00:00Z"), ("ce_source", "core"));
            await SendAsync(producer, topic, AvroRecords.Framed(12));
        }

        var schemas = new AvroSchemas();
        await using var log = KafkaEventLog.Open(
            new KafkaOptions { BootstrapServers = peer.Bootstrap, Topic = topic, SchemaRegistryUrl = registry.Url }, null, 1, TimeProvider.System, schemas: schemas);
        await using var reader = log.OpenReader(0, 0);
        var reasons = new List<RejectReason>();
        using var block = new RecordBlock(16, 1 << 20);
        while (reasons.Count < 4)
        {
            await reader.ReadAsync(block, TestContext.Current.CancellationToken);
            Decode(block, new EventDecoder(schemas), reasons);
        }

        Assert.Equal([RejectReason.None, RejectReason.None, RejectReason.None, RejectReason.UnknownSchema], reasons);
    }

    private static void Decode(RecordBlock block, EventDecoder decoder, List<RejectReason> reasons)
    {
        foreach (ref readonly var entry in block.Entries)
        {
            reasons.Add(decoder.TryDecode(block.Value(entry), new RecordHeaders(block.Headers(entry)), block.Key(entry), out _).Reason);
        }
    }

    private static Task SendAsync(IProducer<byte[], byte[]> producer, string topic, byte[] value, params (string Name, string Value)[] headers)
    {
        var message = new Message<byte[], byte[]> { Key = "c-1"u8.ToArray(), Value = value };
        if (headers.Length > 0)
        {
            message.Headers = [];
            foreach (var (name, text) in headers)
            {
                message.Headers.Add(name, Encoding.UTF8.GetBytes(text));
            }
        }

        return producer.ProduceAsync(topic, message);
    }
}
