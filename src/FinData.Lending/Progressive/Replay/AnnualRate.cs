namespace FinData.Lending.Progressive;

/// <summary>The agreed percentage as one per year, by simple multiplication.</summary>
internal static class AnnualRate
{
    internal static decimal PercentOf(ProgressiveTerms terms, Arithmetic math) => terms.RateFrequency switch
    {
        RateFrequency.Month => terms.RatePercent * 12,
        RateFrequency.WholeTerm => math.Times(
            math.Over(terms.RatePercent, terms.InstallmentCount * terms.RepaymentEvery),
            terms.RepaymentFrequency switch
            {
                RepaymentFrequency.Days => 365,
                RepaymentFrequency.Weeks => 52,
                RepaymentFrequency.Months => 12,
                _ => 1,
            }),
        _ => terms.RatePercent,
    };
}
