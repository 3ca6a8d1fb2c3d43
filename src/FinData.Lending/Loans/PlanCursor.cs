namespace FinData.Lending;

/// <summary>
/// Where a loan stands in its schedule. The next installment follows from this alone, so no loan keeps its schedule in memory; a schedule to look at is what
/// a copy of the cursor gives when it is run to the end.
/// </summary>
internal struct PlanCursor
{
    /// <summary>Interest of closed segments that has not fallen due, units of 10^-8.</summary>
    internal Int128 Accrued;

    /// <summary>Principal that has not fallen due, minor units.</summary>
    internal long Undue;

    /// <summary>Equal principal: the principal part; equal installment: the installment. Minor units.</summary>
    internal long Level;

    internal ScaledRate Rate;

    /// <summary>Number of the installment that falls due next, from 1; one above the last when all have.</summary>
    internal int Next;

    internal int PeriodStart;

    /// <summary>Where the running segment began: at the period's start, or at the last change of base or rate.</summary>
    internal int SegmentStart;

    internal readonly InterestFraction Fraction(LoanTerms terms, int to)
    {
        var dates = new InstallmentDates(terms);
        var isWhole = terms.InterestMode == InterestMode.Scheduled
            && (terms.DayCount == DayCount.Thirty360 || Rate.Form == RateForm.Monthly)
            && Next <= dates.Count
            && dates.IsWhole(Next, PeriodStart);
        return isWhole
            ? InterestFraction.OfWholePeriod(terms.DayCount, Rate, dates.MonthsOfPeriod, (PeriodStart, dates.DueDay(Next)), SegmentStart, to)
            : InterestFraction.OfDays(terms.DayCount, Rate, SegmentStart, to);
    }

    /// <summary>Interest of the running segment up to a day, units of 10^-8.</summary>
    /// <param name="principal">What interest runs on, minor units.</param>
    internal readonly Int128 Running(LoanTerms terms, long principal, int to)
        => to == SegmentStart || principal == 0 || Rate.Value == 0 ? 0 : Fraction(terms, to).Interest(principal, terms.Currency.MinorDigits, Accrued);

    internal void CloseSegment(LoanTerms terms, long principal, int to)
    {
        Accrued += Running(terms, principal, to);
        SegmentStart = to;
    }

    /// <summary>What falls due next, as minor units; the segment must have been closed at the due date. Moves to the following period.</summary>
    internal (long Principal, long Interest) FallDue(LoanTerms terms)
    {
        var digits = terms.Currency.MinorDigits;
        var isScheduled = terms.InterestMode == InterestMode.Scheduled;
        var interest = isScheduled
            ? Math.Max(0, AccrualUnits.ToMinor(Accrued, digits, terms.Rounding))
            : Math.Max(0, AccrualUnits.ToPostable(Accrued, digits, terms.Rounding));
        var principal = PrincipalPart(terms, interest);

        // A schedule fixes interest: what rounding gives or takes ends with the period. Daily rest carries it on.
        Accrued = isScheduled ? 0 : Accrued - AccrualUnits.FromMinor(interest, digits);
        Undue -= principal;
        Next++;
        PeriodStart = SegmentStart;
        return (principal, interest);
    }

    /// <summary>Spreads what has not fallen due over the installments that are left.</summary>
    internal void Reprice(LoanTerms terms)
    {
        var count = new InstallmentDates(terms).Count;
        var rule = terms.InstallmentRounding ?? terms.Rounding;
        Level = terms.Amortization switch
        {
            _ when Next > count => 0,
            Amortization.EqualPrincipal => (long)Rounding.Divide(Undue, count - Next + 1, rule),
            Amortization.EqualInstallment => Annuity.Of(this, terms, rule),
            _ => 0,
        };
    }

    private readonly long PrincipalPart(LoanTerms terms, long interest)
    {
        var isLast = Next == new InstallmentDates(terms).Count;
        return terms.Amortization switch
        {
            _ when isLast => Undue,
            Amortization.EqualPrincipal => Math.Min(Level, Undue),
            Amortization.EqualInstallment => Math.Clamp(Level - interest, 0, Undue),
            _ => 0,
        };
    }
}
