using FinData.Lending;

namespace FinData.Events;

/// <summary>An event as a producer writes it: what <see cref="JsonEventCodec.Encode"/> takes. Not used on the hot path.</summary>
public sealed record EventEnvelope
{
    public required string EventId { get; init; }

    public required string ContractId { get; init; }

    /// <summary>Informative; an opening's own client id goes before it.</summary>
    public string? ClientId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Which system says so.</summary>
    public required string Source { get; init; }

    /// <summary>Kind, effective date, amount, currency and detail; its offset is ignored.</summary>
    public required ContractEvent Event { get; init; }
}
