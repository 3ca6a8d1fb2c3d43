namespace FinData.Lending;

public sealed partial record LoanTerms
{
    private const string RateMessage =
        "Is between 0 and 10; a monthly rate needs a frequency of months, ACT/ACT ICMA a nominal or monthly rate; compound interest stays below a million-fold, "
        + "a German period's below the principal, and all interest in the range of amounts.";

    // Interest of a stretch that compounds; beyond, it would leave the range of amounts and the digits of a growth.
    private const decimal MaxGrowth = 1_000_000;

    // Minor units are 64 bits; half of them leaves room for what rounding and lateness add.
    private const decimal MaxMinor = 4_000_000_000_000_000_000;

    // Other fields' errors speak for themselves: what they would make of the rate is then not asked.
    private bool IsRate(Rate rate, DateOnly? agreed)
    {
        if (rate.Value is < 0 or > MaxRate || rate.Form > RateForm.NominalDaily)
        {
            return false;
        }

        var months = Frequency.MonthsOrZero() * Math.Clamp(Interval, 1, MaxInterval);
        var isSimple = rate.Form is RateForm.NominalAnnual or RateForm.Monthly;
        if ((rate.Form == RateForm.Monthly && months == 0 && IsKnown(Frequency) && !IsCustom) || (DayCount == DayCount.ActualActualIcma && !isSimple))
        {
            return false;
        }

        var count = Math.Clamp(IsCustom ? Installments.Count : Count, 1, MaxCount);
        var yearsOfPeriod = Math.Min(PeriodDays() / 360m, 1_000);
        var early = agreed is { } date && FirstDueDate > date && FirstDueDate <= MaxDate ? (FirstDueDate.DayNumber - date.DayNumber) / 360m : 0;
        var whole = Math.Min((yearsOfPeriod * count) + early, 1_000);
        var carried = Amortization == Amortization.Bullet ? whole : early + (yearsOfPeriod * (1 + Math.Clamp(InterestGrace, 0, count)));
        var gain = isSimple ? rate.Value * (rate.Form == RateForm.Monthly ? 12 : 1) * (whole + 1) : Growth(rate, carried + yearsOfPeriod) - 1;
        var all = isSimple || Amortization == Amortization.Bullet ? gain : gain * (whole + 1);
        return (isSimple || gain + 1 < MaxGrowth)
            && (Amortization != Amortization.German || IsBelowOne(rate, yearsOfPeriod))
            && (!IsPositive(Principal) || MinorUnits.PowerOfTen(Currency.MinorDigits) * Principal * (1 + all) < MaxMinor);
    }

    private decimal PeriodDays()
    {
        if (!IsCustom)
        {
            return (decimal)Math.Max(Frequency.DaysOrZero(), Frequency.MonthsOrZero() * 31) * Math.Clamp(Interval, 1, MaxInterval);
        }

        var longest = 31;
        for (var i = 1; i < Math.Min(Installments.Count, MaxCount); i++)
        {
            longest = Math.Max(longest, Installments[i].DueDate.DayNumber - Installments[i - 1].DueDate.DayNumber);
        }

        return longest;
    }

    private static bool IsBelowOne(Rate rate, decimal years)
        => rate.Form is RateForm.NominalAnnual or RateForm.Monthly ? rate.Value * (rate.Form == RateForm.Monthly ? 12 : 1) * years < 1 : Growth(rate, years) < 2;

    // An upper bound: periods are rounded up, and a year has as many days as any day count's.
    private static decimal Growth(Rate rate, decimal years)
    {
        var (count, divisor) = RateForms.PeriodsOf(rate.Form, daysOfYear: 366, periodsOfYear: 1);
        return RateForms.Growth(rate.Value / divisor, (int)decimal.Ceiling(count * years), MaxGrowth);
    }
}
