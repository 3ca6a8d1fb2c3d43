using FinData.Grains;

namespace FinData.Storage.RocksDb;

/// <summary>One append on its way to the writer. Until the writer takes it, its caller may cancel it; afterwards it runs to its end.</summary>
internal sealed class AppendRequest(ReadOnlyMemory<AppendRecord> records)
{
    private readonly TaskCompletionSource<LogPosition[]> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int taken;

    public ReadOnlyMemory<AppendRecord> Records { get; } = records;

    public LogPosition[] Positions { get; } = new LogPosition[records.Length];

    public Task<LogPosition[]> Done => done.Task;

    /// <summary>The writer takes it, unless it was cancelled before.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref taken, 1, 0) == 0;

    public void Cancel(CancellationToken cancellationToken)
    {
        if (TryTake())
        {
            done.SetCanceled(cancellationToken);
        }
    }

    public void Complete() => done.SetResult(Positions);

    public void Fail(Exception error) => done.SetException(error);
}
