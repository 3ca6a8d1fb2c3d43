namespace FinData.Lending;

/// <summary>When installments fall due: dates rolled from the first one (so that a 31st stays a 31st), then moved by the business-day convention.</summary>
internal readonly struct InstallmentDates(LoanTerms terms)
{
    /// <summary>A bullet has one installment, at the date of the last; its count and frequency only say how far away that is.</summary>
    internal int Count => terms.Amortization == Amortization.Bullet ? 1 : terms.Count;

    /// <summary>Months that a whole interest period has; 0 for weekly installments.</summary>
    internal int MonthsOfPeriod => terms.Frequency.MonthsOrZero() * (terms.Amortization == Amortization.Bullet ? terms.Count : 1);

    /// <summary>One period before the first due date: where interest begins if the loan is disbursed then.</summary>
    internal DateOnly RegularStart => Roll(0);

    /// <param name="number">From 1.</param>
    internal int DueDay(int number) => Adjust(Roll(terms.Amortization == Amortization.Bullet ? terms.Count : number));

    /// <summary>Whether the period is a whole one, so that its interest is the rate's share of a year and not a count of days.</summary>
    internal bool IsWhole(int number, int start)
    {
        if (MonthsOfPeriod == 0)
        {
            return false;
        }

        if (number > 1)
        {
            return start == DueDay(number - 1);
        }

        var months = terms.Frequency.MonthsOrZero();
        return start == RegularStart.DayNumber
            || start == Adjust(RegularStart)
            || DateOnly.FromDayNumber(start).AddMonths(months) == terms.FirstDueDate;
    }

    private DateOnly Roll(int number) => terms.Frequency == Frequency.Weekly
        ? terms.FirstDueDate.AddDays(7 * (number - 1))
        : terms.FirstDueDate.AddMonths(terms.Frequency.MonthsOrZero() * (number - 1));

    private int Adjust(DateOnly date)
    {
        BusinessCalendar.TryFind(terms.Calendar, out var calendar);
        return calendar.Adjust(date.DayNumber, terms.BusinessDays);
    }
}
