using System.Threading.Channels;
using FinData.Grains;

namespace FinData.Streaming.Kafka;

/// <summary>
/// Publishes one partition's checkpoints, one after the other. What it missed (a crash between checkpoint and publishing, brokers that were down for longer than
/// memory lasts) it makes good from log and store, which hold everything.
/// </summary>
internal sealed class PartitionOutbox : IAsyncDisposable
{
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(3);

    private readonly int partition;
    private readonly OutboxContext context;
    private readonly Task before;
    private readonly Channel<bool> changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource stop = new();
    private readonly Queue<SavedBatch> waiting = new();
    private readonly Lock gate = new();
    private readonly Task running;
    private Dictionary<string, long>? ahead; // watermarks that catching up has published: what waits may be older
    private long saved;
    private long published = -1;
    private bool isBehind = true;

    /// <param name="before">The partition's last outbox on this server, which may still publish. Compaction keeps the last record of a contract, so the two must not mix.</param>
    public PartitionOutbox(int partition, long nextOffset, OutboxContext context, Task before)
    {
        (this.partition, this.context, this.before, saved) = (partition, context, before, nextOffset);
        running = Task.Run(RunAsync, CancellationToken.None);
        changed.Writer.TryWrite(true);
    }

    /// <summary>Offsets of the log that are durable in the store and not published yet.</summary>
    public long Lag => Math.Max(0, Volatile.Read(ref saved) - Math.Max(0, Volatile.Read(ref published)));

    public void Add(SavedBatch batch)
    {
        lock (gate)
        {
            saved = batch.NextOffset;
            if (!isBehind)
            {
                Keep(batch);
            }
        }

        changed.Writer.TryWrite(true);
    }

    /// <summary>Publishes what waits, if the brokers take it soon; the rest is published by the partition's next owner.</summary>
    public async ValueTask DisposeAsync()
    {
        changed.Writer.TryComplete();
        stop.CancelAfter(DrainPatience);
        await running.ConfigureAwait(false);
        Forget();
        stop.Dispose();
    }

    private void Keep(SavedBatch batch)
    {
        if (context.TryReserve(batch.Size))
        {
            waiting.Enqueue(batch);
            return;
        }

        Forget();
        isBehind = true;
    }

    private void Forget()
    {
        lock (gate)
        {
            while (waiting.TryDequeue(out var dropped))
            {
                context.Free(dropped.Size);
            }
        }
    }

    // The owner of the loop: it lives until the partition is released.
    private async Task RunAsync()
    {
        try
        {
            await before.ConfigureAwait(false);
            await foreach (var _ in changed.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                while (!await TryPublishAsync().ConfigureAwait(false))
                {
                    await Task.Delay(context.RetryDelay, context.Time, stop.Token).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Released, and the brokers take nothing.
        }
    }

    private async Task<bool> TryPublishAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (Volatile.Read(ref isBehind))
                {
                    await CatchUpAsync().ConfigureAwait(false);
                }
                else if (Next() is { } batch)
                {
                    await PublishAsync(batch).ConfigureAwait(false);
                }
                else
                {
                    break;
                }
            }

            return true;
        }
        catch (Exception e) when (e is LogUnavailableException or StoreUnavailableException)
        {
            context.OnRefused(partition, e);
            return false;
        }
    }

    private SavedBatch? Next()
    {
        lock (gate)
        {
            return waiting.TryPeek(out var batch) ? batch : null;
        }
    }

    private async Task PublishAsync(SavedBatch batch)
    {
        await context.Publisher.PublishAsync(partition, batch.Positions().Where(IsNew)).ConfigureAwait(false);
        await context.Publisher.PublishAsync(batch.Letters).ConfigureAwait(false);
        lock (gate)
        {
            if (waiting.TryPeek(out var first) && first == batch)
            {
                waiting.Dequeue();
                context.Free(batch.Size);
            }

            if (waiting.Count == 0)
            {
                ahead = null;
            }
        }

        MoveTo(batch.NextOffset);
    }

    private bool IsNew((ReadOnlyMemory<byte> Id, StoredPosition Position) entry)
        => ahead is null || !ahead.TryGetValue(System.Text.Encoding.UTF8.GetString(entry.Id.Span), out var watermark) || watermark < entry.Position.Watermark;

    private async Task CatchUpAsync()
    {
        await context.Topics.EnsureAsync().ConfigureAwait(false);
        var from = published >= 0 ? published : await context.Progress.ReadAsync(partition).ConfigureAwait(false);
        long to;
        lock (gate)
        {
            // From here on, checkpoints wait behind this; whatever of them is read from the store already is passed over later.
            isBehind = false;
            to = saved;
            published = Math.Max(0, from ?? 0);
        }

        try
        {
            if (from is null || from < to)
            {
                ahead = await new OutboxCatchUp(partition, from, to, context, () => Volatile.Read(ref saved)).RunAsync(stop.Token).ConfigureAwait(false);
            }
        }
        catch
        {
            Volatile.Write(ref isBehind, true);
            Forget();
            if (from is null)
            {
                published = -1;
            }

            throw;
        }

        MoveTo(to);
    }

    private void MoveTo(long nextOffset)
    {
        Volatile.Write(ref published, nextOffset);
        context.Progress.Note(partition, nextOffset);
    }
}
