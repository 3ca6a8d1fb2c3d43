namespace FinData.Lending.Progressive;

internal sealed partial class InterestPlan
{
    internal bool SpreadsFlatCumulatively => Terms is { IsCumulative: true, InterestMethod: InterestMethod.Flat } && agreedRatePercent > 0 && rates.Count == 0;

    private bool SpreadsCumulatively => Terms.IsCumulative && (agreedRatePercent > 0 || Terms.GraceOnPrincipal > 0);

    /// <summary>
    /// Installments of a cumulative schedule: in grace only interest is due, or nothing; then equal ones by one rate for every period, whatever days
    /// it has, or equal parts of principal with their interest. The last takes the rest, which the caller sees to.
    /// </summary>
    private void SpreadCumulatively(List<PlanPeriod> periods)
    {
        var count = periods.Count(period => period.Index >= Terms.GraceOnPrincipal);
        if (count == 0)
        {
            return;
        }

        var balance = periods[0].BalanceToAmortize;
        var isByPrincipal = Terms.Amortization == ProgressiveAmortization.EqualPrincipal;
        var even = isByPrincipal ? Math.Amount(Math.Over(balance, count)) : CumulativeInstallment(balance, count);
        foreach (var period in periods)
        {
            var isGrace = period.Index < Terms.GraceOnPrincipal;
            var interest = period.Index < Terms.GraceOnInterest ? 0 : ComputedAlone(period);
            var installment = isGrace ? interest : isByPrincipal ? even + interest : even;
            if (installment >= period.Paid)
            {
                period.Installment = installment;
                period.OriginalInstallment = installment;
                RefreshBalances();
            }
        }
    }

    internal decimal CumulativeInstallment(decimal balance, int count) => ToMultiple(Math.Amount(EqualInstallment(balance, count)));

    private decimal EqualInstallment(decimal balance, int count)
    {
        var rate = Math.Over(Math.Times(agreedRatePercent, PeriodInYears()), 100);
        var growth = 1m;
        var sum = 0m;
        for (var i = 0; i < count; i++)
        {
            sum = Math.Plus(sum, growth);
            growth = Math.Times(growth, Math.Plus(1, rate));
        }

        return Math.Over(Math.Times(balance, growth), sum);
    }

    // By days a month counts as thirty and a week as seven, in a year of its days.
    internal decimal PeriodInYears()
    {
        var isDaily = Terms.InterestPeriod == InterestPeriodKind.Daily;
        var daysInYear = RateFactors.DaysInCumulativeYear(Terms.DaysInYear);
        var (units, inYear) = Terms.RepaymentFrequency switch
        {
            RepaymentFrequency.Days => (1, daysInYear),
            RepaymentFrequency.Weeks => isDaily ? (7, daysInYear) : (1, 52),
            RepaymentFrequency.Months => isDaily ? (30, daysInYear) : (1, 12),
            _ => (1, 1),
        };
        return Math.Over(units * Terms.RepaymentEvery, inYear);
    }
}
