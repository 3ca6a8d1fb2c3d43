namespace FinData.Lending;

/// <summary>What an event carries beyond date and amount. Events without a detail (the hot ones) allocate nothing.</summary>
public abstract record EventDetail
{
    private protected EventDetail()
    {
    }
}

/// <summary>Detail of <see cref="EventKind.Opened"/>: what was agreed, and with whom.</summary>
public sealed record Opening(string ClientId, ContractTerms Terms) : EventDetail;

/// <summary>Detail of <see cref="EventKind.RateChanged"/>. For an account <see cref="DebitRate"/> is the rate on negative balances (null: unchanged).</summary>
public sealed record RateChange(Rate Rate, Rate? DebitRate = null) : EventDetail
{
    /// <exception cref="ArgumentException">The event has no such detail: no codec lets that through.</exception>
    internal static RateChange Of(in ContractEvent next)
        => next.Detail as RateChange ?? throw new ArgumentException("A rate change without its rate cannot be applied.", nameof(next));
}

/// <summary>Detail of <see cref="EventKind.Reversed"/>: the target acts as if it had never happened, from its own date on.</summary>
public sealed record Reversal(string TargetEventId) : EventDetail;
