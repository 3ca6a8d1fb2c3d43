using System.Collections.Concurrent;
using System.Numerics;

namespace FinData.Lending;

/// <summary>
/// Growth of a compound rate: the factor of one day has 16 decimals, and growth over n days is n multiplications, each rounded to 16 decimals (half-even).
/// Powers that were asked for are kept, so a segment of usual length is a table lookup. Thread-safe.
/// </summary>
internal sealed class DailyFactor
{
    /// <summary>1 with 16 decimals.</summary>
    internal const ulong One = 10_000_000_000_000_000;

    // Rates of a portfolio are few; the bound only keeps a stream of ever new rates from growing the table without end.
    private const int MaxCached = 4_096;

    // Eight years of business days. Longer segments are rare and go on multiplying from the last entry.
    private const int MaxPowers = 2_048;

    // A thousandfold; the product of growth and factor leaves 128 bits after three million.
    private static readonly UInt128 MaxTabled = (UInt128)One * 1_000;

    private static readonly ConcurrentDictionary<(ScaledRate Rate, int Basis), DailyFactor> Cache = new();

    private static DailyFactor? recent;

    private readonly ScaledRate rate;
    private readonly int basis;
    private UInt128[] powers = [One];

    private DailyFactor(ScaledRate rate, int basis)
    {
        this.rate = rate;
        this.basis = basis;
        Value = OfOneDay(rate, basis);
    }

    /// <summary>The factor of one day in units of 10^-16.</summary>
    internal ulong Value { get; }

    /// <param name="rate">A compound rate, a period's above -1.</param>
    /// <param name="basis">Days of a year.</param>
    internal static DailyFactor Of(ScaledRate rate, int basis)
    {
        // A schedule asks for one rate over and over.
        var last = Volatile.Read(ref recent);
        if (last is not null && last.basis == basis && last.rate == rate)
        {
            return last;
        }

        if (Cache.TryGetValue((rate, basis), out var known))
        {
            Volatile.Write(ref recent, known);
            return known;
        }

        if (Cache.Count >= MaxCached)
        {
            Cache.Clear();
        }

        return Cache.GetOrAdd((rate, basis), static key => new DailyFactor(key.Rate, key.Basis));
    }

    /// <summary>Two growths one after the other.</summary>
    internal static UInt128 Product(UInt128 first, UInt128 second) => RoundToOne(first * second);

    /// <summary>Growth over a number of days in units of 10^-16.</summary>
    /// <exception cref="OverflowException">More than a million-fold.</exception>
    internal UInt128 Growth(int days)
    {
        var table = powers;
        if (days >= table.Length)
        {
            table = Extend(Math.Min(days + 1, MaxPowers));
        }

        var growth = table[Math.Min(days, table.Length - 1)];
        for (var day = table.Length; day <= days; day++)
        {
            growth = Multiply(growth);
        }

        return growth;
    }

    private static ulong OfOneDay(ScaledRate rate, int basis) => rate.Form switch
    {
        RateForm.Daily => (ulong)((long)One + (rate.Value * (long)(One / ScaledRate.One))),
        RateForm.NominalDaily => (ulong)((Int128)One + Rounding.Divide((Int128)rate.Value * (One / ScaledRate.One), basis, RoundingRule.HalfEven)),
        _ => RootOf(YearOf(rate), basis),
    };

    // A year's growth: of a nominal rate that of as many periods as it is compounded in.
    private static decimal YearOf(ScaledRate rate)
    {
        var periods = RateForms.PeriodsOf(rate.Form, daysOfYear: 0, periodsOfYear: 1).Count;
        return Power(1 + (rate.Value / (decimal)ScaledRate.One / periods), periods);
    }

    // The basis-th root of a year's growth by Newton's method on decimals, from above, where it falls until it has converged. An error in the 27th digit cannot
    // reach the 16th; a test compares with whole-number powers.
    private static ulong RootOf(decimal target, int basis)
    {
        var root = StartAbove(target, basis);
        while (true)
        {
            var next = root + (((target / Power(root, basis - 1)) - root) / basis);
            if (next >= root)
            {
                return (ulong)decimal.Round(root * One);
            }

            root = next;
        }
    }

    // 1 + ln(target)/basis is above the root; doublings bound the logarithm.
    private static decimal StartAbove(decimal target, int basis)
    {
        var doublings = 0;
        for (var rest = target; rest > 1; rest /= 2)
        {
            doublings++;
        }

        return 1 + (Math.Min(Math.Max(target - 1, 0), doublings * 0.7m) * 1.1m / basis);
    }

    private static decimal Power(decimal value, int exponent)
    {
        var result = 1m;
        for (var square = value; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? result * square : result;
            square = exponent > 1 ? square * square : square;
        }

        return result;
    }

    private UInt128 Multiply(UInt128 growth) => RoundToOne(growth * Value);

    private static UInt128 RoundToOne(UInt128 product)
    {
        var (quotient, rest) = UInt128.DivRem(product, One);
        var twice = rest * 2;
        return twice > One || (twice == One && UInt128.IsOddInteger(quotient)) ? quotient + 1 : quotient;
    }

    private UInt128[] Extend(int length)
    {
        var old = powers;
        if (old.Length >= length)
        {
            return old;
        }

        // Where growth nears its bound the table ends, so that preparing days nobody asked for never fails.
        var longer = new UInt128[Math.Min((int)BitOperations.RoundUpToPowerOf2((uint)length), MaxPowers)];
        old.CopyTo(longer, 0);
        var day = old.Length;
        for (; day < longer.Length && longer[day - 1] < MaxTabled; day++)
        {
            longer[day] = Multiply(longer[day - 1]);
        }

        Array.Resize(ref longer, day);
        return powers = longer;
    }
}
