namespace FinData.Grains;

/// <content>Saving: built on the pump's thread, written beside it, one at a time.</content>
internal sealed partial class PartitionPump
{
    // Dead letters are kept whole until a checkpoint takes them: a flood of them must not fill the memory.
    private const int MaxLetters = 4_096;

    private readonly Checkpoint checkpoint = new();
    private readonly List<ClientChange> changes = [];
    private readonly RisingOffset saved = new();
    private TaskCompletionSource requested = new(); // only the loop waits for it, which the scheduler never runs in another's call
    private Task<CommitResult>? flight;
    private int flightNumber;
    private long lastCheckpoint;

    /// <summary>Asks for a checkpoint now; <see cref="Checkpointed"/> and <see cref="CheckpointAsync"/> tell when it is durable.</summary>
    public void RequestCheckpoint() => Volatile.Read(ref requested).TrySetResult();

    /// <summary>Completes when everything folded before the call is durable, or false when the pump ended before.</summary>
    public async Task<bool> CheckpointAsync(CancellationToken cancellationToken)
    {
        // One request will do: the checkpoint that answers it is built after it was made.
        var last = Shard.Folded - 1;
        if (last >= Checkpointed)
        {
            RequestCheckpoint();
        }

        return await saved.WaitForAsync(last, Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
    }

    private bool HasWork => Checkpointed < Shard.Folded;

    private TimeSpan UntilCheckpointIsDue()
    {
        var left = context.Options.CaughtUpCheckpointInterval - context.Time.GetElapsedTime(lastCheckpoint);
        return left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
    }

    private async ValueTask CheckpointWhenDueAsync(TimeSpan interval)
    {
        if (flight is { IsCompleted: true })
        {
            await LandAsync();
        }

        if (flight is not null)
        {
            if (foldedSinceCheckpoint < context.Options.MaxUncheckpointedEvents && letters.Count < MaxLetters)
            {
                return;
            }

            // The store is behind by all that memory may hold: folding waits for it.
            await LandAsync();
        }

        var isDue = requested.Task.IsCompleted
            || foldedSinceCheckpoint >= context.Options.CheckpointEvents
            || letters.Count >= MaxLetters / 4
            || context.Time.GetElapsedTime(lastCheckpoint) >= interval;
        if (!isDue || epochIsOver)
        {
            return;
        }

        Volatile.Write(ref requested, new TaskCompletionSource());
        if (HasWork)
        {
            Launch();
        }
    }

    private void Launch()
    {
        lastCheckpoint = context.Time.GetTimestamp();
        foldedSinceCheckpoint = 0;
        flightNumber++;
        Build();
        flight = CommitAsync();
    }

    private async Task LandAsync()
    {
        var result = await flight!;
        flight = null;
        if (result == CommitResult.StaleEpoch && !context.Bugs.HasFlag(PlantedBugs.IgnoresEpoch))
        {
            LogStaleEpoch(context.Logger, Shard.Partition, lease.Epoch);
            epochIsOver = true;
            return;
        }

        Shard.LandFlight();
        Evict();
        AddLateChanges();
        if (changes.Count > 0)
        {
            context.Clients.Publish([.. changes]);
        }

        // After the clients: who waits for a checkpoint finds its changes in their totals.
        context.Log.NoteCheckpoint(Shard.Partition, checkpoint.NextOffset);
        context.Outlet?.OnSaved(checkpoint);
        saved.MoveTo(checkpoint.NextOffset);
    }

    /// <summary>Saves what is left and waits for it; gives up when the store refuses.</summary>
    private async Task DrainAsync()
    {
        if (flight is not null)
        {
            await LandAsync();
        }

        // A block that was given up half-way is in some cells and not in others: the replay of it starts from the last checkpoint.
        if (HasWork && !epochIsOver && !isFolding)
        {
            Launch();
            await LandAsync();
        }
    }

    /// <summary>A pump that failed leaves no write behind it.</summary>
    private async Task EndFlightAsync()
    {
        if (flight is not null)
        {
            await context.CancelAsync(stop);
            await ((Task)flight).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    /// <summary>Writes until the store has taken it; the buffer stays as it is. A stopping pump tries once more and then lets the replay do it.</summary>
    private Task<CommitResult> CommitAsync()
        => Task.Factory.StartNew(SaveAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, context.Background).Unwrap();

    private async Task<CommitResult> SaveAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            try
            {
                var result = await context.Store.CommitAsync(checkpoint, CancellationToken.None);
                context.Instruments.OnCheckpoint(started);
                NoteStoreAnswers();
                return result;
            }
            catch (StoreUnavailableException exception) when (!stop.IsCancellationRequested)
            {
                context.Instruments.OnStoreFailure();
                State = PartitionState.StoreUnavailable;

                // When the pump stops meanwhile: one last try, whose failure ends it.
                await PauseAsync(exception, attempt);
            }
        }
    }

    /// <summary>Runs a store call until it succeeds; the partition waits, others go on. A stop lets a call that runs end, so that its block is saved.</summary>
    /// <exception cref="OperationCanceledException">The pump stops and the store does not answer.</exception>
    private async ValueTask WithStoreAsync(Func<ValueTask> call)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await call();
                NoteStoreAnswers();
                return;
            }
            catch (StoreUnavailableException exception)
            {
                context.Instruments.OnStoreFailure();
                State = PartitionState.StoreUnavailable;
                await PauseAsync(exception, attempt);
                stop.Token.ThrowIfCancellationRequested();
            }
        }
    }

    private void NoteStoreAnswers()
    {
        if (State == PartitionState.StoreUnavailable)
        {
            State = PartitionState.Running;
            Error = null;
        }
    }
}
