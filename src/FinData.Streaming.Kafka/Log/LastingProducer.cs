using Confluent.Kafka;
using FinData.Grains;
using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka;

/// <summary>
/// A producer for as long as the process lives. An idempotent one that cannot keep its promise any more, or may not write, ends for good: whoever comes next
/// gets a new one. Whatever becomes of it, each delivery is answered once and within a bound.
/// </summary>
internal sealed class LastingProducer : IAsyncDisposable
{
    /// <summary>
    /// How much longer than the client's own bound an answer is waited for. The client says what became of a record by then; one that says nothing at all is not
    /// asked again.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>The client's own bound where none is set.</summary>
    private const int ClientTimeoutMs = 300_000;

    private readonly ProducerConfig settings;
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private readonly TimeSpan patience;
    private readonly TimeSpan flushPatience;
    private readonly Lock gate = new();
    private ProducerTerm term;
    private Task ending = Task.CompletedTask;
    private Error? fatal;
    private bool isDisposed;

    /// <param name="flushPatience">How long the end waits for reports; 10 s where null.</param>
    public LastingProducer(ProducerConfig settings, TimeProvider time, ILogger logger, TimeSpan? flushPatience = null)
    {
        (this.settings, this.time, this.logger) = (settings, time, logger);
        patience = TimeSpan.FromMilliseconds(settings.MessageTimeoutMs ?? ClientTimeoutMs) + Grace;
        this.flushPatience = flushPatience ?? TimeSpan.FromSeconds(10);
        term = new ProducerTerm(settings, logger);
    }

    /// <summary>What ended the last producer that could not go on.</summary>
    public Error? Fatal
    {
        get
        {
            lock (gate)
            {
                return term.Fatal ?? fatal;
            }
        }
    }

    /// <summary>Sends the records of a delivery; gives the first failure, or null where all of them are in the log.</summary>
    /// <param name="send">Hands the records to the producer. Every record either comes to the delivery by its report or is refused to it at once.</param>
    /// <exception cref="LogUnavailableException">It is disposed.</exception>
    public async Task<Error?> SendAsync(Delivery delivery, Action<IProducer<byte[]?, byte[]>> send)
    {
        var begun = Begin(delivery);
        try
        {
            try
            {
                send(begun.Producer);
            }
            finally
            {
                begun.OnSent();
            }

            return await delivery.Done.WaitAsync(patience, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            begun.Spend();
            delivery.GiveUp(new Error(ErrorCode.Local_MsgTimedOut, "The client did not say what became of the records"));
            return await delivery.Done.ConfigureAwait(false);
        }
        finally
        {
            begun.OnAnswered(delivery);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task last;
        lock (gate)
        {
            if (!isDisposed)
            {
                isDisposed = true;
                ending = EndAsync(term, ending);
            }

            last = ending;
        }

        await last.ConfigureAwait(false);
    }

    /// <summary>The one that serves now.</summary>
    /// <exception cref="LogUnavailableException">It is disposed.</exception>
    internal ProducerTerm Current()
    {
        lock (gate)
        {
            if (isDisposed)
            {
                throw new LogUnavailableException("The log is closed.");
            }

            if (term.IsSpent)
            {
                // The old one takes its time to end; nobody waits for that but the end of all.
                fatal = term.Fatal ?? fatal;
                ending = EndAsync(term, ending);
                term = new ProducerTerm(settings, logger);
            }

            return term;
        }
    }

    private ProducerTerm Begin(Delivery delivery)
    {
        while (true)
        {
            var current = Current();
            if (current.TryBegin(delivery))
            {
                return current;
            }
        }
    }

    private async Task EndAsync(ProducerTerm over, Task before)
    {
        var end = over.EndAsync(flushPatience);
        await before.ConfigureAwait(false);
        await end.ConfigureAwait(false);
    }
}
