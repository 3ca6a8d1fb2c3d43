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

    public IReadOnlyList<string> Contracts(int partition, string? after, int limit) => Page(Shard(partition).Keys, after, limit);

    public IReadOnlyList<string> ClientContracts(string clientId, string? after, int limit)
        => clients.TryGetValue(clientId, out var ids) ? Page(ids, after, limit) : [];

    /// <summary>Null where the commit was torn after <paramref name="tearAfter"/> contracts.</summary>
    public CommitResult? Commit(Checkpoint checkpoint, int? tearAfter)
    {
        if (leases.GetValueOrDefault(checkpoint.Partition) is not { } lease || lease.Epoch != checkpoint.Epoch)
        {
            return CommitResult.StaleEpoch;
        }

        foreach (var entry in checkpoint.Entries.Take(tearAfter ?? int.MaxValue))
        {
            Save(checkpoint, entry);
        }

        if (tearAfter is not null)
        {
            return null;
        }

        checkpoint.DeadLetters.ForEach(DeadLetters.Add);
        leases[checkpoint.Partition] = lease with { NextOffset = checkpoint.NextOffset, Totals = checkpoint.Bytes(checkpoint.Totals).ToArray() };
        return CommitResult.Committed;
    }

    private static List<string> Page(IEnumerable<string> ids, string? after, int limit)
        => [.. ids.Where(id => after is null || Utf8Order.Instance.Compare(id, after) > 0).Take(limit)];

    private void Save(Checkpoint checkpoint, in CheckpointEntry entry)
    {
        var contractId = Encoding.UTF8.GetString(checkpoint.Bytes(entry.ContractId));
        var shard = Shard(checkpoint.Partition);
        if (!shard.TryGetValue(contractId, out var contract))
        {
            shard.Add(contractId, contract = new InMemoryContract());
        }

        contract.Save(checkpoint, entry);
        if (entry.ClientId.IsEmpty)
        {
            return;
        }

        var clientId = Encoding.UTF8.GetString(checkpoint.Bytes(entry.ClientId));
        if (!clients.TryGetValue(clientId, out var ids))
        {
            clients.Add(clientId, ids = new SortedSet<string>(Utf8Order.Instance));
        }

        ids.Add(contractId);
    }

    private SortedDictionary<string, InMemoryContract> Shard(int partition)
    {
        if (!contracts.TryGetValue(partition, out var shard))
        {
            contracts.Add(partition, shard = new SortedDictionary<string, InMemoryContract>(Utf8Order.Instance));
        }

        return shard;
    }
}
