using System.Globalization;
using FinData.Events;
using FinData.Silo.Problems;

namespace FinData.Silo.Queries;

/// <summary>
/// Reads parameters and collects every fault, so that the caller sees all at once. By hand rather than by the framework's binder,
/// whose refusals name types instead of what to write.
/// </summary>
internal sealed class RequestReader
{
    public static readonly string DateRange = string.Create(CultureInfo.InvariantCulture, $"dates go from {EventLimits.MinDate:O} to {EventLimits.MaxDate:O}.");

    private readonly List<string> faults = [];

    public bool HasFaults => faults.Count > 0;

    public Problem Problem => Problem.InvalidParameters(faults);

    public static bool IsOutOfRange(DateOnly date) => date < EventLimits.MinDate || date > EventLimits.MaxDate;

    public DateOnly? Date(string name, string? value)
    {
        if (value is null)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            faults.Add($"{name} is '{Shown(value)}': write a calendar date as yyyy-MM-dd.");
            return null;
        }

        if (IsOutOfRange(date))
        {
            faults.Add($"{name} is {value}: {DateRange}");
            return null;
        }

        return date;
    }

    public DateOnly RequiredDate(string name, string? value)
    {
        if (value is null)
        {
            faults.Add($"{name} is missing: write a calendar date as yyyy-MM-dd.");
        }

        return Date(name, value) ?? default;
    }

    public long? Offset(string name, string? value)
    {
        if (value is null)
        {
            return null;
        }

        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return offset;
        }

        faults.Add($"{name} is '{Shown(value)}': write a log offset, a whole number from 0.");
        return null;
    }

    /// <summary>An offset, or <c>partition:offset</c> as ingestion gives positions; the partition must be the contract's own.</summary>
    public long? Position(string name, string? value, int partition)
    {
        if (value is null || value.IndexOf(':', StringComparison.Ordinal) is not (>= 0 and var colon))
        {
            return Offset(name, value);
        }

        if (!int.TryParse(value.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var named))
        {
            faults.Add($"{name} is '{Shown(value)}': write an offset, or partition:offset.");
            return null;
        }

        if (named != partition)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} names partition {named}, but the contract is in partition {partition}: no event of it can stand there."));
            return null;
        }

        return Offset(name, value[(colon + 1)..]);
    }

    public int Limit(string? value, int most)
    {
        if (value is null)
        {
            return Math.Min(100, most);
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most)
        {
            return limit;
        }

        faults.Add(string.Create(CultureInfo.InvariantCulture, $"limit is '{Shown(value)}': write a whole number from 1 to {most}."));
        return 1;
    }

    private static string Shown(string value) => value.Length <= 40 ? value : value[..40] + "...";
}
