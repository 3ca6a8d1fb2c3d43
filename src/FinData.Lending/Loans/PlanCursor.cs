namespace FinData.Lending;

/// <summary>
/// Where a loan stands in its schedule. The next installment follows from this alone, so no loan keeps its schedule in memory; a schedule to look at is what
/// a copy of the cursor gives when it is run to the end.
/// </summary>
internal partial struct PlanCursor
{
    /// <summary>Interest of closed segments that has not fallen due, units of 10^-8.</summary>
    internal Int128 Accrued;

    /// <summary>Principal that has not fallen due, minor units.</summary>
    internal long Undue;

    /// <summary>
    /// Equal principal: the principal part. Equal installment, German: the installment. Custom: what the agreed parts, which sum to the agreed principal, are
    /// scaled to. Minor units.
    /// </summary>
    internal long Level;

    /// <summary>All that was lent, whatever has come back: what flat interest runs on. Minor units.</summary>
    internal long Lent;

    internal ScaledRate Rate;

    /// <summary>Number of the installment that falls due next, from 1; one above the last when all have.</summary>
    internal int Next;

    internal int PeriodStart;

    /// <summary>Where the running segment began: at the period's start, or at the last change of base or rate.</summary>
    internal int SegmentStart;

    /// <summary>What interest runs on, minor units.</summary>
    /// <param name="terms">The loan's terms.</param>
    /// <param name="outstanding">What is really outstanding.</param>
    internal readonly long InterestBase(LoanTerms terms, long outstanding) => terms.InterestMode switch
    {
        InterestMode.DailyRest => outstanding,
        InterestMode.Flat => Undue > 0 ? Lent : 0,
        _ => Undue,
    };

    /// <summary>Interest of the running segment up to a day, units of 10^-8.</summary>
    /// <param name="terms">The loan's terms.</param>
    /// <param name="outstanding">What is really outstanding, minor units.</param>
    /// <param name="to">A day number not before the segment's start.</param>
    internal readonly Int128 Running(LoanTerms terms, long outstanding, int to)
    {
        if (to == SegmentStart || Rate.Value == 0 || Next <= terms.InterestFree || terms.Amortization == Amortization.German)
        {
            return 0;
        }

        var principal = InterestBase(terms, outstanding);
        return principal == 0 ? 0 : Fraction(terms, to).Interest(principal, terms.Currency.MinorDigits, Accrued);
    }

    internal void CloseSegment(LoanTerms terms, long outstanding, int to)
    {
        Accrued += Running(terms, outstanding, to);
        SegmentStart = to;
    }

    /// <summary>Moves to the following period as if nothing but time had passed.</summary>
    internal void PassTo(int due)
    {
        Next++;
        PeriodStart = SegmentStart = due;
    }

    /// <summary>How the running segment becomes interest up to a day.</summary>
    internal readonly InterestFraction Fraction(LoanTerms terms, int to)
    {
        var dates = new InstallmentDates(terms);
        if (IsWhole(terms, dates))
        {
            var dayCount = terms.DayCount is DayCount.ActualActualIsda or DayCount.ActualActualIcma ? DayCount.Actual365Fixed : terms.DayCount;
            var due = dates.DueDay(Next);
            var passed = DayCounts.Days(dayCount, SegmentStart, to, dates.LastDay);
            var whole = SegmentStart == PeriodStart && to == due ? passed : DayCounts.Days(dayCount, PeriodStart, due, dates.LastDay);
            return InterestFraction.OfWholePeriod(Rate, dates.MonthsOfPeriod, passed, whole, DayCounts.Basis(dayCount));
        }

        return terms.DayCount == DayCount.ActualActualIcma
            ? InterestFraction.OfShare(Rate, RegularPeriods.ShareOf(terms, SegmentStart, to))
            : InterestFraction.OfDays(terms.DayCount, Rate, SegmentStart, to, dates.LastDay);
    }

    /// <summary>Whether the running period's interest is the rate's share of a year, however many days it has.</summary>
    internal readonly bool IsWhole(LoanTerms terms, InstallmentDates dates)
        => terms.InterestMode != InterestMode.DailyRest
            && (Rate.Form == RateForm.Monthly || DayCounts.HasMonthsOf30(terms.DayCount))
            && Next <= dates.Count
            && dates.IsWhole(Next, PeriodStart);

    /// <summary>
    /// A German loan's interest in advance: of the whole period that starts where the cursor stands, on what is left then. Units of 10^-8.
    /// </summary>
    internal readonly Int128 InAdvance(LoanTerms terms) => AdvanceFraction(terms).Interest(Undue, terms.Currency.MinorDigits, accrued: 0);

    /// <summary>How that period's principal becomes interest; nothing after the last.</summary>
    internal readonly InterestFraction AdvanceFraction(LoanTerms terms)
    {
        var dates = new InstallmentDates(terms);
        return Next <= dates.Count && Next > terms.InterestFree ? Fraction(terms, dates.DueDay(Next)) : default;
    }
}
