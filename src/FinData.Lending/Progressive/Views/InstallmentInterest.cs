using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

/// <summary>
/// Why an installment's interest is what it is: earned on its days, plus what comes from elsewhere, less what it leaves to the next one.
/// <see cref="Due"/> is always <c>Earned + Spread + Deferred + CarriedIn - CarriedOut</c>.
/// </summary>
public sealed record InstallmentInterest
{
    public required int Installment { get; init; }

    /// <summary>The sum of <see cref="Lines"/>, rounded once; zero where an earlier installment takes it.</summary>
    public required decimal Earned { get; init; }

    /// <summary>A part of interest that was spread over several installments.</summary>
    public required decimal Spread { get; init; }

    /// <summary>Interest of later installments that are paid already.</summary>
    public required decimal Deferred { get; init; }

    /// <summary>What the installment before had no room for.</summary>
    public required decimal CarriedIn { get; init; }

    public required decimal Due { get; init; }

    /// <summary>What goes to the next installment: it was paid in full before its days were over, or it is too small.</summary>
    public decimal CarriedOut => Earned + Spread + Deferred + CarriedIn - Due;

    public required ImmutableArray<InterestLine> Lines { get; init; }
}
