namespace FinData.Lending.Progressive;

internal sealed partial class InterestPlan
{
    // Each pass brings the last installment nearer to the others; Fineract stops after three.
    private const int MaxAdjustments = 3;

    /// <param name="isLending">
    /// Something was lent on <paramref name="date"/>: installments are computed as if nothing had been paid, because who paid early does not get
    /// smaller installments for it.
    /// </param>
    private void ComputeInstallments(DateOnly firstDue, bool isLending, DateOnly date = default)
    {
        var periods = DueFrom(firstDue);
        ComputeFactors(periods);
        if (Terms.InterestMethod == InterestMethod.Flat)
        {
            if (SpreadsFlatCumulatively)
            {
                SpreadFlatCumulatively();
                return;
            }

            SpreadFlat(periods);
            return;
        }

        var isDirect = !isLending || IsTrial || IsEmpty;
        RefreshBalances();
        if (isDirect && SpreadsCumulatively)
        {
            SpreadCumulatively(periods);
        }
        else if (isDirect)
        {
            SpreadAnnuity(periods);
        }
        else
        {
            TakeInstallmentsOfTrial(periods, date);
        }

        RefreshBalances();
        SettleLastUnpaid(firstDue);
        if (isDirect && !SpreadsCumulatively)
        {
            EvenOutLast(periods);
        }
    }

    private void TakeInstallmentsOfTrial(List<PlanPeriod> periods, DateOnly date)
    {
        if (periods.Count == 0)
        {
            return;
        }

        var trial = new InterestPlan(this, withPayments: false);
        trial.Lend(date, 0, 0);
        foreach (var period in periods)
        {
            if (trial.Periods.Find(other => other.Due == period.Due) is { } computed)
            {
                period.Installment = computed.Installment;
                period.OriginalInstallment = computed.OriginalInstallment;
            }
        }
    }

    /// <summary>The installment that pays a balance back: balance times the product of (1 + factor), over the sum of the products of the later ones.</summary>
    private void SpreadAnnuity(List<PlanPeriod> periods)
    {
        if (periods.Count == 0)
        {
            return;
        }

        var growth = 1m;
        var sum = 1m;
        for (var i = 0; i < periods.Count; i++)
        {
            var factor = 1 + periods[i].Stretches.Sum(static stretch => stretch.Factor);
            growth = Math.Times(growth, factor);
            if (i > 0)
            {
                sum = Math.Plus(1, Math.Times(sum, factor));
            }
        }

        var exact = Math.Over(Math.Times(growth, periods[0].BalanceToAmortize), sum);
        var installment = ToMultiple(Math.Amount(exact));
        foreach (var period in periods)
        {
            if (installment >= period.Paid)
            {
                period.Installment = installment;
                period.OriginalInstallment = installment;
            }
        }
    }

    internal decimal ToMultiple(decimal installment)
    {
        if (Terms.InstallmentMultiple is not { } multiple || multiple <= 0)
        {
            return installment;
        }

        var rounded = Math.ToMultiple(installment, multiple);
        return rounded == 0 ? multiple : rounded;
    }

    /// <summary>Where the last installment differs much, tries what a part of the difference on every installment gives, and keeps what is better.</summary>
    private void EvenOutLast(List<PlanPeriod> periods)
    {
        InterestPlan? trial = null;
        for (var pass = 0; pass < MaxAdjustments && periods.Count > 0; pass++)
        {
            var gap = InstallmentGap.Of(periods);
            if (!gap.IsWide)
            {
                return;
            }

            var installment = ToMultiple(gap.EvenedInstallment(Math));
            if (installment == gap.Installment)
            {
                return;
            }

            trial ??= Clone();
            var first = periods[0];
            var related = trial.Periods.FindAll(period => period.From >= first.From && period.Due >= first.Due && !period.HoldsEarlyPayments);
            foreach (var period in related)
            {
                if (installment >= period.Paid)
                {
                    period.Installment = installment;
                    period.OriginalInstallment = installment;
                }
            }

            trial.RefreshBalances();
            trial.SettleLastUnpaid(first.Due);
            if (InstallmentGap.Of(trial.Periods).Width >= gap.Width)
            {
                return;
            }

            for (var i = 0; i < System.Math.Min(periods.Count, related.Count); i++)
            {
                periods[i].Installment = related[i].Installment;
                periods[i].OriginalInstallment = related[i].Installment;
            }

            RefreshBalances();
        }
    }
}
