namespace FinData.Lending.Progressive;

internal sealed partial class InterestPlan
{
    /// <summary>Equal installments of what was lent and its flat interest; the last takes the rest. What was paid beyond one is taken from the last ones.</summary>
    private void SpreadFlat(List<PlanPeriod> periods)
    {
        if (periods.Count == 0)
        {
            return;
        }

        var interest = 0m;
        foreach (var period in periods)
        {
            // With the installment at its interest the period's principal is zero while the sum is taken.
            var own = ComputedAlone(period);
            interest += own;
            period.Installment = own;
        }

        var first = periods[0];
        var repaid = first.Previous is { } previous ? previous.LentUntil(null) - previous.ClosingBalance : 0;
        var total = first.LentUntil(first.LastStretch) + interest - repaid;
        var even = ToMultiple(Math.Amount(Math.Over(total, periods.Count)));
        var rest = total - (even * periods.Count);
        var excess = 0m;
        foreach (var period in periods)
        {
            var installment = period == periods[^1] ? even + rest : even;
            var owed = installment + period.Credited + period.DeferredInterest;
            if (owed < period.Paid)
            {
                excess += period.Paid - owed;
                installment = period.Paid;
            }

            period.Installment = installment;
            period.OriginalInstallment = installment;
            RefreshBalances();
        }

        for (var i = periods.Count - 1; i >= 0 && excess > 0; i--)
        {
            var period = periods[i];
            if (period.IsPaid)
            {
                continue;
            }

            var paid = period.Paid - period.Credited - period.DeferredInterest;
            var installment = System.Math.Max(period.ComputedInterest, System.Math.Max(System.Math.Max(0, period.Installment - excess), paid));
            excess -= period.Installment - installment;
            period.Installment = installment;
            RefreshBalances();
        }
    }

    private static decimal ComputedAlone(PlanPeriod period)
        => System.Math.Max(0, period.OwnInterest() + period.FixedInterest + period.DeferredInterest + (period.Previous?.CarriedInterest ?? 0));
}
