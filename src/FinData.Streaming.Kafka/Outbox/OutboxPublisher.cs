using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using FinData.Grains;
using Microsoft.Extensions.Logging;

namespace FinData.Streaming.Kafka;

/// <summary>Writes positions and dead letters to their topics, and waits until the brokers have them.</summary>
internal sealed partial class OutboxPublisher : IAsyncDisposable
{
    // What is on its way at once: bounds the client's memory.
    private const int Chunk = 5_000;

    private readonly KafkaOptions options;
    private readonly ILogger logger;
    private readonly LastingProducer producer;

    public OutboxPublisher(KafkaOptions options, TimeProvider time, ILogger logger)
    {
        (this.options, this.logger) = (options, logger);
        var settings = KafkaSettings.ForProducer(options);
        settings.Partitioner = Confluent.Kafka.Partitioner.Murmur2Random; // as every other client of Kafka places keys
        settings.LingerMs = 20;
        producer = new LastingProducer(settings, time, logger);
    }

    /// <summary>Publishes in the order given. One that cannot be read is left out, and logged: the others must not wait for it.</summary>
    /// <exception cref="LogUnavailableException">The brokers did not take all of them; the same may be sent again.</exception>
    public async Task PublishAsync(int partition, IEnumerable<(ReadOnlyMemory<byte> Id, StoredPosition Position)> positions)
    {
        foreach (var chunk in positions.Chunk(Chunk))
        {
            await SendAsync(options.PositionsTopic, chunk.Select(p => ToMessage(partition, p.Id, p.Position)).OfType<Message<byte[]?, byte[]>>()).ConfigureAwait(false);
        }
    }

    /// <exception cref="LogUnavailableException">The brokers did not take all of them; the same may be sent again.</exception>
    public async Task PublishAsync(IReadOnlyList<DeadLetter> letters)
    {
        foreach (var chunk in letters.Chunk(Chunk))
        {
            await SendAsync(options.DeadLettersTopic, chunk.Select(ToMessage)).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => producer.DisposeAsync();

    private async Task SendAsync(string topic, IEnumerable<Message<byte[]?, byte[]>> messages)
    {
        var all = messages.ToArray();
        var delivery = new Delivery(all.Length);
        var failure = await producer.SendAsync(delivery, current => Send(current, topic, all, delivery)).ConfigureAwait(false);
        if (failure is not null)
        {
            throw new LogUnavailableException($"Topic {topic} does not take what is published: {failure.Reason}.", new KafkaException(failure), KafkaFaults.Of(failure));
        }
    }

    private static void Send(IProducer<byte[]?, byte[]> current, string topic, Message<byte[]?, byte[]>[] messages, Delivery delivery)
    {
        foreach (var message in messages)
        {
            try
            {
                current.Produce(topic, message, OnReport);
            }
            catch (KafkaException e)
            {
                delivery.OnRefused(e.Error);
            }
        }

        void OnReport(DeliveryReport<byte[]?, byte[]> report)
        {
            if (report.Error.IsError)
            {
                delivery.OnRefused(report.Error);
            }
            else
            {
                delivery.OnTaken();
            }
        }
    }

    private Message<byte[]?, byte[]>? ToMessage(int partition, ReadOnlyMemory<byte> id, in StoredPosition position)
    {
        try
        {
            var view = StoredViews.Read(Encoding.UTF8.GetString(id.Span), partition, position);
            return new Message<byte[]?, byte[]> { Key = id.ToArray(), Value = JsonSerializer.SerializeToUtf8Bytes(view, FinDataJson.Options) };
        }
        catch (InvalidDataException e)
        {
            LogUnreadable(e, partition);
            return null;
        }
    }

    private Message<byte[]?, byte[]> ToMessage(DeadLetter letter)
    {
        var headers = new Headers();
        Add("findata.reason", letter.Reason);
        Add("findata.field", letter.Field);
        Add("findata.topic", options.Topic);
        Add("findata.partition", letter.Partition.ToString(CultureInfo.InvariantCulture));
        Add("findata.offset", letter.Offset.ToString(CultureInfo.InvariantCulture));
        Add("findata.recorded-at", letter.RecordedAt.ToString("O", CultureInfo.InvariantCulture));
        return new Message<byte[]?, byte[]> { Key = letter.Key.IsEmpty ? null : letter.Key.ToArray(), Value = letter.Value.ToArray(), Headers = headers };

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                headers.Add(name, Encoding.UTF8.GetBytes(value));
            }
        }
    }

    [LoggerMessage(6006, LogLevel.Error, "Partition {Partition}: a stored position cannot be read and is not published")]
    private partial void LogUnreadable(Exception exception, int partition);
}
