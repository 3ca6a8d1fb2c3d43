using System.Collections.Concurrent;

namespace FinData.Lending;

/// <summary>
/// The business-day calendars that terms may name. Some come with the library; a process registers others when it starts, before it reads any contract. A name
/// keeps its meaning for good: the same content again changes nothing, other content under a known name is an error, since contracts that were folded with the
/// one would come out otherwise with the other.
/// </summary>
public static class Calendars
{
    /// <summary>Every day is a business day.</summary>
    public const string None = "none";

    /// <summary>Monday to Friday.</summary>
    public const string Weekends = "weekends";

    /// <summary>Brazil's bank days.</summary>
    public const string Anbima = "ANBIMA";

    /// <summary>Trading days of Brazil's exchange. The file has holidays of 2000 to 2099, those after 2026 by the exchange's rule since 2022; other years count weekends
    /// only.</summary>
    public const string B3 = "B3";

    /// <summary>Names have 1 to 64 characters.</summary>
    public const int MaxNameLength = 64;

    // A folder of more files than there are markets is not a folder of calendars.
    private const int MaxFiles = 1_000;
    private const string Extension = ".cal";

    private static readonly ConcurrentDictionary<string, BusinessCalendar> Known = new(StringComparer.Ordinal)
    {
        [None] = new(CalendarFile.Parse("")),
        [Weekends] = new(CalendarFile.Parse("Saturday\nSunday")),
        [Anbima] = new(CalendarFile.Parse(Resource("ANBIMA.cal"))),
        [B3] = new(CalendarFile.Parse(Resource("B3.cal"))),
    };

    internal static readonly BusinessCalendar NoDaysOff = Find(None);
    internal static readonly BusinessCalendar WeekendsOff = Find(Weekends);
    internal static readonly BusinessCalendar AnbimaDays = Find(Anbima);

    /// <summary>The names known now, sorted.</summary>
    public static IReadOnlyList<string> Names => [.. Known.Keys.Order(StringComparer.Ordinal)];

    public static bool IsKnown(string name) => Known.ContainsKey(name);

    /// <summary>Business days from a date (counted) to a later one (not counted).</summary>
    /// <exception cref="ArgumentException">No calendar has that name.</exception>
    public static int BusinessDays(string name, DateOnly from, DateOnly to) => Find(name).DaysBetween(from.DayNumber, to.DayNumber);

    /// <summary>Moves a date that is no business day as the convention says.</summary>
    /// <exception cref="ArgumentException">No calendar has that name.</exception>
    public static DateOnly Adjust(string name, DateOnly date, BusinessDayConvention convention)
        => DateOnly.FromDayNumber(Find(name).Adjust(date.DayNumber, convention));

    /// <summary>Makes a calendar known.</summary>
    /// <param name="name">What terms call it, 1 to 64 characters.</param>
    /// <param name="text">Names of weekly days off and holidays as ISO dates, one a line.</param>
    /// <exception cref="FormatException">A line says nothing that a calendar can say.</exception>
    /// <exception cref="ArgumentException">The name is none, or is known with other content.</exception>
    public static void Register(string name, string text)
    {
        if (name.Length is 0 or > MaxNameLength)
        {
            throw new ArgumentException($"A calendar's name has 1 to {MaxNameLength} characters; '{name}' has {name.Length}.", nameof(name));
        }

        var file = CalendarFile.Parse(text);
        if (!Known.GetOrAdd(name, static (_, added) => new BusinessCalendar(added), file).Source.Equals(file))
        {
            throw new ArgumentException($"The calendar '{name}' is known with other days: give the new one another name.", nameof(name));
        }
    }

    /// <summary>Makes every <c>NAME.cal</c> of a folder known as NAME.</summary>
    /// <exception cref="IOException">The folder is not there, cannot be read, or has too many files.</exception>
    /// <exception cref="FormatException">A file is no calendar, or its name is known with other content; the message names the file.</exception>
    public static void RegisterFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The folder of calendars '{folder}' is not there: create it, or leave the setting out.");
        }

        var files = Directory.GetFiles(folder, "*" + Extension);
        if (files.Length > MaxFiles)
        {
            throw new IOException($"The folder '{folder}' has {files.Length} calendars; at most {MaxFiles} are read.");
        }

        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            try
            {
                Register(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));
            }
            catch (Exception error) when (error is FormatException or ArgumentException)
            {
                throw new FormatException($"The calendar file '{path}' cannot be used. {error.Message}", error);
            }
        }
    }

    internal static bool TryFind(string name, out BusinessCalendar calendar) => Known.TryGetValue(name, out calendar!);

    internal static BusinessCalendar Find(string name)
        => TryFind(name, out var calendar) ? calendar : throw new ArgumentException($"No calendar is called '{name}'; known are {string.Join(", ", Names)}.", nameof(name));

    private static string Resource(string name)
    {
        using var stream = typeof(Calendars).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks its calendar '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
