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

/// <summary>Detail of <see cref="EventKind.RateChanged"/>.</summary>
/// <param name="Rate">A loan's rate, an account's credit rate.</param>
/// <param name="DebitRate">An account's rate on negative balances; null: unchanged.</param>
/// <param name="Keep">What stays of a loan; an account has nothing to keep.</param>
public sealed record RateChange(Rate Rate, Rate? DebitRate = null, Keep Keep = Keep.Term) : EventDetail
{
    /// <exception cref="ArgumentException">The event has no such detail: no codec lets that through.</exception>
    internal static RateChange Of(in ContractEvent next)
        => next.Detail as RateChange ?? throw new ArgumentException("A rate change without its rate cannot be applied.", nameof(next));
}

/// <summary>Detail of <see cref="EventKind.Reversed"/>: the target acts as if it had never happened, from its own date on.</summary>
public sealed record Reversal(string TargetEventId) : EventDetail;

/// <summary>Detail of a <see cref="EventKind.PaymentReceived"/> that says what its excess does; one without it does what the terms say, and has no detail.</summary>
public sealed record PaymentInstruction(ExcessPayment Excess) : EventDetail;

/// <summary>Detail of <see cref="EventKind.FeeCharged"/>; the event carries the amount.</summary>
/// <param name="Part"><see cref="DuePart.Fee"/> or <see cref="DuePart.Penalty"/>.</param>
/// <param name="DueDate">When it falls due, not before the event's date; null: on that date.</param>
public sealed record FeeCharge(DuePart Part, DateOnly? DueDate = null) : EventDetail
{
    /// <exception cref="ArgumentException">The event has no such detail: no codec lets that through.</exception>
    internal static FeeCharge Of(in ContractEvent next)
        => next.Detail as FeeCharge ?? throw new ArgumentException("A charge that does not say what it is cannot be applied.", nameof(next));
}

/// <summary>Detail of <see cref="EventKind.Waived"/>: forgives what has fallen due, oldest first. The event's amount says how much; zero: all of it.</summary>
/// <param name="Part">Penalty, fee or interest.</param>
public sealed record Waiver(DuePart Part) : EventDetail
{
    /// <exception cref="ArgumentException">The event has no such detail: no codec lets that through.</exception>
    internal static Waiver Of(in ContractEvent next)
        => next.Detail as Waiver ?? throw new ArgumentException("A waiver that does not say of what cannot be applied.", nameof(next));
}

/// <summary>
/// Detail of <see cref="EventKind.Rescheduled"/> (what has not fallen due gets new dates) and <see cref="EventKind.ReAged"/> (what is unpaid of the dues
/// joins it: principal as principal, the rest with the first new installment).
/// </summary>
/// <param name="FirstDueDate">The first new due date, after the event's date; null: the next one as it was.</param>
/// <param name="Count">Number of new installments; null: those that were left.</param>
/// <param name="Frequency">Null: as before.</param>
/// <param name="Rate">Null: as before.</param>
/// <param name="Keep">Whether the installment is computed anew.</param>
public sealed record Rescheduling(DateOnly? FirstDueDate, int? Count, Frequency? Frequency, Rate? Rate, Keep Keep = Keep.Term) : EventDetail
{
    /// <exception cref="ArgumentException">The event has no such detail: no codec lets that through.</exception>
    internal static Rescheduling Of(in ContractEvent next)
        => next.Detail as Rescheduling ?? throw new ArgumentException("A reschedule without its detail cannot be applied.", nameof(next));
}
