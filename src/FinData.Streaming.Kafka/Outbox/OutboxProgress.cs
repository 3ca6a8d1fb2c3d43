using System.Collections.Concurrent;
using FinData.Grains;

namespace FinData.Streaming.Kafka;

/// <summary>
/// How far the outbox has published each partition of the log, as the commits of a group of its own. What a crash makes it lose is published twice, never
/// left out.
/// </summary>
internal sealed class OutboxProgress(KafkaAdmin admin, KafkaOptions options)
{
    private readonly ConcurrentDictionary<int, long> pending = new();

    public string Group => $"{options.GroupId}.outbox";

    /// <summary>Null where nothing of the partition was ever published, or so long ago that the brokers have forgotten it.</summary>
    public async Task<long?> ReadAsync(int partition)
        => (await admin.ReadCommitsAsync(Group).ConfigureAwait(false)).TryGetValue(partition, out var offset) ? offset : null;

    public void Note(int partition, long nextOffset) => pending[partition] = nextOffset;

    /// <exception cref="LogUnavailableException">The brokers did not take it; it stays noted.</exception>
    public async Task CommitAsync()
    {
        var noted = pending.ToArray();
        if (noted.Length == 0)
        {
            return;
        }

        await admin.CommitAsync(Group, noted).ConfigureAwait(false);
        foreach (var one in noted)
        {
            pending.TryRemove(one);
        }
    }
}
