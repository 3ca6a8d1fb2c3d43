using System.Text.Json;
using FinData.Lending;

namespace FinData.Events;

/// <summary>
/// Reads <c>["penalty","fee","interest","principal"]</c>, each of the four once and in any order; or the eight steps <c>pastDue.penalty</c> to
/// <c>due.principal</c>, likewise.
/// </summary>
internal static class AllocationReader
{
    // Six bytes an escaped character; the longest step has 17.
    private const int MaxNameBytes = 6 * 17;
    private const int MaxPlaces = 8;

    /// <param name="json">An array whose grammar was checked.</param>
    /// <param name="isVertical">The order's direction.</param>
    /// <param name="order">Meaningful only when the result is true.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, bool isVertical, out AllocationOrder order)
    {
        order = default;
        Span<DuePart> parts = stackalloc DuePart[MaxPlaces];
        Span<AllocationStep> steps = stackalloc AllocationStep[MaxPlaces];
        if (TryReadNames(json, WireNames.DueParts, parts, out var count) && count == 4 && AreDistinct<DuePart>(parts[..count]))
        {
            order = AllocationOrder.Of(parts[..count], isVertical);
            return true;
        }

        if (!TryReadNames(json, WireNames.AllocationSteps, steps, out count) || count != MaxPlaces || !AreDistinct<AllocationStep>(steps))
        {
            return false;
        }

        order = AllocationOrder.Of(steps, isVertical);
        return true;
    }

    private static bool TryReadNames<T>(ReadOnlySpan<byte> json, WireNameTable<T> names, Span<T> values, out int count)
    {
        Span<byte> name = stackalloc byte[MaxNameBytes];
        var reader = new Utf8JsonReader(json);
        count = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            if (count == values.Length || reader.ValueSpan.Length > MaxNameBytes || !names.TryParse(name[..reader.CopyString(name)], out values[count]))
            {
                return false;
            }

            count++;
        }

        return reader.TokenType == JsonTokenType.EndArray;
    }

    private static bool AreDistinct<T>(ReadOnlySpan<T> values)
        where T : struct, Enum
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[..i].Contains(values[i]))
            {
                return false;
            }
        }

        return true;
    }
}
