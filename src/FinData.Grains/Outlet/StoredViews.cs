namespace FinData.Grains;

/// <summary>Views of contracts as the store has them, for those who hand them on.</summary>
public static class StoredViews
{
    /// <summary>The contract as its grain would show it at the stored watermark.</summary>
    /// <exception cref="InvalidDataException">The state is of another version or broken.</exception>
    public static ContractView Read(string contractId, int partition, in StoredPosition stored)
        => ContractViewMapper.ToView(contractId, partition, CellState.Read(stored));
}
