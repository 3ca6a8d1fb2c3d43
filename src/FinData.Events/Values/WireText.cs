using System.Buffers;
using System.Runtime.CompilerServices;

namespace FinData.Events;

/// <summary>Ids and names on the wire.</summary>
internal static class WireText
{
    private static readonly SearchValues<byte> IdBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/-"u8);

    private static readonly SearchValues<byte> ControlBytes =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static b => (byte)b), 0x7F]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsId(ReadOnlySpan<byte> text)
        => unchecked((uint)(text.Length - 1)) < EventLimits.MaxIdLength && !text.ContainsAnyExcept(IdBytes);

    public static RejectReason CheckName(ReadOnlySpan<byte> text)
    {
        // No more bytes than allowed characters is no more characters; else they are counted.
        if (text.Length > EventLimits.MaxNameLength && CountCharacters(text) > EventLimits.MaxNameLength)
        {
            return RejectReason.FieldTooLong;
        }

        return text.IsEmpty || text.ContainsAny(ControlBytes) ? RejectReason.InvalidText : RejectReason.None;
    }

    private static int CountCharacters(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var value in text)
        {
            // Every byte but those that continue a character starts one.
            count += (value & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }
}
