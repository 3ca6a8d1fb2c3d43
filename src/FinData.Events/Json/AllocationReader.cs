using System.Text.Json;
using FinData.Lending;

namespace FinData.Events;

/// <summary>Reads <c>["penalty","fee","interest","principal"]</c>: each of the four once, in any order.</summary>
internal static class AllocationReader
{
    // Six bytes an escaped character; the longest part has nine.
    private const int MaxNameBytes = 6 * 9;

    /// <param name="json">An array whose grammar was checked.</param>
    /// <param name="parts">Four places; written only when the result is true.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, Span<DuePart> parts)
    {
        Span<DuePart> read = stackalloc DuePart[parts.Length];
        Span<byte> name = stackalloc byte[MaxNameBytes];
        var reader = new Utf8JsonReader(json);
        var count = 0;
        var seen = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            if (count == parts.Length || reader.ValueSpan.Length > MaxNameBytes)
            {
                return false;
            }

            var length = reader.CopyString(name);
            if (!WireNames.DueParts.TryParse(name[..length], out read[count]))
            {
                return false;
            }

            seen |= 1 << (int)read[count];
            count++;
        }

        if (reader.TokenType != JsonTokenType.EndArray || seen != 0b1111)
        {
            return false;
        }

        read.CopyTo(parts);
        return true;
    }
}
