using FinData.Lending;

namespace FinData.Grains;

/// <summary>From a contract's state to the view that callers see, with what only the runtime knows. Views of a whole history come from <see cref="FoldedContract"/>.</summary>
internal static class ContractViewMapper
{
    public static ContractView ToView(string id, int partition, ContractSnapshot snapshot)
    {
        var view = snapshot.Contract.ToView(id, partition, snapshot.Watermark);
        return view with { Status = snapshot.IsQuarantined ? ContractStatus.Quarantined : view.Status, Stale = snapshot.IsStale };
    }
}
