namespace FinData.Lending.Progressive;

/// <summary>
/// Interest of a stretch of days on one balance and one rate: base times factor times days over factor days, plus what was credited.
/// </summary>
/// <param name="Factor">Rate by days by basis, from the stretch's start to the installment's due date.</param>
/// <param name="FactorDays">The days that the factor is for.</param>
/// <param name="Credited">Interest that was put on the loan directly (a chargeback of interest).</param>
public sealed record InterestLine(
    DateOnly From,
    DateOnly To,
    int Days,
    decimal Base,
    decimal RatePercent,
    decimal Factor,
    int FactorDays,
    decimal Interest,
    decimal Credited,
    bool IsPaused);
