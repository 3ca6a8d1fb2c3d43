using System.Text;
using FinData.Grains;

namespace FinData.Storage.RocksDb;

public sealed partial class RocksDbLedgerStore
{
    public ValueTask LoadPositionsAsync(
        int partition, ReadOnlyMemory<ReadOnlyMemory<byte>> contractIds, Memory<StoredPosition?> results, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(results.Length, contractIds.Length);
        using var scope = engine.Read();
        PositionLoader.Load(scope, partition, contractIds, results.Span, cancellationToken);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LoadHistoryAsync(int partition, ReadOnlyMemory<byte> contractId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var key = new StoreKey();
        var upper = key.History(partition, contractId.Span, long.MaxValue).ToArray();
        var blocks = new List<ReadOnlyMemory<byte>>();
        using var scope = engine.Read();
        using var iterator = scope.Database.NewIterator(scope.Family(StoreFamily.History));
        for (iterator.Seek(key.History(partition, contractId.Span, 0)); iterator.Valid(); iterator.Next())
        {
            var found = iterator.GetKeySpan();
            if (found.SequenceCompareTo(upper) > 0)
            {
                break;
            }

            if (StoreKey.IsHistoryOf(found, contractId.Span))
            {
                blocks.Add(iterator.GetValueSpan().ToArray());
            }
        }

        EngineScope.ThrowIfFailed(iterator);
        return ValueTask.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>(blocks);
    }

    public ValueTask<IReadOnlyList<string>> ListClientContractsAsync(string clientId, string? after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var key = new StoreKey();
        var prefix = key.Client(Encoding.UTF8.GetBytes(clientId), default).ToArray();
        using var scope = engine.Read();
        return ValueTask.FromResult(List(scope, StoreFamily.Clients, prefix, after, limit));
    }

    public ValueTask<IReadOnlyList<string>> ListContractsAsync(int partition, string? after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var prefix = new StoreKey().Partition(partition).ToArray();
        using var scope = engine.Read();
        return ValueTask.FromResult(List(scope, StoreFamily.Positions, prefix, after, limit));
    }

    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(long? beforeSequence, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var scope = engine.Read();
        return ValueTask.FromResult<IReadOnlyList<DeadLetter>>(DeadLetterShelf.List(scope, beforeSequence, limit));
    }

    public ValueTask<DeadLetter?> GetDeadLetterAsync(long sequence, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var scope = engine.Read();
        return ValueTask.FromResult(DeadLetterShelf.Get(scope, sequence));
    }

    /// <summary>The ids that follow the prefix in the family's keys, in order, after the one given.</summary>
    private static IReadOnlyList<string> List(in EngineScope scope, int family, byte[] prefix, string? after, int limit)
    {
        var ids = new List<string>();
        byte[] start = [.. prefix, .. Encoding.UTF8.GetBytes(after ?? "")];
        using var iterator = scope.Database.NewIterator(scope.Family(family));
        iterator.Seek(start);
        if (after is not null && iterator.Valid() && iterator.GetKeySpan().SequenceEqual(start))
        {
            iterator.Next();
        }

        for (; ids.Count < limit && iterator.Valid() && iterator.GetKeySpan().StartsWith(prefix); iterator.Next())
        {
            ids.Add(Encoding.UTF8.GetString(iterator.GetKeySpan()[prefix.Length..]));
        }

        EngineScope.ThrowIfFailed(iterator);
        return ids;
    }
}
