using FinData.Grains;

namespace FinData.Storage.RocksDb;

/// <summary>
/// The one writer of the log: takes what waits in the queue, writes it as one batch with one fsync, gives the positions, wakes the readers.
/// While a round is on its way to the disk, the next one gathers. It has a thread of its own, because it waits for the disk and the pool's threads are few.
/// </summary>
internal sealed class LogWriter : IDisposable
{
    private readonly Engine engine;
    private readonly AppendQueue queue;
    private readonly PartitionTail[] tails;
    private readonly int roundBytes;
    private readonly AppendRound round;
    private readonly List<AppendRequest> requests = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long generation;

    public LogWriter(Engine engine, AppendQueue queue, PartitionTail[] tails, int roundBytes)
    {
        (this.engine, this.queue, this.tails, this.roundBytes) = (engine, queue, tails, roundBytes);
        round = new AppendRound(tails.Length);
        using (var scope = engine.Read())
        {
            TakeTails(scope);
        }

        new Thread(Run) { IsBackground = true, Name = "findata log writer" }.Start();
    }

    /// <summary>Completes when the queue was closed and emptied.</summary>
    public Task Ended => ended.Task;

    public void Dispose() => round.Dispose();

    private void Run()
    {
        while (queue.WaitForNext(out var first))
        {
            Gather(first);
            try
            {
                WriteRound();
                requests.ForEach(r => r.Complete());
            }
            catch (Exception e)
            {
                // Whatever it is, the callers hear of it and the writer lives on: without it, nothing could ever be appended again.
                requests.ForEach(r => r.Fail(e as LogUnavailableException ?? new LogUnavailableException($"Appending failed: {e.Message}", e)));
            }
        }

        queue.End();
        ended.SetResult();
    }

    private void Gather(AppendRequest first)
    {
        requests.Clear();
        requests.Add(first);
        var bytes = SizeOf(first);
        while (bytes < roundBytes && queue.TryNext(out var next))
        {
            requests.Add(next);
            bytes += SizeOf(next);
        }
    }

    private void WriteRound()
    {
        using var scope = engine.Write();
        if (scope.Generation != generation)
        {
            TakeTails(scope);
        }

        round.Begin(tails);
        foreach (var request in requests)
        {
            round.Add(scope, request);
        }

        round.End(scope);
        engine.Commit(scope, round.Batch);
        foreach (var (partition, next) in round.Ends)
        {
            tails[partition].MoveTo(next);
        }
    }

    // What the database holds is what was written: after a fault this may be more than was acknowledged, never less.
    private void TakeTails(in EngineScope scope)
    {
        for (var p = 0; p < tails.Length; p++)
        {
            tails[p].MoveTo(LogEntries.RangeOf(scope, p).Next);
        }

        generation = scope.Generation;
    }

    private static long SizeOf(AppendRequest request)
    {
        var bytes = 0L;
        foreach (ref readonly var record in request.Records.Span)
        {
            bytes += RecordBatch.SizeOf(record);
        }

        return bytes;
    }
}
