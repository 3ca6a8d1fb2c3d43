using System.Text;
using FinData.Lending;

namespace FinData.Events;

/// <summary>Reads the parts of the compact form; anything that the writer could not have written is <see cref="InvalidDataException"/>.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> source)
{
    private readonly ReadOnlySpan<byte> source = source;

    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position == source.Length;

    public byte ReadByte() => Position < source.Length ? source[Position++] : throw Damaged("ends early");

    public ReadOnlySpan<byte> ReadBytes(int length)
    {
        if (length > source.Length - Position)
        {
            throw Damaged("ends early");
        }

        var bytes = source.Slice(Position, length);
        Position += length;
        return bytes;
    }

    /// <summary>A length that must still fit into what follows it.</summary>
    public int ReadLength()
    {
        var length = ReadVarint();
        return length <= (ulong)(source.Length - Position) ? (int)length : throw Damaged("ends early");
    }

    public long ReadOffset()
    {
        var offset = ReadVarint();
        return offset <= long.MaxValue ? (long)offset : throw Damaged("has an offset out of range");
    }

    public int ReadCount()
    {
        var count = ReadVarint();
        return count <= int.MaxValue ? (int)count : throw Damaged("has a count out of range");
    }

    /// <summary>How many rows follow: each takes two bytes at least, so that damage cannot ask for more memory than the block has.</summary>
    public int ReadRowCount()
    {
        var count = ReadVarint();
        return count <= (ulong)(source.Length - Position) / 2 ? (int)count : throw Damaged("ends early");
    }

    public string ReadText() => Encoding.UTF8.GetString(ReadBytes(ReadLength()));

    public ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Damaged("has a number without an end");
    }

    public DateOnly ReadDate()
    {
        var day = ReadVarint();
        return day <= (ulong)DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day) : throw Damaged("has a date out of range");
    }

    public Currency ReadCurrency()
        => WireCurrency.TryParse(ReadBytes(WireCurrency.Length), out var currency) ? currency : throw Damaged("has an unknown currency");

    /// <summary>With exactly the currency's minor digits, as the JSON decoder gives amounts: equal to the byte.</summary>
    public decimal ReadMinorUnits(Currency currency)
    {
        var units = ReadVarint();
        return new decimal(unchecked((int)units), unchecked((int)(units >> 32)), 0, isNegative: false, (byte)currency.MinorDigits);
    }

    public Rate ReadRate()
    {
        var form = (RateForm)ReadByte();
        return Rate.Of(ReadFraction(), form);
    }

    public decimal ReadFraction()
    {
        var folded = ReadVarint();
        var units = unchecked((long)(folded >> 1) ^ -(long)(folded & 1));

        // Dividing gives as many decimals as are needed: the same form as the JSON decoder's.
        return units / MinorUnits.PerOneRate;
    }

    public readonly void ThrowUnlessAtEnd()
    {
        if (Position != source.Length)
        {
            throw Damaged("has an event longer than its fields");
        }
    }

    private static InvalidDataException Damaged(string how) => new($"A history block {how}: it is damaged.");
}
