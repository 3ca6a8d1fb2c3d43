using System.Globalization;
using FinData.Client;

namespace FinData.Cli;

/// <summary>Waits until every partition has folded, and made durable, what its log held when the wait began.</summary>
internal static class CaughtUp
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <returns>One past the last record of each partition when the wait began: everything below is in the answers from now on.</returns>
    public static async Task<IReadOnlyDictionary<int, long>> WaitAsync(
        FinDataClient client, TimeSpan patience, Action<string> note, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var first = await client.GetPartitionsAsync(cancellationToken);
        var ends = first.ToDictionary(static p => p.Partition, static p => p.LogEnd);
        var last = -1L;
        for (var now = first; ; now = await client.GetPartitionsAsync(cancellationToken))
        {
            var behind = now.Sum(p => Behind(p, ends));
            if (behind == 0)
            {
                return ends;
            }

            if (now.FirstOrDefault(static p => p.State is PartitionState.Faulted or PartitionState.LogLost) is { } faulted)
            {
                throw new ToolException(ExitCode.Failure,
                    string.Create(CultureInfo.InvariantCulture, $"Partition {faulted.Partition} has stopped: {faulted.Error}"));
            }

            if (TimeProvider.System.GetElapsedTime(started) > patience)
            {
                throw new ToolException(ExitCode.Refused, string.Create(CultureInfo.InvariantCulture,
                    $"The partitions are {behind:N0} records behind their log after {patience.TotalSeconds:0} s. See 'findata partitions'."));
            }

            if (last != behind && (last < 0 || behind < last / 2))
            {
                note(string.Create(CultureInfo.InvariantCulture, $"Waiting for the partitions: {behind:N0} records behind their log."));
                last = behind;
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private static long Behind(PartitionView partition, Dictionary<int, long> ends)
        => ends.TryGetValue(partition.Partition, out var end) ? Math.Max(0, end - Math.Min(partition.Folded, partition.Checkpointed)) : 0;
}
