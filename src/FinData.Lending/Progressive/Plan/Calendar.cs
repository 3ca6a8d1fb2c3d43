namespace FinData.Lending.Progressive;

/// <summary>Steps of the repayment frequency.</summary>
internal static class Calendar
{
    internal static DateOnly Plus(DateOnly date, int steps, RepaymentFrequency unit) => unit switch
    {
        RepaymentFrequency.Days => date.AddDays(steps),
        RepaymentFrequency.Weeks => date.AddDays(7 * steps),
        RepaymentFrequency.Months => date.AddMonths(steps),
        _ => date.AddYears(steps),
    };

    /// <summary>Whole months from one date to a later one.</summary>
    internal static int MonthsBetween(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return to.Day < from.Day ? months - 1 : months;
    }
}
