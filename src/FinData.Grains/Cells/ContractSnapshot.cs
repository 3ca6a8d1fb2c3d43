using FinData.Lending;

namespace FinData.Grains;

/// <summary>A contract's state at a watermark, for one reader. <see cref="IsStale"/>: read from the store while nobody owns the partition here.</summary>
internal sealed record ContractSnapshot(Contract Contract, long Watermark, bool IsQuarantined, bool IsStale)
{
    public ContractStatus Status => IsQuarantined ? ContractStatus.Quarantined : Contract.Position.Status;
}
