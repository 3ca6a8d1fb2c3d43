using System.Globalization;
using System.Text.RegularExpressions;

namespace FinData.Lending;

/// <summary>
/// A period and what to do with a last period that is shorter: P1ML0 is every month with a long last stub, P1ML1 with a short one. Source: ACTUS dictionary,
/// type "Cycle". The notation of earlier editions (1M-, 1M+) is read, too. Equality is by value; <c>default</c> is no cycle and never leaves the reader.
/// </summary>
public readonly partial record struct ActusCycle
{
    // A century of days: enough for any loan, and a bound for what a schedule may cost.
    private const int MaxMonths = 1200;
    private const int MaxDays = 36_600;

    private ActusCycle(int months, int days, bool isLongStub)
    {
        Months = months;
        Days = days;
        IsLongStub = isLongStub;
    }

    public int Months { get; }

    public int Days { get; }

    public bool IsLongStub { get; }

    public static bool TryParse(string text, out ActusCycle cycle)
    {
        cycle = default;
        var match = Notation().Match(text.Trim());
        if (!match.Success)
        {
            match = OlderNotation().Match(text.Trim());
        }

        if (!match.Success)
        {
            return false;
        }

        var months = (12L * Count(match, "y")) + (6L * Count(match, "h")) + (3L * Count(match, "q")) + Count(match, "m");
        var days = (7L * Count(match, "w")) + Count(match, "d");
        if (months + days == 0 || months > MaxMonths || days > MaxDays)
        {
            return false;
        }

        cycle = new ActusCycle((int)months, (int)days, match.Groups["stub"].Value is "0" or "+");
        return true;
    }

    internal ActusCycle WithShortStub() => new(Months, Days, isLongStub: false);

    /// <summary>The time that is so many periods after the anchor. Months are counted from the anchor, so that a 31st stays a 31st.</summary>
    internal DateTime After(DateTime anchor, int periods, bool endOfMonth)
    {
        var time = anchor.AddMonths(checked(Months * periods)).AddDays(checked(Days * periods));
        return endOfMonth && Days == 0 && IsMonthEnd(anchor) ? time.AddDays(DateTime.DaysInMonth(time.Year, time.Month) - time.Day) : time;
    }

    private static bool IsMonthEnd(DateTime time) => time.Day == DateTime.DaysInMonth(time.Year, time.Month);

    private static int Count(Match match, string unit)
        => match.Groups[unit].Success ? int.Parse(match.Groups[unit].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^P(?=\d)((?<y>\d{1,6})Y)?((?<h>\d{1,6})H)?((?<q>\d{1,6})Q)?((?<m>\d{1,6})M)?((?<w>\d{1,6})W)?((?<d>\d{1,6})D)?(L(?<stub>[01]))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Notation();

    [GeneratedRegex(@"^((?<y>\d{1,6})Y|(?<h>\d{1,6})H|(?<q>\d{1,6})Q|(?<m>\d{1,6})M|(?<w>\d{1,6})W|(?<d>\d{1,6})D)(?<stub>[+-])$", RegexOptions.CultureInvariant)]
    private static partial Regex OlderNotation();
}
