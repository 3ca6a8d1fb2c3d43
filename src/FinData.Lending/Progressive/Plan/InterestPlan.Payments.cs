namespace FinData.Lending.Progressive;

internal sealed partial class InterestPlan
{
    internal void PayInterest(DateOnly from, DateOnly due, DateOnly date, decimal amount)
    {
        var period = Find(from, due);
        if (LastOpenBehindDate(date) is { } open && open == period)
        {
            DeferInterest(open, date);
        }

        if (period is not null)
        {
            period.PaidInterest += amount;
        }

        RefreshBalances();
        SettleLastUnpaid(date);
    }

    internal void PayPrincipal(DateOnly from, DateOnly due, DateOnly date, decimal amount)
    {
        if (amount == 0)
        {
            return;
        }

        var period = Find(from, due);
        if (period is not null)
        {
            period.PaidPrincipal += amount;
        }

        // A late payment ends the period's own interest at its due date; what it bore since is in the overdue balance.
        var effective = due < date ? due : date;
        Correct(effective, -amount);
        if (!BendsInstallments || period is null)
        {
            return;
        }

        var openCount = Periods.Count(static p => !p.IsPaid);
        var isFilledInAdvance = date < period.From
            && (period.Paid > period.Owed || period.Paid == period.OriginalInstallment + period.Credited);
        if (openCount > 1 && isFilledInAdvance)
        {
            period.Installment = period.Paid - period.Credited;
        }

        SettleLastUnpaid(effective);
    }

    /// <summary>Changes what interest runs on from a day, without a payment or a credit.</summary>
    internal void Correct(DateOnly date, decimal amount)
    {
        if (ChangeBalance(date, correction: amount) is { } period)
        {
            RateFactors.Compute(period);
            RefreshBalances();
            SettleLastUnpaid(date);
        }
    }

    /// <summary>Puts principal and interest back on the loan (a chargeback, a refund of credit).</summary>
    internal void Credit(DateOnly date, decimal principal, decimal interest)
    {
        if (ChangeBalance(date, correction: principal) is not { } changed)
        {
            return;
        }

        var period = Periods.Find(p => p.From <= date && (date < p.Due || (p == Last && date == p.Due)));
        if (period?.Stretches.FindLast(stretch => stretch.From == date) is { } stretch)
        {
            stretch.CreditedPrincipal += principal;
            stretch.CreditedInterest += interest;
            period.Changed();
        }

        RateFactors.Compute(changed);
        RefreshBalances();
        SettleLastUnpaid(date);
    }

    /// <summary>No interest from the first to the last day, both inclusive.</summary>
    internal void Pause(DateOnly first, DateOnly last)
    {
        var affected = Periods.FindAll(period => period.From < last && period.Due >= first);
        foreach (var period in affected)
        {
            var from = first.AddDays(-1) < period.From ? period.From : first.AddDays(-1);
            var to = last > period.Due ? period.Due : last;
            if (!period.Stretches.Exists(stretch => stretch.From == from))
            {
                SplitAt(period, from);
            }

            if (!period.Stretches.Exists(stretch => stretch.To == to))
            {
                SplitAt(period, to);
            }

            foreach (var stretch in period.Stretches.Where(stretch => stretch.From >= from && stretch.To <= to))
            {
                stretch.IsPaused = true;
            }

            period.Changed();
        }

        if (affected.Count > 0)
        {
            ComputeFactors(DueFrom(affected[0].From));
            RefreshBalances();
            SettleLastUnpaid(affected[0].From);
        }
    }

    private PlanPeriod? LastOpenBehindDate(DateOnly date)
    {
        var open = Periods.FindLast(static period => !period.IsPaid);
        return open is null || open == Last || date < open.Due ? null : open;
    }
}
