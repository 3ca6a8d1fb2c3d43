using Confluent.Kafka;
using FinData.Grains;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka;

/// <summary>
/// The records of one call on their way. It is answered once: when every record has been reported, or when it is given up because no report can come any more.
/// </summary>
internal sealed class Delivery
{
    private readonly TaskCompletionSource<Error?> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left;
    private Error? failure;

    public Delivery(int records)
    {
        left = records;
        Positions = new LogPosition[records];
        if (records == 0)
        {
            done.SetResult(null);
        }
    }

    /// <summary>Where the records are, once <see cref="Done"/> says that all of them are.</summary>
    public LogPosition[] Positions { get; }

    /// <summary>Completes with the first failure; null where every record is in the log.</summary>
    public Task<Error?> Done => done.Task;

    public void OnDelivered(int place, TopicPartitionOffsetError report)
    {
        if (FaultOf(report) is { } fault)
        {
            OnRefused(fault);
            return;
        }

        Positions[place] = new LogPosition(report.Partition.Value, report.Offset.Value);
        CountDown();
    }

    /// <summary>A record is in the log, and nobody asks where.</summary>
    public void OnTaken() => CountDown();

    public void OnRefused(Error error)
    {
        Interlocked.CompareExchange(ref failure, error, null);
        CountDown();
    }

    /// <summary>Whatever has not been reported yet counts as failed, by this.</summary>
    public void GiveUp(Error error) => done.TrySetResult(Interlocked.CompareExchange(ref failure, error, null) ?? error);

    /// <summary>
    /// Null where the record is in the log and its place is known. A send that the client repeated by itself, after an answer was lost, may come back as done but
    /// without an offset: the caller is told to send again, which makes a duplicate with a place.
    /// </summary>
    internal static Error? FaultOf(TopicPartitionOffsetError report)
        => report.Error.IsError ? report.Error
            : report.Offset.Value < 0 ? new Error(ErrorCode.DuplicateSequenceNumber, "The brokers have the record, but did not say where. Send it again")
            : null;

    private void CountDown()
    {
        if (Interlocked.Decrement(ref left) == 0)
        {
            done.TrySetResult(failure);
        }
    }
}
