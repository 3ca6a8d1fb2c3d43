using Confluent.Kafka;
using FinData.Grains;
using Microsoft.Extensions.Logging;

namespace FinData.Streaming.Kafka;

/// <summary>
/// A producer for as long as the process lives. An idempotent one that cannot keep its promise any more, or may not write, ends for good: whoever comes next
/// gets a new one.
/// </summary>
internal sealed class LastingProducer : IDisposable
{
    private static readonly TimeSpan FlushPatience = TimeSpan.FromSeconds(10);
    private readonly ProducerConfig settings;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private IProducer<byte[]?, byte[]> producer;
    private volatile bool isSpent;
    private bool isDisposed;

    public LastingProducer(ProducerConfig settings, ILogger logger)
    {
        (this.settings, this.logger) = (settings, logger);
        producer = Build();
    }

    /// <summary>What ended the last producer that ended.</summary>
    public Error? Fatal { get; private set; }

    /// <exception cref="LogUnavailableException">It is disposed.</exception>
    public IProducer<byte[]?, byte[]> Current()
    {
        lock (gate)
        {
            if (isDisposed)
            {
                throw new LogUnavailableException("The log is closed.");
            }

            if (isSpent)
            {
                isSpent = false;
                End();
                producer = Build();
            }

            return producer;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (!isDisposed)
            {
                isDisposed = true;
                End();
            }
        }
    }

    internal void OnError(Error error)
    {
        if (error.IsFatal)
        {
            Fatal = error;
            isSpent = true;
        }
    }

    // What is on its way is answered for, if only by what ended the producer: a report that is not heard before the end never comes.
    private void End()
    {
        producer.Flush(FlushPatience);
        producer.Dispose();
    }

    private IProducer<byte[]?, byte[]> Build()
        => new ProducerBuilder<byte[]?, byte[]>(settings)
            .SetLogHandler((_, message) => ClientLog.Write(logger, message))
            .SetErrorHandler((_, error) => OnError(error))
            .Build();
}
