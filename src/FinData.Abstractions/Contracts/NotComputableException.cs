namespace FinData;

/// <summary>The contract is sound, but what was asked of it cannot be computed, such as figures that grow out of range up to a date far ahead.</summary>
[GenerateSerializer, Alias("findata.not-computable")]
public sealed class NotComputableException : Exception
{
    public NotComputableException(string contractId, string reason)
        : base($"This view of contract '{contractId}' cannot be computed: {reason}")
    {
    }
}
