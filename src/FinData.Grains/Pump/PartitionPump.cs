using System.Collections.Immutable;

namespace FinData.Grains;

/// <summary>
/// Folds one partition of the log into its shard, and checkpoints what it folded. One loop, run on the <see cref="PumpScheduler"/>; reading ahead and
/// saving go on beside it. Recovery is the same loop from the last checkpoint: events at or below a cell's watermark are passed over.
/// </summary>
internal sealed partial class PartitionPump : IAsyncDisposable
{
    // About 30 ms of folding: what another partition waits at most, per thread, before its turn.
    private const int BlocksPerTurn = 64;

    private readonly PumpContext context;
    private readonly CancellationTokenSource stop = new();
    private readonly PartitionTotals totals = new();
    private readonly TaskCompletionSource completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PartitionLease lease = null!;
    private bool isStarted;
    private bool epochIsOver;

    public PartitionPump(int partition, PumpContext context)
    {
        this.context = context;
        Shard = new Shard(partition);
        decoded = new Events.DecodedEvent[context.Options.BlockRecords];
        cells = new ContractCell?[context.Options.BlockRecords];
        missingIds = new ReadOnlyMemory<byte>[context.Options.BlockRecords];
        loaded = new StoredPosition?[context.Options.BlockRecords];
        hashes = new (ulong, ulong)[context.Options.BlockRecords];
    }

    public Shard Shard { get; }

    public PartitionCounters Counters { get; private set; } = new();

    public PartitionState State { get; private set; } = PartitionState.Starting;

    public string? Error { get; private set; }

    public long Epoch => lease?.Epoch ?? 0;

    public long LogEnd { get; private set; }

    public long Checkpointed => saved.Value;

    public long Lag => Math.Max(0, LogEnd - Shard.Folded);

    /// <summary>Sums as of the last checkpoint that was begun.</summary>
    public ImmutableArray<PortfolioLine> Totals { get; private set; } = [];

    public QuarantineList Quarantined { get; } = new();

    /// <summary>Completes when the pump has ended, for whatever reason; never fails.</summary>
    public Task Completion => completed.Task;

    public TimeSpan CheckpointAge => Checkpointed >= Shard.Folded ? TimeSpan.Zero : context.Time.GetElapsedTime(lastCheckpoint);

    /// <summary>Takes the partition from the store and starts the loop. Throws what the store throws.</summary>
    public async Task StartAsync(TaskScheduler scheduler, CancellationToken cancellationToken)
    {
        var partition = Shard.Partition;
        lease = await context.Store.AcquireAsync(partition, cancellationToken);
        Counters = totals.Read(lease.Totals.Span, out var quarantined);
        Quarantined.Replace(quarantined);
        if (totals.LackBuckets || !Quarantined.IsComplete(Counters.Quarantined))
        {
            await SumAgainAsync(cancellationToken);
        }

        Totals = totals.ToLines();
        saved.MoveTo(lease.NextOffset);
        lastCheckpoint = context.Time.GetTimestamp();
        Shard.MoveFolded(lease.NextOffset);
        LogEnd = lease.NextOffset;
        context.Clients.Invalidate(partition);
        context.Outlet?.OnTaken(partition, lease.NextOffset);
        State = PartitionState.Running;
        LogStarted(context.Logger, partition, lease.Epoch, lease.NextOffset);
        isStarted = true;
        _ = Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap();
    }

    /// <summary>Stops after a last checkpoint. Waits until everything is durable or the store has refused once more.</summary>
    public async Task StopAsync()
    {
        if (!Completion.IsCompleted)
        {
            await context.CancelAsync(stop);
        }

        await Completion;
    }

    public async ValueTask DisposeAsync()
    {
        if (isStarted)
        {
            await StopAsync();
        }

        stop.Dispose();
    }

    // The owner of the loop: whatever ends it is seen in State and Error, never lost.
    private async Task RunAsync()
    {
        try
        {
            await LoopAsync();
            if (!epochIsOver)
            {
                await DrainAsync();
            }

            State = PartitionState.Stopped;
            LogStopped(context.Logger, Shard.Partition, Shard.Folded);
        }
        catch (Exception exception)
        {
            Error = exception.Message;
            State = PartitionState.Faulted;
            LogFaulted(context.Logger, exception, Shard.Partition, Shard.Folded);
        }
        finally
        {
            await EndFlightAsync();
            context.Outlet?.OnReleased(Shard.Partition);
            saved.Close();
            completed.TrySetResult();
        }
    }

    private async Task LoopAsync()
    {
        var options = context.Options;
        using var block = new RecordBlock(options.BlockRecords, options.BlockBytes);
        while (!stop.IsCancellationRequested && !epochIsOver)
        {
            LogUnavailableException refusal;
            try
            {
                await VerifyLogAsync();
                await using var reader = context.Log.OpenReader(Shard.Partition, Shard.Folded);
                while (!epochIsOver)
                {
                    block.Clear();
                    await ReadAsync(reader, block);
                    NoteLogAnswers();
                    await FoldBlockAsync(block);
                    LogEnd = Math.Max(LogEnd, Shard.Folded);
                    await CheckpointWhenDueAsync(context.Options.CheckpointInterval);

                    // Other partitions share the thread; a turn of several blocks keeps this one's contracts in the cache.
                    if (blockNumber % BlocksPerTurn == 0)
                    {
                        await Task.Yield();
                    }
                }

                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (LogUnavailableException exception)
            {
                refusal = exception;
            }

            // What was read before is saved meanwhile.
            await CheckpointWhenDueAsync(context.Options.CaughtUpCheckpointInterval);
            NoteLogRefuses(refusal);
            await PauseAsync(refusal, refusals++);
        }
    }

    /// <summary>Reads the next block; while there is none, checkpoints go on.</summary>
    private async Task ReadAsync(IPartitionReader reader, RecordBlock block)
    {
        var read = reader.ReadAsync(block, stop.Token);
        if (read.IsCompletedSuccessfully)
        {
            await read;
            return;
        }

        var pending = read.AsTask();
        while (!pending.IsCompleted && !epochIsOver)
        {
            await CheckpointWhenDueAsync(context.Options.CaughtUpCheckpointInterval);
            if (!epochIsOver && !pending.IsCompleted)
            {
                await WaitForWorkAsync(pending);
            }
        }

        if (epochIsOver && !pending.IsCompleted)
        {
            await context.CancelAsync(stop);
        }

        await pending;
    }

    private async Task WaitForWorkAsync(Task pending)
    {
        if (flight is not null)
        {
            await Task.WhenAny(pending, flight); // nothing can be saved before it has landed
        }
        else if (!HasWork && !HoldsSpareMemory)
        {
            await Task.WhenAny(pending, requested.Task);
        }
        else
        {
            var due = new TaskCompletionSource();
            var wait = HasWork ? UntilCheckpointIsDue() : context.Options.RestAfter;
            await using var timer = context.Time.CreateTimer(static s => ((TaskCompletionSource)s!).TrySetResult(), due, wait, Timeout.InfiniteTimeSpan);
            var first = await Task.WhenAny(pending, requested.Task, due.Task);
            if (!HasWork && first == due.Task)
            {
                Rest();
            }
        }
    }

    /// <summary>Waits before a call is tried again. Ends at once, without an error, when the pump stops.</summary>
    private async Task PauseAsync(Exception exception, int attempt)
    {
        var delay = context.Options.RetryDelay * Math.Min(50, 1 << Math.Min(attempt, 6));
        LogRetry(context.Logger, exception, Shard.Partition, delay);
        Error = exception.Message;
        await Task.Delay(delay, context.Time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}
