using System.Text;
using FinData.Lending;

namespace FinData.Events;

/// <summary>Writes the parts of the compact form into a span that is large enough.</summary>
internal ref struct CompactWriter(Span<byte> target)
{
    private readonly Span<byte> target = target;

    public int Length { get; private set; }

    public void WriteByte(byte value) => target[Length++] = value;

    public void WriteBytes(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(target[Length..]);
        Length += bytes.Length;
    }

    /// <summary>A length byte, then the bytes.</summary>
    /// <exception cref="ArgumentException">More than 255 bytes.</exception>
    public void WriteShortBytes(scoped ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > byte.MaxValue)
        {
            throw new ArgumentException($"An id has at most {EventLimits.MaxIdLength} bytes, this one {bytes.Length}.", nameof(bytes));
        }

        WriteByte((byte)bytes.Length);
        WriteBytes(bytes);
    }

    public void WriteText(string text)
    {
        WriteVarint((ulong)Encoding.UTF8.GetByteCount(text));
        Length += Encoding.UTF8.GetBytes(text, target[Length..]);
    }

    public void WriteVarint(ulong value)
    {
        while (value >= 0x80)
        {
            WriteByte((byte)((value & 0x7F) | 0x80));
            value >>= 7;
        }

        WriteByte((byte)value);
    }

    public void WriteDate(DateOnly date) => WriteVarint((ulong)date.DayNumber);

    public void WriteCurrency(Currency currency)
    {
        if (!WireCurrency.TryWrite(currency, target[Length..]))
        {
            throw new ArgumentException("An amount needs a currency.", nameof(currency));
        }

        Length += WireCurrency.Length;
    }

    /// <exception cref="ArgumentException">Negative, above the largest amount, or with more decimals than the currency has.</exception>
    public void WriteMinorUnits(decimal amount, Currency currency)
    {
        var units = amount * MinorUnits.PerOne(currency);
        if (amount is < 0 or > EventLimits.MaxAmount || units != decimal.Truncate(units))
        {
            throw new ArgumentException($"{amount} is no amount of {currency}.", nameof(amount));
        }

        WriteVarint((ulong)units);
    }

    /// <summary>Form, then the fraction in units of the last decimal that a rate may have, sign folded in (zigzag).</summary>
    public void WriteRate(Rate rate)
    {
        WriteByte((byte)rate.Form);
        WriteFraction(rate.Value);
    }

    public void WriteFraction(decimal fraction)
    {
        var units = (long)(fraction * MinorUnits.PerOneRate);
        WriteVarint(unchecked((ulong)((units << 1) ^ (units >> 63))));
    }
}
