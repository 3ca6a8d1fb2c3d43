using System.Buffers.Text;
using System.Text;

namespace FinData.Events;

/// <summary>The escapes of JSON strings.</summary>
internal static class JsonEscapes
{
    /// <summary>
    /// Bytes of the escape that the text starts with, or 0 where it is none. A surrogate must come in a pair: a lone one is no character
    /// (RFC 7493, section 2.1), and could not be written as UTF-8.
    /// </summary>
    public static int LengthOf(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
        {
            return 0;
        }

        switch (text[1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return 2;
            case (byte)'u':
                break;
            default:
                return 0;
        }

        if (!TryReadUnit(text, out var unit))
        {
            return 0;
        }

        if (!char.IsSurrogate(unit))
        {
            return 6;
        }

        return char.IsHighSurrogate(unit) && TryReadUnit(text[6..], out var low) && char.IsLowSurrogate(low) ? 12 : 0;
    }

    /// <summary>Writes a checked string's characters; never more bytes than it is given. Returns how many.</summary>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> plain)
    {
        var written = 0;
        while (!escaped.IsEmpty)
        {
            var run = escaped.IndexOf((byte)'\\');
            if (run < 0)
            {
                run = escaped.Length;
            }

            escaped[..run].CopyTo(plain[written..]);
            written += run;
            escaped = escaped[run..];
            if (!escaped.IsEmpty)
            {
                var length = LengthOf(escaped);
                written += RuneOf(escaped[..length]).EncodeToUtf8(plain[written..]);
                escaped = escaped[length..];
            }
        }

        return written;
    }

    /// <summary>
    /// The text, and after it the characters of the strings that it writes with escapes; their values are made to point there. So every slice
    /// still points into one buffer.
    /// </summary>
    public static byte[] Expand(ReadOnlySpan<byte> text, Span<JsonValue> values, ulong escaped)
    {
        var expanded = new byte[2 * text.Length];
        text.CopyTo(expanded);
        var end = text.Length;
        for (var field = 0; field < values.Length; field++)
        {
            if ((escaped & (1UL << field)) != 0)
            {
                var value = values[field];
                var length = Unescape(text.Slice(value.Start, value.Length), expanded.AsSpan(end));
                values[field] = new JsonValue(end, length, value.Kind, IsEscaped: true);
                end += length;
            }
        }

        return expanded;
    }

    private static Rune RuneOf(ReadOnlySpan<byte> escape)
    {
        switch (escape.Length)
        {
            case 6:
                TryReadUnit(escape, out var unit);
                return new Rune(unit);
            case 12:
                TryReadUnit(escape, out var high);
                TryReadUnit(escape[6..], out var low);
                return new Rune(high, low);
            default:
                return new Rune(escape[1] switch
                {
                    (byte)'b' => '\b',
                    (byte)'f' => '\f',
                    (byte)'n' => '\n',
                    (byte)'r' => '\r',
                    (byte)'t' => '\t',
                    var itself => (char)itself,
                });
        }
    }

    /// <summary>Reads <c>\uXXXX</c>.</summary>
    private static bool TryReadUnit(ReadOnlySpan<byte> text, out char unit)
    {
        unit = default;
        if (text.Length < 6
            || text[0] != (byte)'\\'
            || text[1] != (byte)'u'
            || !Utf8Parser.TryParse(text.Slice(2, 4), out ushort value, out var used, 'x')
            || used != 4)
        {
            return false;
        }

        unit = (char)value;
        return true;
    }
}
