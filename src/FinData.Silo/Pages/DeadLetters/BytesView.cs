using System.Globalization;
using System.Text;

namespace FinData.Silo.Pages.DeadLetters;

/// <summary>Bytes for the eye: text where they are printable UTF-8, else a hex dump. Cut at a limit, and said so.</summary>
internal sealed record BytesView(string Text, bool IsHex, bool IsCut)
{
    private const int BytesOfLine = 16;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static BytesView Of(ReadOnlySpan<byte> bytes, int limit)
    {
        if (TryText(bytes) is { } text)
        {
            var isCut = text.Length > limit;
            return new BytesView(isCut ? text[..limit] : text, IsHex: false, isCut);
        }

        // A line of the dump shows 16 bytes in about 75 characters.
        var shown = bytes[..Math.Min(bytes.Length, Math.Max(BytesOfLine, limit / 4))];
        return new BytesView(Dump(shown), IsHex: true, shown.Length < bytes.Length);
    }

    private static string? TryText(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return text.Any(static c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Dump(ReadOnlySpan<byte> bytes)
    {
        var dump = new StringBuilder();
        for (var start = 0; start < bytes.Length; start += BytesOfLine)
        {
            var line = bytes.Slice(start, Math.Min(BytesOfLine, bytes.Length - start));
            dump.Append(start.ToString("x6", CultureInfo.InvariantCulture)).Append(' ');
            for (var i = 0; i < BytesOfLine; i++)
            {
                dump.Append(i == BytesOfLine / 2 ? "  " : " ").Append(i < line.Length ? line[i].ToString("x2", CultureInfo.InvariantCulture) : "  ");
            }

            dump.Append("  ");
            foreach (var b in line)
            {
                dump.Append(b is >= 0x20 and < 0x7f ? (char)b : '.');
            }

            dump.Append('\n');
        }

        return dump.ToString();
    }
}
