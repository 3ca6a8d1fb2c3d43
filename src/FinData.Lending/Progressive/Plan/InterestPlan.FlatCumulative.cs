namespace FinData.Lending.Progressive;

internal sealed partial class InterestPlan
{
    /// <summary>All that was handed out, with what of it was due as a down payment at once: what cumulative flat interest runs on.</summary>
    internal decimal HandedOut { get; set; }

    /// <summary>
    /// A cumulative flat schedule: interest of all that was handed out over the whole term, in equal parts, and equal parts of what was lent by each
    /// installment's day. Money that is lent later changes the interest of all installments; the last takes the rest of both.
    /// </summary>
    private void SpreadFlatCumulatively()
    {
        var total = Math.Amount(Math.Times(HandedOut, FlatRateOfTerm()));
        var interestPart = Math.Amount(Math.Over(total, System.Math.Max(1, Periods.Count - Terms.GraceOnInterest)));
        var principalParts = System.Math.Max(1, Periods.Count - Terms.GraceOnPrincipal);
        var (interestSoFar, principalSoFar) = (0m, 0m);
        foreach (var period in Periods)
        {
            var isLast = period == Last;
            var interest = isLast ? total - interestSoFar : period.Index < Terms.GraceOnInterest ? 0 : System.Math.Min(interestPart, total - interestSoFar);
            var lent = isLast ? TotalLent : period.LentUntil(period.LastStretch);
            var principal = isLast ? lent - principalSoFar
                : period.Index < Terms.GraceOnPrincipal ? 0
                : System.Math.Min(lent - principalSoFar, ToMultipleWith(Math.Amount(Math.Over(lent, principalParts)), interest));
            interestSoFar += interest;
            principalSoFar += principal;
            period.IsInterestMoved = true;
            period.FixedInterest = interest;
            period.Installment = principal + interest;
            period.OriginalInstallment = period.Installment;
            RefreshBalances();
        }
    }

    // Both parts are rounded to the multiple, so that their sum is one.
    private decimal ToMultipleWith(decimal principal, decimal interest)
        => Terms.InstallmentMultiple is { } multiple && multiple > 0 ? Math.ToMultiple(principal, multiple) + Math.ToMultiple(interest, multiple) - interest : principal;

    // By days, the days of the term in a year of its days; by repayment period, the periods of the term.
    private decimal FlatRateOfTerm()
    {
        var yearly = Math.Over(agreedRatePercent, 100);
        return Terms.InterestPeriod == InterestPeriodKind.Daily
            ? Math.Over(Math.Times(yearly, Maturity.DayNumber - Start.DayNumber), RateFactors.DaysInCumulativeYear(Terms.DaysInYear))
            : Math.Times(Math.Times(yearly, PeriodInYears()), Periods.Count);
    }
}
