using System.Collections.Immutable;
using System.Globalization;

namespace FinData.Lending;

/// <summary>
/// A calendar as its file has it: names of the weekly days off, then holidays as ISO dates, one a line, in any order. Empty lines and what follows a <c>#</c> say
/// nothing. Equality is by content.
/// </summary>
internal sealed class CalendarFile : IEquatable<CalendarFile>
{
    // Dates of contracts lie between these years; a holiday outside is a typing error.
    private const int MinYear = 1900;
    private const int MaxYear = 2199;

    private const int DaysOfWeek = 7;

    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private readonly bool[] off;

    private CalendarFile(bool[] off, ImmutableSortedSet<DateOnly> holidays)
    {
        this.off = off;
        Holidays = holidays;
    }

    internal ImmutableSortedSet<DateOnly> Holidays { get; }

    /// <exception cref="FormatException">A line is neither a weekday nor a date, or no weekday is left to work on.</exception>
    internal static CalendarFile Parse(string text)
    {
        var off = new bool[DaysOfWeek];
        var holidays = ImmutableSortedSet.CreateBuilder<DateOnly>();
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            var comment = line.IndexOf('#');
            var said = (comment < 0 ? line : line[..comment]).Trim();
            if (said.IsEmpty)
            {
                continue;
            }

            var weekday = Array.IndexOf(Weekdays, said.ToString());
            if (weekday >= 0)
            {
                off[weekday] = true;
            }
            else if (DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= MinYear and <= MaxYear)
            {
                holidays.Add(date);
            }
            else
            {
                throw new FormatException($"Line {number} is '{said}': write a weekday's English name, or a date of 1900 to 2199 as yyyy-MM-dd.");
            }
        }

        return Array.TrueForAll(off, static isOff => isOff)
            ? throw new FormatException("All seven weekdays are off: leave at least one to be a business day.")
            : new CalendarFile(off, holidays.ToImmutable());
    }

    /// <param name="weekday">0 is Monday.</param>
    internal bool IsOff(int weekday) => off[weekday];

    public bool Equals(CalendarFile? other) => other is not null && off.AsSpan().SequenceEqual(other.off) && Holidays.SequenceEqual(other.Holidays);

    public override bool Equals(object? obj) => Equals(obj as CalendarFile);

    public override int GetHashCode() => Holidays.Count;
}
