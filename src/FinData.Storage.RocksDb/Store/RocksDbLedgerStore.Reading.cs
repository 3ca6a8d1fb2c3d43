using System.Text;
using FinData.Grains;
using RocksDbSharp;

namespace FinData.Storage.RocksDb;

public sealed partial class RocksDbLedgerStore
{
    private delegate T Reading<T>(in EngineScope scope);

    public ValueTask<PartitionLease?> ReadCheckpointAsync(int partition, CancellationToken cancellationToken)
        => ReadAsync((in EngineScope scope) => PartitionTable.Read(scope, partition)?.ToLease(partition), cancellationToken);

    public ValueTask LoadPositionsAsync(
        int partition, ReadOnlyMemory<ReadOnlyMemory<byte>> contractIds, Memory<StoredPosition?> results, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(results.Length, contractIds.Length);
        using var scope = engine.Read();
        PositionLoader.Load(scope, partition, contractIds, results.Span, cancellationToken);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LoadHistoryAsync(int partition, ReadOnlyMemory<byte> contractId, CancellationToken cancellationToken)
        => ReadAsync((in EngineScope scope) => LoadHistory(scope, partition, contractId.Span), cancellationToken);

    public ValueTask<IReadOnlyList<string>> ListClientContractsAsync(string clientId, string? after, int limit, CancellationToken cancellationToken)
    {
        var prefix = new StoreKey().Client(Encoding.UTF8.GetBytes(clientId), default).ToArray();
        return ReadAsync((in EngineScope scope) => List(scope, StoreFamily.Clients, prefix, after, limit), cancellationToken);
    }

    public ValueTask<IReadOnlyList<string>> ListContractsAsync(int partition, string? after, int limit, CancellationToken cancellationToken)
    {
        var prefix = new StoreKey().Partition(partition).ToArray();
        return ReadAsync((in EngineScope scope) => List(scope, StoreFamily.Positions, prefix, after, limit), cancellationToken);
    }

    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(long? beforeSequence, int limit, CancellationToken cancellationToken)
        => ReadAsync((in EngineScope scope) => DeadLetterShelf.List(scope, beforeSequence, limit), cancellationToken);

    public ValueTask<DeadLetter?> GetDeadLetterAsync(long sequence, CancellationToken cancellationToken)
        => ReadAsync((in EngineScope scope) => DeadLetterShelf.Get(scope, sequence), cancellationToken);

    private ValueTask<T> ReadAsync<T>(Reading<T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var scope = engine.Read();
        try
        {
            return ValueTask.FromResult(read(scope));
        }
        catch (RocksDbException e)
        {
            throw engine.Unreadable(e);
        }
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> LoadHistory(in EngineScope scope, int partition, ReadOnlySpan<byte> contractId)
    {
        var key = new StoreKey();
        var upper = key.History(partition, contractId, long.MaxValue).ToArray();
        var blocks = new List<ReadOnlyMemory<byte>>();
        using var iterator = scope.Database.NewIterator(scope.Family(StoreFamily.History));
        for (iterator.Seek(key.History(partition, contractId, 0)); iterator.Valid() && iterator.GetKeySpan().SequenceCompareTo(upper) <= 0; iterator.Next())
        {
            if (StoreKey.IsHistoryOf(iterator.GetKeySpan(), contractId))
            {
                blocks.Add(iterator.GetValueSpan().ToArray());
            }
        }

        EngineScope.ThrowIfFailed(iterator);
        return blocks;
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
