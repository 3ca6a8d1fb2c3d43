namespace FinData.Lending.Progressive;

internal sealed partial class InterestPlan
{
    /// <summary>Moves what is past due into the annuity of the periods to come.</summary>
    /// <param name="splitsInterest">Interest that is past due is spread in equal parts, instead of being part of what the annuity bears interest on.</param>
    internal void ReAmortize(DateOnly date, bool splitsInterest)
    {
        var future = Periods.FindAll(period => period.Due > date);
        if (splitsInterest)
        {
            var interest = Periods.Where(period => period.Due <= date && !period.IsPaid).Sum(static period => period.DueInterest - period.PaidInterest);
            ResetCorrections(date);
            ClosePaidSoFar(date);
            ComputeFactors(future);
            var part = future.Count > 0 && interest > 0 ? Math.Amount(Math.Over(interest, future.Count)) : 0;
            future.ForEach(period => period.FixedInterest += part);
        }
        else
        {
            CloseOverdue(date);
        }

        SpreadAnnuity(future);
        RefreshBalances();
        SettleLastUnpaid(date);
        EvenOutLast(future);
    }

    private void CloseOverdue(DateOnly date)
    {
        foreach (var period in Periods.FindAll(period => period.From <= date && !period.IsPaid))
        {
            foreach (var stretch in period.Stretches.Where(stretch => stretch.To == date))
            {
                stretch.Correction = 0;
            }

            if (period.LastStretch.Correction != 0)
            {
                period.LastStretch.Correction -= period.OutstandingPrincipal;
            }

            period.Changed();
            period.Installment = period.Paid;
            period.MoveCredits();
        }
    }

    // Corrections are rebuilt from what was paid, so that no overdue principal stays in the balances.
    private void ResetCorrections(DateOnly date)
    {
        foreach (var period in Periods)
        {
            period.Stretches.ForEach(static stretch => stretch.Correction = 0);
            period.Changed();
        }

        foreach (var period in Periods.Where(period => period.IsPaid && period.Due <= date))
        {
            var creditedNext = period.Index + 1 < Periods.Count ? Periods[period.Index + 1].CreditedPrincipal : 0;
            period.LastStretch.Correction -= System.Math.Max(0, period.PaidPrincipal - creditedNext);
            period.Changed();
        }
    }

    private void ClosePaidSoFar(DateOnly date)
    {
        foreach (var period in Periods.FindAll(period => period.Due <= date && !period.IsPaid))
        {
            period.LastStretch.Correction -= period.PaidPrincipal;
            period.Changed();
            period.Installment = period.Paid;
            period.MoveCredits();
            period.CarriesNoInterest = true;
        }
    }
}
