using System.Collections.Immutable;

namespace FinData.Lending;

/// <summary>
/// The balances of an open contract: what <see cref="Contract"/> holds besides identity. Two kinds, each in an object of its own, so that an account does
/// not pay for a loan's fields.
/// </summary>
internal abstract class Balances
{
    internal abstract ContractTerms Terms { get; }

    internal abstract bool IsClosed { get; }

    internal abstract DateOnly AsOf { get; }

    internal abstract Position Position { get; }

    internal abstract PositionFigures Figures { get; }

    internal virtual Schedule? Schedule => null;

    internal abstract void AdvanceTo(DateOnly date, IJournalSink? sink);

    /// <summary>Decides one event at its date, to which this has been advanced.</summary>
    internal abstract Outcome Apply(in ContractEvent next, IJournalSink? sink);

    internal abstract void PostRunningInterest(IJournalSink sink);

    internal abstract Payoff PayoffAt(DateOnly date);

    internal virtual InstallmentPaid PaidOf(int number) => default;

    internal virtual ImmutableArray<DueItem> DueItems => [];

    internal virtual IEnumerable<(DateOnly Date, DuePart Part, decimal Amount)> UpcomingCharges => [];

    internal abstract Balances Clone();

    /// <summary>Upper bound of what <see cref="Write"/> needs.</summary>
    internal abstract int MaxStateLength { get; }

    internal abstract void Write(ref StateWriter writer);
}
