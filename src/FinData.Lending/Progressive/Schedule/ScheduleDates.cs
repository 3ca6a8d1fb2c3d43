namespace FinData.Lending.Progressive;

/// <summary>The dates that the terms give, before anything happened.</summary>
internal static class ScheduleDates
{
    private const int LastSafeDay = 28;

    internal static List<(DateOnly From, DateOnly Due)> Of(ProgressiveTerms terms, DateOnly start)
    {
        var dates = new List<(DateOnly, DateOnly)>(terms.InstallmentCount);
        var seed = terms.FirstDue ?? start;
        var from = start;
        for (var number = 1; number <= terms.InstallmentCount; number++)
        {
            var due = number == 1 && terms.FirstDue is { } first ? first : Next(from, seed, terms.RepaymentEvery, terms.RepaymentFrequency);
            if (number == terms.InstallmentCount && terms.FixedLength is { } length)
            {
                due = Calendar.Plus(start, length, terms.RepaymentFrequency);
            }

            dates.Add((from, due));
            from = due;
        }

        return dates;
    }

    /// <summary>One step on. A month that is too short for the seed's day doesn't shorten the months after it.</summary>
    internal static DateOnly Next(DateOnly from, DateOnly seed, int every, RepaymentFrequency frequency)
    {
        var date = Calendar.Plus(from, every, frequency);
        if (frequency != RepaymentFrequency.Months || seed.Day <= LastSafeDay || date.Day < LastSafeDay)
        {
            return date;
        }

        return new DateOnly(date.Year, date.Month, Math.Min(DateTime.DaysInMonth(date.Year, date.Month), seed.Day));
    }
}
