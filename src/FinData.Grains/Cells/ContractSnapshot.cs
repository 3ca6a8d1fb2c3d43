using FinData.Lending;

namespace FinData.Grains;

/// <summary>
/// A contract's state at a watermark, for one reader. <see cref="IsStale"/>: read from the store while nobody owns the partition here.
/// <see cref="HasReversals"/>: an event may be set aside by a reversal of a later date, so the state cannot be advanced to a date: see <see cref="ContractGrain"/>.
/// </summary>
internal sealed record ContractSnapshot(Contract Contract, long Watermark, bool IsQuarantined, bool IsStale, bool HasReversals)
{
    public ContractStatus Status => IsQuarantined ? ContractStatus.Quarantined : Contract.Position.Status;
}
