namespace FinData;

/// <summary>A read asked for a position that was not folded in time. Retry later.</summary>
[GenerateSerializer, Alias("findata.read-after-timeout")]
public sealed class ReadAfterTimeoutException : Exception
{
    public ReadAfterTimeoutException(int partition, long offset, long folded)
        : base($"Partition {partition} has folded up to offset {folded}; offset {offset} was not reached in time. Retry later.")
    {
    }
}
