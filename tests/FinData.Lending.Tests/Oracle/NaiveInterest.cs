using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;

namespace FinData.Lending.Tests.Oracle;

/// <summary>Interest as the conventions define it, in the most direct way: days are counted one by one, powers are multiplied out, figures are plain decimals.</summary>
internal static class NaiveInterest
{
    private static readonly HashSet<DateOnly> Holidays = ReadHolidays();
    private static readonly ConcurrentDictionary<(decimal Rate, int Basis), BigInteger> Factors = new();

    internal static int Basis(DayCount dayCount) => dayCount switch { DayCount.Actual365Fixed => 365, DayCount.Business252 => 252, _ => 360 };

    internal static int Days(DayCount dayCount, DateOnly from, DateOnly to)
    {
        if (dayCount == DayCount.Thirty360)
        {
            return Thirty360(from, to);
        }

        var count = 0;
        for (var day = from; day < to; day = day.AddDays(1))
        {
            count += dayCount != DayCount.Business252 || IsBusinessDay(day) ? 1 : 0;
        }

        return count;
    }

    internal static decimal Simple(decimal principal, decimal annualRate, int days, int basis) => Math.Round(principal * annualRate * days / basis, 8);

    internal static decimal Compound(decimal principal, decimal accrued, decimal rate, int days, int basis)
    {
        var earning = Math.Sign(principal) == Math.Sign(accrued) ? principal + accrued : principal;
        return Math.Round(earning * (Growth(rate, days, basis) - 1), 8);
    }

    /// <summary>(1 + rate)^(1/basis) to 16 decimals, found by halving with whole-number powers; then multiplied day by day, 16 decimals each.</summary>
    internal static decimal Growth(decimal rate, int days, int basis)
    {
        var growth = BigInteger.Pow(10, 16);
        var factor = DailyFactor(rate, basis);
        for (var day = 0; day < days; day++)
        {
            var (quotient, rest) = BigInteger.DivRem(growth * factor, BigInteger.Pow(10, 16));
            var above = (rest * 2).CompareTo(BigInteger.Pow(10, 16));
            growth = above > 0 || (above == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
        }

        return (decimal)growth / 10_000_000_000_000_000m;
    }

    internal static bool IsBusinessDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);

    internal static BigInteger DailyFactor(decimal rate, int basis) => Factors.GetOrAdd((rate, basis), static key => RootOf(key.Rate, key.Basis));

    private static BigInteger RootOf(decimal rate, int basis)
    {
        // The nearest f: (2f - 1)^basis < (1 + rate) * (2 * 10^16)^basis <= (2f + 1)^basis.
        var target = (BigInteger)((1 + rate) * 10_000_000_000m) * BigInteger.Pow(2 * BigInteger.Pow(10, 16), basis);
        var (low, high) = (BigInteger.Pow(10, 15), 3 * BigInteger.Pow(10, 16));
        while (low < high)
        {
            var middle = (low + high) / 2;
            var isAbove = BigInteger.Pow((2 * middle) + 1, basis) * 10_000_000_000 >= target;
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

    private static bool IsLastOfFebruary(DateOnly day) => day.Month == 2 && day.AddDays(1).Month == 3;

    private static HashSet<DateOnly> ReadHolidays()
    {
        using var stream = typeof(Contract).Assembly.GetManifestResourceStream("ANBIMA.cal") ?? throw new InvalidOperationException("No calendar.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n')
            .Where(static line => DateOnly.TryParse(line.Trim(), CultureInfo.InvariantCulture, out _))
            .Select(static line => DateOnly.Parse(line.Trim(), CultureInfo.InvariantCulture))];
    }
}
