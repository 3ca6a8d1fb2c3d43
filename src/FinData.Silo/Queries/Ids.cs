using FinData.Events;

namespace FinData.Silo.Queries;

/// <summary>Ids in paths.</summary>
internal static class Ids
{
    /// <summary>
    /// An id may contain a slash. Routing leaves <c>%2F</c> in a segment as it is, so that it doesn't end the segment; since an id has no
    /// percent sign of its own, turning it back is unambiguous.
    /// </summary>
    public static bool TryRead(string segment, out string id)
    {
        id = segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return IsValid(id);
    }

    /// <summary>As <see cref="RejectReason.InvalidId"/> has it.</summary>
    public static bool IsValid(string? id)
        => id is { Length: > 0 and <= EventLimits.MaxIdLength } && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '/' or '-');
}
