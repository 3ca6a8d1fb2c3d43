namespace FinData.Lending.Tests.Oracle;

/// <summary>The due dates of terms, each found from the first by walking.</summary>
internal static class NaiveDates
{
    internal static List<DateOnly> Of(LoanTerms terms)
    {
        if (terms.Amortization == Amortization.Custom)
        {
            return [.. terms.Installments.Select(static installment => installment.DueDate)];
        }

        var dates = Enumerable.Range(0, terms.Count).Select(i => Regular(terms, i)).ToList();
        return terms.Amortization == Amortization.Bullet ? [dates[^1]] : dates;
    }

    /// <summary>A regular due date; 0 is the first, those before and after the schedule go on from it.</summary>
    internal static DateOnly Regular(LoanTerms terms, int steps) => Adjust(Unadjusted(terms, steps), terms);

    internal static DateOnly Unadjusted(LoanTerms terms, int steps)
    {
        var units = steps * terms.Interval;
        var date = terms.Frequency switch
        {
            Frequency.Daily => terms.FirstDueDate.AddDays(units),
            Frequency.Weekly => terms.FirstDueDate.AddDays(7 * units),
            Frequency.Biweekly => terms.FirstDueDate.AddDays(14 * units),
            _ => terms.FirstDueDate.AddMonths(MonthsOfUnit(terms) * units),
        };
        var lastOfMonth = terms.EndOfMonth && MonthsOfUnit(terms) > 0 && terms.FirstDueDate.AddDays(1).Day == 1;
        while (lastOfMonth && date.AddDays(1).Day != 1)
        {
            date = date.AddDays(1);
        }

        return date;
    }

    internal static int MonthsOfUnit(LoanTerms terms) => terms.Frequency switch
    {
        Frequency.Monthly => 1,
        Frequency.Quarterly => 3,
        Frequency.Semiannual => 6,
        Frequency.Annual => 12,
        _ => 0,
    };

    private static DateOnly Adjust(DateOnly date, LoanTerms terms)
    {
        var (forth, back) = (date, date);
        while (!NaiveInterest.IsBusinessDay(terms.Calendar, forth))
        {
            forth = forth.AddDays(1);
        }

        while (!NaiveInterest.IsBusinessDay(terms.Calendar, back))
        {
            back = back.AddDays(-1);
        }

        return terms.BusinessDays switch
        {
            BusinessDayConvention.Following => forth,
            BusinessDayConvention.Preceding => back,
            BusinessDayConvention.ModifiedFollowing => forth.Month == date.Month ? forth : back,
            _ => date,
        };
    }
}
