using System.Collections.Frozen;

namespace FinData.Lending;

/// <summary>
/// An ISO 4217 currency with its minor digits (how many decimals a posted amount may have).
/// Equality is by code. <c>default</c> is no currency: its <see cref="Code"/> is empty and it never equals a real one.
/// Source of codes and minor digits: ISO 4217:2015, list one.
/// </summary>
public readonly record struct Currency
{
    // Codes by number of minor digits; a code that is in no group has two.
    private const string TwoDigits =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB " +
        "EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP " +
        "MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP " +
        "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG";

    private const string ZeroDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private const string ThreeDigits = "BHD IQD JOD KWD LYD OMR TND";

    private static readonly FrozenDictionary<string, Currency> ByCode = BuildTable();

    private readonly uint packed; // three ASCII letters, then the minor digits, so that equality is one comparison

    private Currency(string code, int minorDigits)
        => packed = ((uint)code[0] << 24) | ((uint)code[1] << 16) | ((uint)code[2] << 8) | (uint)minorDigits;

    /// <summary>Three capital letters, or an empty string for <c>default</c>.</summary>
    public string Code => packed == 0 ? "" : string.Create(3, packed, static (span, p) =>
    {
        span[0] = (char)(p >> 24);
        span[1] = (char)((p >> 16) & 0xFF);
        span[2] = (char)((p >> 8) & 0xFF);
    });

    /// <summary>Decimals of a posted amount: 2 for most, 0 for JPY, 3 for KWD.</summary>
    public int MinorDigits => (int)(packed & 0xFF);

    /// <summary>The three letters in the low 24 bits, for binary forms.</summary>
    internal uint Letters => packed >> 8;

    public static IEnumerable<Currency> All => ByCode.Values;

    public static bool TryParse(string? code, out Currency currency)
    {
        currency = default;
        return code is not null && ByCode.TryGetValue(code, out currency);
    }

    /// <exception cref="FormatException">The code is not in ISO 4217.</exception>
    public static Currency Parse(string code)
        => TryParse(code, out var currency) ? currency : throw new FormatException($"'{code}' is not an ISO 4217 currency code.");

    /// <summary>Looks a currency up by its UTF-8 code without allocating.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Code, out Currency currency)
    {
        currency = default;
        if (utf8Code.Length != 3)
        {
            return false;
        }

        Span<char> chars = [(char)utf8Code[0], (char)utf8Code[1], (char)utf8Code[2]];
        return ByCode.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(chars, out currency);
    }

    public override string ToString() => Code;

    private static FrozenDictionary<string, Currency> BuildTable()
    {
        var table = new Dictionary<string, Currency>(StringComparer.Ordinal);
        Add(TwoDigits, 2);
        Add(ZeroDigits, 0);
        Add(ThreeDigits, 3);
        return table.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string codes, int digits)
        {
            foreach (var code in codes.Split(' '))
            {
                table.Add(code, new Currency(code, digits));
            }
        }
    }
}
