namespace FinData.Lending.Tests.Oracle;

/// <summary>How a loan's periods turn principal into interest.</summary>
internal sealed class NaivePeriods(LoanTerms terms, List<DateOnly> dueDates)
{
    /// <summary>Interest from one day to another, both in the period of an installment (from 0; their number for the time after the last).</summary>
    internal decimal Interest(Rate rate, decimal principal, decimal earlier, int index, DateOnly begun, DateOnly from, DateOnly to)
    {
        if (principal == 0 || rate.Value == 0 || index < terms.InterestFree)
        {
            return 0;
        }

        return NaiveInterest.IsCompound(rate)
            ? NaiveInterest.Compound(principal, earlier, Growth(rate, index, begun, from, to))
            : NaiveInterest.Simple(principal, rate, Share(rate, index, begun, from, to));
    }

    /// <summary>Interest on one, with all digits.</summary>
    internal decimal Gain(Rate rate, int index, DateOnly begun, DateOnly from, DateOnly to) => index < terms.InterestFree ? 0
        : NaiveInterest.IsCompound(rate) ? Growth(rate, index, begun, from, to) - 1
        : Share(rate, index, begun, from, to).Of(rate.Value * (rate.Form == RateForm.Monthly ? 12 : 1));

    private decimal Growth(Rate rate, int index, DateOnly begun, DateOnly from, DateOnly to)
    {
        if (!IsWhole(rate, index, begun))
        {
            return NaiveInterest.GrowthOf(terms.DayCount, rate, from, to, dueDates[^1]);
        }

        var days = Days(from, to);
        return NaiveInterest.GrowthOver(rate, days == Days(begun, dueDates[index]) ? 30 * Months() : days, NaiveInterest.Basis(terms.DayCount));
    }

    private NaiveFraction Share(Rate rate, int index, DateOnly begun, DateOnly from, DateOnly to) => IsWhole(rate, index, begun)
        ? new NaiveFraction(Days(from, to), Days(begun, dueDates[index])) * new NaiveFraction(Months(), 12)
        : terms.DayCount == DayCount.ActualActualIcma ? OfRegularPeriods(from, to)
        : NaiveInterest.Share(terms.DayCount, from, to, dueDates[^1]);

    // A period's days where it is measured by days although its interest is that of months; ACT/ACT has no days of its own.
    private int Days(DateOnly from, DateOnly to)
        => NaiveInterest.Days(terms.DayCount is DayCount.ActualActualIcma or DayCount.ActualActualIsda ? DayCount.Actual365Fixed : terms.DayCount, from, to, dueDates[^1]);

    private int Months() => NaiveDates.MonthsOfUnit(terms) * terms.Interval * (terms.Amortization == Amortization.Bullet ? terms.Count : 1);

    private bool IsWhole(Rate rate, int index, DateOnly begun)
    {
        if (terms.InterestMode == InterestMode.DailyRest || terms.Amortization == Amortization.Custom || Months() == 0 || index >= dueDates.Count
            || !(rate.Form == RateForm.Monthly || NaiveInterest.HasMonthsOf30(terms.DayCount)))
        {
            return false;
        }

        return index > 0
            ? begun == dueDates[index - 1]
            : begun == NaiveDates.Unadjusted(terms, -1) || begun == NaiveDates.Regular(terms, -1)
                || begun.AddMonths(NaiveDates.MonthsOfUnit(terms) * terms.Interval) == terms.FirstDueDate;
    }

    // Day by day: each is its own period's share of a year, over that period's days.
    private NaiveFraction OfRegularPeriods(DateOnly from, DateOnly to)
    {
        var step = -1;
        while (NaiveDates.Regular(terms, step) > from)
        {
            step--;
        }

        var sum = NaiveFraction.Zero;
        for (var day = from; day < to; day = day.AddDays(1))
        {
            while (NaiveDates.Regular(terms, step + 1) <= day)
            {
                step++;
            }

            var days = NaiveDates.Regular(terms, step + 1).DayNumber - NaiveDates.Regular(terms, step).DayNumber;
            sum += new NaiveFraction(NaiveDates.MonthsOfUnit(terms) * terms.Interval, 12 * days);
        }

        return sum;
    }
}
