namespace FinData.Lending;

/// <summary>
/// One event as the fold sees it: a value, so that folding a stream allocates nothing for it. Identity (the event id) stays with the caller:
/// duplicates are decided before the fold, and journal lines name the event by its <see cref="Offset"/>.
/// </summary>
/// <param name="kind">What happened.</param>
/// <param name="effectiveDate">Business date on which it takes effect.</param>
/// <param name="offset">Log offset within the contract's partition; orders events of one day and names the event.</param>
/// <param name="currency">Currency of <paramref name="amount"/>; <c>default</c> where the kind has no amount.</param>
/// <param name="amount">Positive, at most the currency's minor digits; zero where the kind has no amount.</param>
/// <param name="detail">What the kind carries besides; null for the kinds that have none.</param>
public readonly struct ContractEvent(EventKind kind, DateOnly effectiveDate, long offset, Currency currency, decimal amount, EventDetail? detail = null)
{
    public decimal Amount { get; } = amount;

    public long Offset { get; } = offset;

    public EventDetail? Detail { get; } = detail;

    public DateOnly EffectiveDate { get; } = effectiveDate;

    public Currency Currency { get; } = currency;

    public EventKind Kind { get; } = kind;

    public FoldKey Key => new(EffectiveDate, Kind, Offset);

    /// <summary>The same event at the offset that the log gave it.</summary>
    public ContractEvent At(long newOffset) => new(Kind, EffectiveDate, newOffset, Currency, Amount, Detail);
}
