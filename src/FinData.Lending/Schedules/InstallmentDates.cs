namespace FinData.Lending;

/// <summary>When installments fall due: by <see cref="DueRule"/>, or as a custom schedule lists them.</summary>
internal readonly struct InstallmentDates
{
    private readonly LoanTerms terms;
    private readonly int[] days;

    internal InstallmentDates(LoanTerms terms)
    {
        this.terms = terms;
        days = terms.DueDays;
    }

    /// <summary>A bullet has one installment, at the date of the last; its count and frequency only say how far away that is.</summary>
    internal int Count => IsBullet ? 1 : terms.Count;

    /// <summary>Months that a whole interest period has; 0 where periods are counted in days.</summary>
    internal int MonthsOfPeriod
        => terms.Amortization == Amortization.Custom ? 0 : terms.Frequency.MonthsOrZero() * terms.Interval * (IsBullet ? terms.Count : 1);

    /// <summary>
    /// One period before the first due date: where interest begins if the loan is disbursed then. Days that a convention moves backwards may leave no such
    /// period; then it begins a day before.
    /// </summary>
    internal DateOnly RegularStart => DateOnly.FromDayNumber(NominalStart < DueDay(1) ? NominalStart : Math.Min(days[0], DueDay(1) - 1));

    internal int LastDay => days[terms.Count];

    private int NominalStart => DueRule.Of(terms).Roll(0).DayNumber;

    private bool IsBullet => terms.Amortization == Amortization.Bullet;

    /// <param name="number">From 1.</param>
    internal int DueDay(int number) => days[IsBullet ? terms.Count : number];

    /// <summary>Whether the period is a whole one, so that its interest is the rate's share of a year and not a count of days.</summary>
    internal bool IsWhole(int number, int start)
    {
        if (MonthsOfPeriod == 0)
        {
            return false;
        }

        if (number > 1)
        {
            return start == days[number - 1];
        }

        var months = terms.Frequency.MonthsOrZero() * terms.Interval;
        return start == days[0]
            || start == NominalStart
            || DateOnly.FromDayNumber(start).AddMonths(months) == terms.FirstDueDate;
    }
}
