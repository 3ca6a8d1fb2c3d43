using System.Text;
using FinData.Grains;

namespace FinData.Conformance;

/// <summary>What <see cref="InMemoryLedgerStore"/> keeps. Not thread-safe; outlives the store that wraps it.</summary>
internal sealed class InMemoryLedger
{
    private readonly SortedDictionary<int, PartitionLease> leases = [];
    private readonly Dictionary<int, SortedDictionary<string, InMemoryContract>> contracts = [];
    private readonly Dictionary<string, SortedSet<string>> clients = new(StringComparer.Ordinal);

    public InMemoryDeadLetters DeadLetters { get; } = new();

    public string? LogIdentity { get; set; }

    public PartitionLease Acquire(int partition)
    {
        var last = leases.GetValueOrDefault(partition) ?? new PartitionLease(partition, 0, 0, default);
        return leases[partition] = last with { Epoch = last.Epoch + 1 };
    }

    public PartitionLease? ReadCheckpoint(int partition) => leases.GetValueOrDefault(partition);

    public StoredPosition? Load(int partition, string contractId)
        => Shard(partition).TryGetValue(contractId, out var contract) ? contract.Read() : null;

    public IReadOnlyList<ReadOnlyMemory<byte>> History(int partition, string contractId)
        => Shard(partition).TryGetValue(contractId, out var contract) ? contract.ReadHistory() : [];

    public void Damage(int partition, string contractId, byte[]? state, byte[]? firstBlock) => Shard(partition)[contractId].Damage(state, firstBlock);

    public void EditTotals(int partition, Func<string, string> edit)
    {
        var lease = leases[partition];
        leases[partition] = lease with { Totals = Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(lease.Totals.Span))) };
    }

    public IReadOnlyList<string> Contracts(int partition, string? after, int limit) => Page(Shard(partition).Keys, after, limit);

    public IReadOnlyList<string> ClientContracts(string clientId, string? after, int limit)
        => clients.TryGetValue(clientId, out var ids) ? Page(ids, after, limit) : [];

    /// <summary>Null where the commit was torn after <paramref name="tearAfter"/> contracts.</summary>
    public CommitResult? Commit(Checkpoint checkpoint, int? tearAfter)
    {
        if (!IsCurrent(checkpoint.Partition, checkpoint.Epoch))
        {
            return CommitResult.StaleEpoch;
        }

        var result = CommitResult.Committed;
        foreach (var part in CommitParts.Of(this, checkpoint).Where(p => tearAfter is null || p.Entry < tearAfter))
        {
            result = part.Write();
        }

        return tearAfter is null ? result : null;
    }

    public bool IsCurrent(int partition, long epoch) => leases.GetValueOrDefault(partition) is { } lease && lease.Epoch == epoch;

    /// <summary>The contract, made on first use.</summary>
    public InMemoryContract Contract(int partition, string contractId)
    {
        var shard = Shard(partition);
        if (!shard.TryGetValue(contractId, out var contract))
        {
            shard.Add(contractId, contract = new InMemoryContract());
        }

        return contract;
    }

    public void Index(string clientId, string contractId)
    {
        if (!clients.TryGetValue(clientId, out var ids))
        {
            clients.Add(clientId, ids = new SortedSet<string>(Utf8Order.Instance));
        }

        ids.Add(contractId);
    }

    /// <summary>Moves the checkpoint on. One that comes after a later one of the same epoch changes nothing.</summary>
    public CommitResult SaveCheckpoint(PartitionLease next, bool ignoresEpoch = false)
    {
        if (!IsCurrent(next.Partition, next.Epoch) && !ignoresEpoch)
        {
            return CommitResult.StaleEpoch;
        }

        var lease = leases[next.Partition];
        if (next.NextOffset >= lease.NextOffset)
        {
            leases[next.Partition] = lease with { NextOffset = next.NextOffset, Totals = next.Totals };
        }

        return CommitResult.Committed;
    }

    private static List<string> Page(IEnumerable<string> ids, string? after, int limit)
        => [.. ids.Where(id => after is null || Utf8Order.Instance.Compare(id, after) > 0).Take(limit)];

    private SortedDictionary<string, InMemoryContract> Shard(int partition)
    {
        if (!contracts.TryGetValue(partition, out var shard))
        {
            contracts.Add(partition, shard = new SortedDictionary<string, InMemoryContract>(Utf8Order.Instance));
        }

        return shard;
    }
}
