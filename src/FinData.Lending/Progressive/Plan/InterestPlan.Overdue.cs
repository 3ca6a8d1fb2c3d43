namespace FinData.Lending.Progressive;

internal sealed partial class InterestPlan
{
    /// <summary>
    /// Keeps overdue principal bearing interest: puts it on the balance of the periods behind it, up to a day (or the period's due date,
    /// where rest dates say so). False: nothing changed.
    /// </summary>
    internal bool BringOverdueUpTo(DateOnly date, bool isPayingOff)
    {
        var overdue = Periods.FindAll(period => !period.HoldsEarlyPayments && date > period.Due);
        if (overdue.Count == 0)
        {
            return false;
        }

        var current = Find(date) ?? Last;
        var hasChanged = false;
        var principal = 0m;
        var total = 0m;
        foreach (var period in overdue)
        {
            if (principal != 0)
            {
                hasChanged |= AddOverdue(date, period, principal, total, isPayingOff);
            }

            principal = period.OutstandingPrincipal;
            total += principal;
        }

        if (current != Last || date <= Last.Due)
        {
            hasChanged |= AddOverdue(date, current, principal, total, isPayingOff);
        }

        if (total > 0 && (OverdueUntil is null || OverdueUntil < date))
        {
            OverdueUntil = date;
        }

        return hasChanged;
    }

    /// <summary>Whether interest of a period counts up to its due date, whatever day of it something is paid.</summary>
    internal static bool CountsWholePeriod(ProgressiveTerms terms, bool isPayingOff)
    {
        if (terms.Recalculation is not { PreClosure: PreClosureInterest.TillRestFrequencyDate } recalculation)
        {
            return false;
        }

        return recalculation.Rest != RestFrequency.Daily || isPayingOff;
    }

    private bool AddOverdue(DateOnly date, PlanPeriod period, decimal principal, decimal total, bool isPayingOff)
    {
        if (date == OverdueUntil)
        {
            return false;
        }

        Correct(OverdueUntil is { } until && period.From <= until ? until : period.From, principal);
        if (date > period.From && date <= period.Due)
        {
            var end = CountsWholePeriod(Terms, isPayingOff) ? period.Due : date;
            Correct(end, -total);
            OverdueUntil = end;
        }

        return true;
    }
}
