using System.Text;
using FinData.Lending;
using Microsoft.Extensions.Options;

namespace FinData.Grains;

/// <summary>Reads one contract where its partition is held: from its cell, or from the store where it is not in memory.</summary>
internal sealed class ContractReader(IEventLog log, ILedgerStore store, ShardRegistry registry, IOptions<LedgerOptions> options, TimeProvider time)
{
    private static readonly TimeSpan OwnerPoll = TimeSpan.FromMilliseconds(20);

    /// <summary>Whether a pump folds the contract's partition on this silo. One that has ended, whatever is still in its cells, does not.</summary>
    public bool IsHeld(string contractId) => FindPump(PartitionOf(contractId)) is not null;

    /// <summary>The contract's state where it is in memory here; null elsewhere.</summary>
    public ContractSnapshot? FindHeld(string contractId)
    {
        var id = Encoding.UTF8.GetBytes(contractId);
        var pump = FindPump(Partitioner.PartitionOf(id, log.PartitionCount));
        return pump is not null && FindCell(pump, id) is { Watermark: >= 0 } cell ? cell.Snapshot() : null;
    }

    public int PartitionOf(string contractId) => Partitioner.PartitionOf(Encoding.UTF8.GetBytes(contractId), log.PartitionCount);

    /// <summary>Null where no event of the contract was ever folded. The snapshot is the caller's own.</summary>
    public async ValueTask<ContractSnapshot?> ReadAsync(string contractId, CancellationToken cancellationToken)
    {
        var id = Encoding.UTF8.GetBytes(contractId);
        var partition = Partitioner.PartitionOf(id, log.PartitionCount);
        var pump = FindPump(partition);
        if (pump is not null && FindCell(pump, id) is { } cell)
        {
            return cell.Watermark < 0 ? null : cell.Snapshot();
        }

        var results = new StoredPosition?[1];
        await store.LoadPositionsAsync(partition, new ReadOnlyMemory<byte>[] { id }, results, cancellationToken);

        // Between the two looks the pump may have taken the contract in: its cell is then the newer.
        if (pump is not null && FindCell(pump, id) is { Watermark: >= 0 } fresh)
        {
            return fresh.Snapshot();
        }

        return results[0] is { } stored ? CellState.Read(stored, isStale: pump is null) : null;
    }

    /// <summary>The contract's whole history in offset order, up to <paramref name="watermark"/>.</summary>
    public async ValueTask<List<HistoryEntry>> ReadHistoryAsync(string contractId, long watermark, CancellationToken cancellationToken)
    {
        var id = Encoding.UTF8.GetBytes(contractId);
        var partition = Partitioner.PartitionOf(id, log.PartitionCount);
        var recent = FindPump(partition) is { } pump && FindCell(pump, id) is { } cell ? pump.Shard.CopyRecent(cell) : [];

        // In this order: what leaves memory meanwhile is in the store already.
        var blocks = await store.LoadHistoryAsync(partition, id, cancellationToken);
        return HistoryBlocks.Merge(blocks, recent, watermark);
    }

    /// <summary>
    /// Reads once the partition has folded an offset, so that the answer takes it in: waits, bounded, until it is folded here, or elsewhere and in the store.
    /// A pump that ended while it was read may have left what it had folded to its successor, so the wait begins anew.
    /// </summary>
    /// <param name="offset">Null: whatever is known now.</param>
    /// <exception cref="ReadAfterTimeoutException">It was not folded in time.</exception>
    public async ValueTask<T> ReadAfterAsync<T>(string contractId, long? offset, Func<ValueTask<T>> read, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(contractId);
        var started = time.GetTimestamp();
        while (offset is { } wanted)
        {
            var pump = await WaitForAsync(partition, wanted, started, cancellationToken);
            var result = await read();
            if (pump is null || FindPump(partition) == pump)
            {
                return result;
            }
        }

        return await read();
    }

    /// <summary>The pump that has folded the offset; null where that is in the store.</summary>
    private async ValueTask<PartitionPump?> WaitForAsync(int partition, long offset, long started, CancellationToken cancellationToken)
    {
        var patience = options.Value.ReadAfterPatience;
        while (true)
        {
            var left = patience - time.GetElapsedTime(started);
            if (FindPump(partition) is { } pump)
            {
                if (await pump.Shard.WaitForAsync(offset, left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken))
                {
                    return pump;
                }

                throw new ReadAfterTimeoutException(partition, offset, pump.Shard.Folded);
            }

            var saved = (await store.ReadCheckpointAsync(partition, cancellationToken))?.NextOffset ?? 0;
            if (saved > offset)
            {
                return null;
            }

            if (left <= TimeSpan.Zero)
            {
                throw new ReadAfterTimeoutException(partition, offset, saved);
            }

            await Task.Delay(OwnerPoll, time, cancellationToken);
        }
    }

    private PartitionPump? FindPump(int partition) => registry.Find(partition) is { Completion.IsCompleted: false } pump ? pump : null;

    private static ContractCell? FindCell(PartitionPump pump, byte[] id)
        => pump.Shard.Cells.Find(ContractHash.Of(id), id) is { IsLoaded: true } cell ? cell : null;
}
