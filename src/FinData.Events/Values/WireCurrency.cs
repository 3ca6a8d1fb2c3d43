using System.Runtime.CompilerServices;
using FinData.Lending;

namespace FinData.Events;

/// <summary>Currency codes on the wire, looked up in a table by letters: a hash would cost more than all the rest of an amount.</summary>
internal static class WireCurrency
{
    private const int Letters = 26;

    // Place in All plus one by the three letters; 0 is no currency. At most 255 currencies: ISO 4217 has some 160.
    private static readonly byte[] Places = new byte[Letters * Letters * Letters];
    private static readonly Currency[] All = [default, .. Currency.All];

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
        if (code.Length != 3)
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
}
