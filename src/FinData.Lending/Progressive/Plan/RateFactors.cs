namespace FinData.Lending.Progressive;

/// <summary>
/// Interest on one for a stretch of days, by the terms' day counts. With thirty-day months a period counts by its number of months (or weeks,
/// days), and its days divide that.
/// </summary>
internal static class RateFactors
{
    /// <summary>Fills both factors of every stretch of a period.</summary>
    internal static void Compute(PlanPeriod period)
    {
        var plan = period.Plan;
        foreach (var stretch in period.Stretches)
        {
            var rate = plan.RateAt(stretch.From);
            var key = new FactorKey(stretch.From, stretch.To, period.From, period.Due, plan.Start, rate);
            if (key == stretch.Key)
            {
                continue;
            }

            stretch.Factor = Factor(period, rate, stretch.From, stretch.To, isToDue: false);
            stretch.FactorToDue = stretch.To == period.Due && plan.Terms.DaysInMonth == DaysInMonth.Actual
                ? stretch.Factor
                : Factor(period, rate, stretch.From, period.Due, isToDue: true);
            stretch.Key = key;
            period.Changed();
        }
    }

    private static decimal Factor(PlanPeriod period, decimal ratePercent, DateOnly from, DateOnly to, bool isToDue)
    {
        var terms = period.Plan.Terms;
        var math = period.Plan.Math;
        var rate = math.Over(ratePercent, 100);
        var days = to.DayNumber - from.DayNumber;
        var periodDays = period.Due.DayNumber - period.From.DayNumber;
        if (terms.InterestPeriod == InterestPeriodKind.SameAsRepayment && PeriodsInYear(terms.RepaymentFrequency) is { } periodsInYear)
        {
            return Product(math, rate, 1, terms.RepaymentEvery, periodsInYear, days, periodDays);
        }

        var splitsYears = !terms.IsCumulative && terms.DaysInYear == DaysInYear.Actual && to.Year > from.Year
            && (terms.LeapYear != LeapYearRule.Feb29PeriodOnly || HasLeapDay(period));
        if (splitsYears)
        {
            return math.Factor(math.Times(rate, YearFraction(terms, math, from, to)));
        }

        var daysInYear = DaysIn(terms, period, from);
        if (terms.DaysInMonth == DaysInMonth.Actual)
        {
            return Product(math, rate, days, 1, daysInYear, 1, 1);
        }

        var count = isToDue ? PeriodCount.Of(period) : terms.RepaymentEvery;
        var unitDays = terms.RepaymentFrequency switch
        {
            RepaymentFrequency.Days => 1,
            RepaymentFrequency.Weeks => 7,
            RepaymentFrequency.Months => 30,
            _ => 360,
        };
        return Product(math, rate, unitDays, count, daysInYear, days, periodDays);
    }

    private static decimal Product(Arithmetic math, decimal rate, decimal unitDays, decimal count, decimal daysInYear, int days, int periodDays)
    {
        if (periodDays == 0)
        {
            return 0;
        }

        var yearPart = math.Over(math.Times(unitDays, count), daysInYear);
        return math.Factor(math.Over(math.Times(math.Times(rate, yearPart), days), periodDays));
    }

    private static int? PeriodsInYear(RepaymentFrequency frequency) => frequency switch
    {
        RepaymentFrequency.Months => 12,
        RepaymentFrequency.Weeks => 52,
        _ => null,
    };

    /// <summary>Days of a year where leap years don't count.</summary>
    internal static int DaysInCumulativeYear(DaysInYear days) => days switch
    {
        DaysInYear.Days360 => 360,
        DaysInYear.Days364 => 364,
        _ => 365,
    };

    private static int DaysIn(ProgressiveTerms terms, PlanPeriod period, DateOnly date) => terms.DaysInYear switch
    {
        not DaysInYear.Actual => DaysInCumulativeYear(terms.DaysInYear),
        _ when terms.IsCumulative => 365,
        _ when !DateTime.IsLeapYear(date.Year) => 365,
        _ when terms.LeapYear == LeapYearRule.Feb29PeriodOnly && !HasLeapDay(period) => 365,
        _ => 366,
    };

    private static bool HasLeapDay(PlanPeriod period)
    {
        if (!DateTime.IsLeapYear(period.From.Year))
        {
            return false;
        }

        var leapDay = new DateOnly(period.From.Year, 2, 29);
        return period.From < leapDay && leapDay <= period.Due;
    }

    // A year ends on its last day; where the day of disbursement earns interest, on the first of the next.
    private static decimal YearFraction(ProgressiveTerms terms, Arithmetic math, DateOnly from, DateOnly to)
    {
        var fraction = 0m;
        for (var year = from.Year; year <= to.Year; year++)
        {
            var yearEnd = terms.InterestOnDisbursementDay ? new DateOnly(year + 1, 1, 1) : new DateOnly(year, 12, 31);
            var until = year == to.Year ? to : yearEnd;
            fraction = math.Plus(fraction, math.Over(until.DayNumber - from.DayNumber, DateTime.IsLeapYear(year) ? 366 : 365));
            from = until;
        }

        return fraction;
    }
}
