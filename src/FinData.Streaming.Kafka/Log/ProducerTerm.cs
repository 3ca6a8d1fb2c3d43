using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka;

/// <summary>
/// One producer from its start to its end. A report that is not heard before the end never comes, so what is under way then is given up by it; and the client is not
/// let go while a call is inside it.
/// </summary>
internal sealed class ProducerTerm
{
    private readonly Lock gate = new();
    private readonly HashSet<Delivery> open = [];
    private readonly TaskCompletionSource quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int senders;
    private bool isOver;
    private volatile bool isSpent;
    private volatile Error? fatal;

    public ProducerTerm(ProducerConfig settings, ILogger logger)
        => Producer = new ProducerBuilder<byte[]?, byte[]>(settings)
            .SetLogHandler((_, message) => ClientLog.Write(logger, message))
            .SetErrorHandler((_, error) => OnError(error))
            .Build();

    public IProducer<byte[]?, byte[]> Producer { get; }

    /// <summary>It will not keep its promise any more: who comes next needs another.</summary>
    public bool IsSpent => isSpent;

    /// <summary>What ended it by itself.</summary>
    public Error? Fatal => fatal;

    public void Spend() => isSpent = true;

    public void OnError(Error error)
    {
        if (error.IsFatal)
        {
            (fatal, isSpent) = (error, true);
        }
    }

    /// <summary>False where it has ended.</summary>
    public bool TryBegin(Delivery delivery)
    {
        lock (gate)
        {
            if (isOver)
            {
                return false;
            }

            senders++;
            open.Add(delivery);
            return true;
        }
    }

    /// <summary>All records of a delivery are handed to the client, or it refused them.</summary>
    public void OnSent()
    {
        lock (gate)
        {
            senders--;
            EndWait();
        }
    }

    public void OnAnswered(Delivery delivery)
    {
        lock (gate)
        {
            open.Remove(delivery);
        }
    }

    /// <param name="patience">How long reports are waited for.</param>
    public async Task EndAsync(TimeSpan patience)
    {
        lock (gate)
        {
            isOver = true;
            EndWait();
        }

        await quiet.Task.ConfigureAwait(false);
        try
        {
            // Both block: the first for as long as it may, the second until the client's threads have ended.
            await Task.Run(() =>
            {
                Producer.Flush(patience);
                Producer.Dispose();
            }).ConfigureAwait(false);
        }
        finally
        {
            GiveUp(fatal ?? new Error(ErrorCode.Local_Destroy, "The log was closed before the brokers had answered; they may have the records or not. Send them again"));
        }
    }

    private void GiveUp(Error error)
    {
        Delivery[] unanswered;
        lock (gate)
        {
            unanswered = [.. open];
        }

        foreach (var delivery in unanswered)
        {
            delivery.GiveUp(error);
        }
    }

    private void EndWait()
    {
        if (isOver && senders == 0)
        {
            quiet.TrySetResult();
        }
    }
}
