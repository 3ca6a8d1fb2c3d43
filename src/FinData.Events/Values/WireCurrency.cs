using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using FinData.Lending;

namespace FinData.Events;

/// <summary>Currency codes on the wire, looked up in a table by letters: a hash would cost more than all the rest of an amount.</summary>
internal static class WireCurrency
{
    public const int Length = 3;

    private const int Letters = 26;

    // Place in All plus one by the three letters; 0 is no currency. At most 255 currencies: ISO 4217 has some 160.
    private static readonly byte[] Places = new byte[Letters * Letters * Letters];
    private static readonly Currency[] All = [default, .. Currency.All];

    // Currency.Code makes a string each time.
    private static readonly FrozenDictionary<Currency, byte[]> Codes =
        Currency.All.ToFrozenDictionary(static currency => currency, static currency => Encoding.ASCII.GetBytes(currency.Code));

    static WireCurrency()
    {
        for (var place = 1; place < All.Length; place++)
        {
            var code = All[place].Code;
            Places[((((code[0] - 'A') * Letters) + code[1] - 'A') * Letters) + code[2] - 'A'] = checked((byte)place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ReadOnlySpan<byte> code, out Currency currency)
    {
        currency = default;
        if (code.Length != Length)
        {
            return false;
        }

        var first = unchecked((uint)(code[0] - 'A'));
        var second = unchecked((uint)(code[1] - 'A'));
        var third = unchecked((uint)(code[2] - 'A'));
        if (first >= Letters || second >= Letters || third >= Letters)
        {
            return false;
        }

        var place = Places[(((first * Letters) + second) * Letters) + third];
        currency = All[place];
        return place != 0;
    }

    /// <summary>False for <c>default</c>, which has no code.</summary>
    public static bool TryWrite(Currency currency, Span<byte> target) => Codes.TryGetValue(currency, out var code) && code.AsSpan().TryCopyTo(target);
}
