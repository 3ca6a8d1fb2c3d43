using FinData.Conformance;
using FinData.Grains;
using FinData.Lending;

namespace FinData.Simulation;

/// <summary>What every partition of the log makes by the plain fold, up to any offset. Each result is folded once and kept.</summary>
internal sealed class PlainLedger(int partitions)
{
    private readonly LogModel[] models = [.. Enumerable.Range(0, partitions).Select(static _ => new LogModel())];
    private readonly Dictionary<(string ContractId, long Last), PlainContract> folds = [];
    private readonly SortedDictionary<string, int> partitionOf = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Contracts => partitionOf;

    public LogModel this[int partition] => models[partition];

    public void Add(LogPosition position, byte[] key, byte[] value)
    {
        models[position.Partition].Add(position, key, value);
        var contractId = System.Text.Encoding.UTF8.GetString(key);
        if (models[position.Partition].Has(contractId))
        {
            partitionOf[contractId] = position.Partition;
        }
    }

    /// <summary>The contract as the plain fold of its events up to an offset; null where there is none.</summary>
    public PlainContract? FoldOf(string contractId, long last = long.MaxValue)
    {
        if (!partitionOf.TryGetValue(contractId, out var partition) || models[partition].WatermarkOf(contractId, last) is not (>= 0 and var watermark))
        {
            return null;
        }

        if (!folds.TryGetValue((contractId, watermark), out var plain))
        {
            var contract = models[partition].FoldOf(contractId, null, watermark).Contract;
            plain = new PlainContract(contract, Wire.StateOf(contract), watermark);
            folds.Add((contractId, watermark), plain);
        }

        return plain;
    }

    public List<string> PortfolioOf(int partition, long next)
        => LogModel.ToText(models[partition].Contracts.Select(id => FoldOf(id, next - 1)?.Contract).OfType<Contract>());

    public IEnumerable<string> Clients => Contracts.Keys.Select(id => FoldOf(id)?.Contract.ClientId).OfType<string>().Distinct(StringComparer.Ordinal);
}

/// <summary>One contract at one watermark, and the bytes that its state is stored as.</summary>
internal sealed record PlainContract(Contract Contract, byte[] State, long Watermark);
