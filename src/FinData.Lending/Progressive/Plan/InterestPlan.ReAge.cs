namespace FinData.Lending.Progressive;

internal sealed partial class InterestPlan
{
    /// <summary>Ends the plan on a day, and lets an annuity of what is left follow.</summary>
    internal void ReAge(DateOnly date, DateOnly start, ProgressiveReAge reAge, decimal principal, decimal ratePercent)
    {
        var annuity = Annuity(start, reAge, principal, ratePercent);
        var lentBefore = Periods[0].LentBefore;
        var (paidPrincipal, paidInterest) = PaidFrom(date);
        EndOn(date);
        CloseOverdue(date);
        if (paidPrincipal != 0 || paidInterest != 0)
        {
            HoldEarlyPayments(paidPrincipal, paidInterest);
        }

        foreach (var next in annuity.Periods)
        {
            if (reAge.Start == Start && next.IsFirst)
            {
                Periods[0].Due = next.Due;
                Periods[0].LastStretch.To = next.Due;
                Periods[0].Installment = next.DuePrincipal + next.DueInterest;
                RateFactors.Compute(Periods[0]);
                continue;
            }

            var period = new PlanPeriod(this, next.IsFirst ? Maturity : next.From, next.Due)
            {
                OriginalInstallment = next.DuePrincipal + next.DueInterest,
                LentBefore = lentBefore,
            };
            Append(period);
            period.Installment = period.OriginalInstallment;
            RateFactors.Compute(period);
        }

        RefreshBalances();
        SettleLastUnpaid(date);
        EvenOutLast(Periods.FindAll(period => (period.From == date && period.Due == reAge.Start) || period.From >= reAge.Start));
    }

    /// <summary>Ends the plan on a day, and lets fixed parts follow that bear no interest of their own.</summary>
    internal void ReAgeInEqualParts(DateOnly date, ProgressiveReAge reAge, ReAgedParts parts)
    {
        var maturity = Maturity;
        var (paidPrincipal, paidInterest) = PaidFrom(date);
        EndOn(date);
        foreach (var period in Periods)
        {
            period.LastStretch.CreditedInterest -= System.Math.Min(period.OutstandingInterest, period.CreditedInterest);
            period.Changed();
            period.Installment = period.Paid;
            period.MoveCredits();
        }

        Last.CarriesNoInterest = true;
        if (maturity >= date)
        {
            HoldEarlyPayments(paidPrincipal, paidInterest);
            Last.IsReAged = true;
        }

        var due = reAge.Start;
        for (var i = 0; i < reAge.InstallmentCount; i++)
        {
            var period = new PlanPeriod(this, Maturity, due) { LentBefore = Last.LentBefore };
            Append(period);
            period.IsReAged = true;
            period.FixedInterest = parts.Interest.At(i);
            period.Installment = parts.Principal.At(i) + parts.Interest.At(i);
            period.OriginalInstallment = period.Installment;
            due = Calendar.Plus(due, reAge.Every, reAge.Frequency);
        }

        RefreshBalances();
        rates[date < maturity ? date : maturity] = 0;
        SettleLastUnpaid(date);
    }

    private InterestPlan Annuity(DateOnly start, ProgressiveReAge reAge, decimal principal, decimal ratePercent)
    {
        var terms = Terms with
        {
            InstallmentCount = reAge.InstallmentCount,
            RepaymentEvery = reAge.Every,
            RepaymentFrequency = reAge.Frequency,
            FirstDue = reAge.Start,
            FixedLength = null,
            InterestPeriod = InterestPeriodKind.Daily,
            InstallmentMultiple = null,
        };
        var plan = new InterestPlan(terms, Math, ratePercent, ScheduleDates.Of(terms, start));
        plan.Lend(start, principal, 0);
        return plan;
    }

    private (decimal Principal, decimal Interest) PaidFrom(DateOnly date)
    {
        var later = Periods.FindAll(period => period.Due >= date);
        return (later.Sum(static period => period.PaidPrincipal), later.Sum(static period => period.PaidInterest));
    }

    /// <summary>Nothing comes after a day. Credits of later days are kept, on it.</summary>
    private void EndOn(DateOnly date)
    {
        var laterCredits = Periods.Where(period => period.From >= date && period.Due > date).Sum(static period => period.CreditedPrincipal);
        if (Find(date) is { } current)
        {
            if (current.Due != date)
            {
                current.Due = date;
                current.LastStretch.To = date;
                current.Changed();
                RateFactors.Compute(current);
            }

            RemoveAll(period => period.Due > date);
        }

        Credit(date, laterCredits, 0);
    }

    private void HoldEarlyPayments(decimal principal, decimal interest)
    {
        Last.PaidPrincipal = principal;
        Last.PaidInterest = interest;
        Last.Installment = Last.Paid;
        Last.HoldsEarlyPayments = true;
        RateFactors.Compute(Last);
    }
}
