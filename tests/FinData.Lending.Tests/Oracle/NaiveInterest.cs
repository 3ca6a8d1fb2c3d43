using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;

namespace FinData.Lending.Tests.Oracle;

/// <summary>Interest as the conventions define it, in the most direct way: days are counted one by one, powers are multiplied out, figures are plain decimals.</summary>
internal static class NaiveInterest
{
    private static readonly BigInteger One = BigInteger.Pow(10, 16);
    private static readonly HashSet<DateOnly> Holidays = ReadHolidays("ANBIMA.cal");
    private static readonly HashSet<DateOnly> HolidaysOfB3 = ReadHolidays("B3.cal");
    private static readonly ConcurrentDictionary<(Rate Rate, int Basis), BigInteger> Factors = new();

    internal static bool IsCompound(Rate rate) => rate.Form is not (RateForm.NominalAnnual or RateForm.Monthly);

    internal static bool HasMonthsOf30(DayCount dayCount) => dayCount is DayCount.Thirty360 or DayCount.Thirty360European or DayCount.Thirty360Isda;

    internal static int Basis(DayCount dayCount) => dayCount switch
    {
        DayCount.Actual365Fixed => 365,
        DayCount.Actual364 => 364,
        DayCount.Business252 => 252,
        _ => 360,
    };

    /// <summary>Days of every convention with one basis.</summary>
    internal static int Days(DayCount dayCount, DateOnly from, DateOnly to, DateOnly? maturity = null) => dayCount switch
    {
        DayCount.Thirty360 => Thirty360(from, to),
        DayCount.Thirty360European => (360 * (to.Year - from.Year)) + (30 * (to.Month - from.Month)) + Math.Min(30, to.Day) - Math.Min(30, from.Day),
        DayCount.Thirty360Isda => (360 * (to.Year - from.Year)) + (30 * (to.Month - from.Month)) + DayOfIsda(to, to == maturity) - DayOfIsda(from, false),
        DayCount.Business252 => Each(from, to).Count(IsBusinessDay),
        _ => Each(from, to).Count(),
    };

    /// <summary>The share of a year, for all but ACT/ACT ICMA, which needs periods.</summary>
    internal static NaiveFraction Share(DayCount dayCount, DateOnly from, DateOnly to, DateOnly? maturity = null) => dayCount == DayCount.ActualActualIsda
        ? new NaiveFraction(Each(from, to).Count(static day => !DateTime.IsLeapYear(day.Year)), 365) + new NaiveFraction(Each(from, to).Count(static day => DateTime.IsLeapYear(day.Year)), 366)
        : new NaiveFraction(Days(dayCount, from, to, maturity), Basis(dayCount));

    internal static decimal Simple(decimal principal, Rate rate, NaiveFraction share) => Math.Round(share.Of(principal * rate.Value * (rate.Form == RateForm.Monthly ? 12 : 1)), 8);

    internal static decimal Compound(decimal principal, decimal accrued, decimal growth)
        => Math.Round((Math.Sign(principal) == Math.Sign(accrued) ? principal + accrued : principal) * (growth - 1), 8);

    /// <summary>Late interest: simple, by its own day count.</summary>
    internal static decimal Late(LateCharges terms, decimal @base, DateOnly from, DateOnly to) => Simple(@base, terms.Rate, Share(terms.DayCount, from, to));

    internal static decimal GrowthOf(DayCount dayCount, Rate rate, DateOnly from, DateOnly to, DateOnly? maturity = null) => dayCount == DayCount.ActualActualIsda
        ? (decimal)Times(
            Growth(rate, Each(from, to).Count(static day => !DateTime.IsLeapYear(day.Year)), 365),
            Growth(rate, Each(from, to).Count(static day => DateTime.IsLeapYear(day.Year)), 366)) / 10_000_000_000_000_000m
        : GrowthOver(rate, Days(dayCount, from, to, maturity), Basis(dayCount));

    internal static decimal GrowthOver(Rate rate, int days, int basis) => (decimal)Growth(rate, days, basis) / 10_000_000_000_000_000m;

    internal static bool IsBusinessDay(DateOnly day) => IsBusinessDay("ANBIMA", day);

    internal static bool IsBusinessDay(string calendar, DateOnly day)
        => calendar == "none" || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && !(calendar == "ANBIMA" && Holidays.Contains(day)) && !(calendar == "B3" && HolidaysOfB3.Contains(day)));

    internal static BigInteger DailyFactor(Rate rate, int basis) => Factors.GetOrAdd((rate, basis), static key => FactorOf(key.Rate, key.Basis));

    private static IEnumerable<DateOnly> Each(DateOnly from, DateOnly to)
    {
        for (var day = from; day < to; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    // The daily factor to 16 decimals, multiplied day by day with 16 decimals each.
    private static BigInteger Growth(Rate rate, int days, int basis)
    {
        var growth = One;
        for (var day = 0; day < days; day++)
        {
            growth = Times(growth, DailyFactor(rate, basis));
        }

        return growth;
    }

    private static BigInteger Times(BigInteger left, BigInteger right) => Nearest(left * right, One);

    private static BigInteger Nearest(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.Divide(numerator - (((numerator % denominator) + denominator) % denominator), denominator);
        var above = ((numerator - (quotient * denominator)) * 2).CompareTo(denominator);
        return above > 0 || (above == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    private static BigInteger FactorOf(Rate rate, int basis)
    {
        var value = (BigInteger)(rate.Value * 10_000_000_000m);
        return rate.Form switch
        {
            RateForm.Daily => One + (value * 1_000_000),
            RateForm.NominalDaily => One + Nearest(value * 1_000_000, basis),
            RateForm.NominalMonthly => RootOf(value, 12, basis),
            RateForm.NominalQuarterly => RootOf(value, 4, basis),
            RateForm.NominalSemiannual => RootOf(value, 2, basis),
            _ => RootOf(value, 1, basis),
        };
    }

    // The nearest f to the basis-th root of (1 + rate / periods)^periods, by halving: (2f - 1)^basis < year * (2 * 10^16)^basis <= (2f + 1)^basis.
    private static BigInteger RootOf(BigInteger rate, int periods, int basis)
    {
        var unit = 10_000_000_000 * (BigInteger)periods;
        var target = BigInteger.Pow(unit + rate, periods) * BigInteger.Pow(2 * One, basis);
        var (low, high) = (BigInteger.Pow(10, 15), 3 * One);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var isAbove = BigInteger.Pow((2 * middle) + 1, basis) * BigInteger.Pow(unit, periods) >= target;
            (low, high) = isAbove ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static int Thirty360(DateOnly from, DateOnly to)
    {
        var (first, last) = (from.Day, to.Day);
        if (IsLastOfFebruary(from) && IsLastOfFebruary(to))
        {
            last = 30;
        }

        if (IsLastOfFebruary(from))
        {
            first = 30;
        }

        if (last == 31 && first >= 30)
        {
            last = 30;
        }

        first = Math.Min(first, 30);
        return (360 * (to.Year - from.Year)) + (30 * (to.Month - from.Month)) + (last - first);
    }

    private static int DayOfIsda(DateOnly date, bool isMaturity)
        => (date.AddDays(1).Month != date.Month && !(isMaturity && date.Month == 2)) ? 30 : date.Day;

    private static bool IsLastOfFebruary(DateOnly day) => day.Month == 2 && day.AddDays(1).Month == 3;

    private static HashSet<DateOnly> ReadHolidays(string name)
    {
        using var stream = typeof(Contract).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException("No calendar.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n')
            .Where(static line => DateOnly.TryParse(line.Trim(), CultureInfo.InvariantCulture, out _))
            .Select(static line => DateOnly.Parse(line.Trim(), CultureInfo.InvariantCulture))];
    }
}
