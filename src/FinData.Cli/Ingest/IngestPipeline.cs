using System.Threading.Channels;

namespace FinData.Cli;

/// <summary>
/// Several requests in flight without changing the order of any contract's events: every contract has its lane, and a lane has one request
/// in flight. Bounded: who adds waits while the lane is full.
/// </summary>
internal sealed class IngestPipeline : IAsyncDisposable
{
    /// <summary>Batches that wait in a lane: one is enough to keep it busy.</summary>
    private const int QueuedBatches = 1;

    private readonly EventSender sender;
    private readonly Action<EventBatch, IngestResponse> onAnswer;
    private readonly int linesPerBatch;
    private readonly CancellationTokenSource stop;
    private readonly Lane[] lanes;
    private readonly Lock answering = new();

    /// <param name="onAnswer">Called for each batch, one at a time.</param>
    public IngestPipeline(EventSender sender, int laneCount, int linesPerBatch, Action<EventBatch, IngestResponse> onAnswer, CancellationToken cancellationToken)
    {
        this.sender = sender;
        this.onAnswer = onAnswer;
        this.linesPerBatch = linesPerBatch;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lanes = [.. Enumerable.Range(0, laneCount).Select(_ => new Lane())];
        foreach (var lane in lanes)
        {
            lane.Worker = SendAllAsync(lane);
        }
    }

    public ValueTask AddAsync(ReadOnlySpan<byte> line, long lineNumber)
    {
        var lane = lanes[ContractKey.LaneOf(line, lanes.Length)];
        lane.Open.Add(line, lineNumber);
        return lane.Open.LineNumbers.Count < linesPerBatch ? ValueTask.CompletedTask : FlushAsync(lane);
    }

    /// <summary>Sends what is left and waits for every answer. Throws what stopped a lane.</summary>
    public async Task CompleteAsync()
    {
        foreach (var lane in lanes)
        {
            if (lane.Open.LineNumbers.Count > 0)
            {
                await FlushAsync(lane);
            }

            lane.Queue.Writer.TryComplete();
        }

        await Task.WhenAll(lanes.Select(static l => l.Worker));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await Task.WhenAll(lanes.Select(static l => l.Worker));
        }
        catch (Exception)
        {
            // Whoever added or completed has seen the fault; here the lanes only have to be at rest.
        }

        stop.Dispose();
    }

    private async ValueTask FlushAsync(Lane lane)
    {
        var batch = lane.Open;
        lane.Open = new EventBatch();
        try
        {
            await lane.Queue.Writer.WriteAsync(batch, stop.Token);
        }
        catch (Exception) when (FirstFault() is { } fault)
        {
            await fault;
        }
    }

    private Task? FirstFault() => lanes.Select(static l => l.Worker).FirstOrDefault(static w => w.IsFaulted);

    private async Task SendAllAsync(Lane lane)
    {
        try
        {
            await foreach (var batch in lane.Queue.Reader.ReadAllAsync(stop.Token))
            {
                var answer = await sender.SendAsync(batch.Bytes, stop.Token);
                lock (answering)
                {
                    onAnswer(batch, answer);
                }
            }
        }
        catch (Exception fault)
        {
            lane.Queue.Writer.TryComplete(fault);
            await stop.CancelAsync();
            throw;
        }
    }

    private sealed class Lane
    {
        public EventBatch Open { get; set; } = new();

        public Channel<EventBatch> Queue { get; } = Channel.CreateBounded<EventBatch>(QueuedBatches);

        public Task Worker { get; set; } = Task.CompletedTask;
    }
}
