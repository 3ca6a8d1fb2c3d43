using System.Text.Json;

namespace FinData.Silo.Ingest;

/// <summary>Cuts a body into the bytes of its events without decoding them. Where each lies comes back; the bytes stay where they are.</summary>
internal static class EventSplitter
{
    private const int MaxDepth = 64;

    /// <summary>One event a line; blank lines are none.</summary>
    /// <returns>False when there are more than <paramref name="most"/>.</returns>
    public static bool TrySplitLines(ReadOnlySpan<byte> body, int most, List<Range> events)
    {
        var start = 0;
        while (start < body.Length)
        {
            var length = body[start..].IndexOf((byte)'\n');
            var end = length < 0 ? body.Length : start + length;
            if (!TryAdd(body, start, end, most, events))
            {
                return false;
            }

            start = end + 1;
        }

        return true;
    }

    /// <summary>One object, or an array of whatever: what is no event is found by the codec, as everywhere.</summary>
    /// <returns>False when there are more than <paramref name="most"/>.</returns>
    /// <exception cref="JsonException">The array is broken, so where its events end is anybody's guess.</exception>
    public static bool TrySplitJson(ReadOnlySpan<byte> body, int most, List<Range> events)
    {
        var trimmed = Trim(body, 0, body.Length);
        if (body[trimmed] is not [(byte)'[', ..])
        {
            return TryAdd(body, 0, body.Length, most, events);
        }

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = checked((int)reader.TokenStartIndex);
            reader.Skip();
            if (!TryAdd(body, start, checked((int)reader.BytesConsumed), most, events))
            {
                return false;
            }
        }

        // Anything after the array is an error of the body, which this read finds.
        reader.Read();
        return true;
    }

    private static bool TryAdd(ReadOnlySpan<byte> body, int start, int end, int most, List<Range> events)
    {
        var trimmed = Trim(body, start, end);
        if (trimmed.Start.Value == trimmed.End.Value)
        {
            return true;
        }

        events.Add(trimmed);
        return events.Count <= most;
    }

    private static Range Trim(ReadOnlySpan<byte> body, int start, int end)
    {
        while (start < end && IsBlank(body[start]))
        {
            start++;
        }

        while (end > start && IsBlank(body[end - 1]))
        {
            end--;
        }

        return start..end;
    }

    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
