namespace FinData.Grains;

/// <summary>
/// Events of one contract that the block at hand could not fold in order: the first is backdated, a reversal, or carries an id that was seen;
/// those after it follow. At the block's end the contract's history decides all of them together.
/// </summary>
internal sealed class DeferredEvents
{
    /// <summary>Indices of the block's records, ascending.</summary>
    public List<int> Records { get; } = [];

    /// <summary>At least one event belongs before something already folded; else only identities are in question.</summary>
    public bool NeedsFold { get; set; }
}
