using System.Globalization;
using FinData.Events;
using FinData.Lending;

namespace FinData.Grains;

/// <summary>What broke a fold or a view, in the words of the domain: what could not be computed, where, and what that means. What .NET calls it is for the server's log.</summary>
internal static class FoldFault
{
    private const string TooLarge = "figures exceed the 15 digits that amounts have";

    /// <summary>A sentence of why an event could not be applied.</summary>
    /// <param name="at">The event; null where every event could be applied, but not what comes after the last.</param>
    /// <param name="before">The last event that could.</param>
    public static string Describe(Exception exception, HistoryEntry? at, HistoryEntry? before) => exception switch
    {
        OverflowException => $"{TooLarge}{Where(at, before)}; the rate, the amounts or the time between is too large.",
        _ when IsDate(exception) => $"a date that follows from the terms lies beyond the calendar{Where(at, before)}; the terms or the event's date reach too far.",
        DivideByZeroException => $"a rate, a count or a number of days is zero where it divides{Where(at, before)}; the terms cannot be meant so.",
        _ => $"the rules fail{Where(at, before)}; that is a fault of the server, whose log has the details (event 1006).",
    };

    /// <summary>A sentence of why a sound contract has no figures up to a date.</summary>
    /// <param name="last">Date of the contract's last event.</param>
    /// <param name="asOf">Null: the date of that event.</param>
    public static string DescribeView(Exception exception, DateOnly last, DateOnly? asOf)
    {
        var until = asOf is { } date && date > last ? $"between its last event on {Iso(last)} and {Iso(date)}" : $"as of {Iso(asOf ?? last)}";
        return (exception is OverflowException ? $"{TooLarge} {until}." : $"a date beyond the calendar would be needed {until}.")
            + " The contract itself is sound: ask as of an earlier date.";
    }

    // Dates beyond the calendar come without their value; what the rules themselves refuse names it.
    private static bool IsDate(Exception exception) => exception is ArgumentOutOfRangeException { ActualValue: null };

    private static string Where(HistoryEntry? at, HistoryEntry? before)
    {
        var when = at is { } entry ? $"when '{entry.EventId}' ({WireNames.Of(entry.Event.Kind)}) takes effect on {Iso(entry.Event.EffectiveDate)}" : "after the last event";
        return before is { } earlier ? $" {when}, after '{earlier.EventId}' of {Iso(earlier.Event.EffectiveDate)}" : $" {when}";
    }

    private static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);
}
