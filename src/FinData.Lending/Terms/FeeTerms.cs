namespace FinData.Lending;

/// <summary>When an agreed fee falls due. Numbers are stored and never reused.</summary>
public enum FeeTiming : byte
{
    /// <summary>With each disbursement, at its date. Wire name <c>disbursement</c>.</summary>
    Disbursement = 1,

    /// <summary>With each installment. Wire name <c>installment</c>.</summary>
    Installment = 2,

    /// <summary>Once, on <see cref="FeeTerms.Date"/>. Wire name <c>date</c>.</summary>
    Date = 3,
}

/// <summary>A fee agreed at opening: an amount, or a share of what it is charged with.</summary>
/// <param name="Name">As statements and journals call it, 1 to 64 characters.</param>
/// <param name="Timing">When it falls due.</param>
/// <param name="Amount">Fixed amount; null where <paramref name="Share"/> is given.</param>
/// <param name="Share">Fraction (0.01 is 1 %) of the amount disbursed, of the installment's principal and interest, or (on a date) of the agreed principal.</param>
/// <param name="Date">For <see cref="FeeTiming.Date"/> only.</param>
public sealed record FeeTerms(string Name, FeeTiming Timing, decimal? Amount, decimal? Share, DateOnly? Date);
