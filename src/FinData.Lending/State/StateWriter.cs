using System.Text;

namespace FinData.Lending;

/// <summary>Writes the compact binary form of states into a span that is known to be long enough.</summary>
internal ref struct StateWriter(Span<byte> buffer)
{
    private readonly Span<byte> buffer = buffer;

    internal int Length { get; private set; }

    internal void Byte(byte value) => buffer[Length++] = value;

    internal void Varint(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)((value & 0x7F) | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    internal void Signed(long value) => Varint(unchecked((ulong)((value << 1) ^ (value >> 63))));

    // Accruals of real accounts fit 64 bits; a marker byte tells the rare wide ones.
    internal void Wide(Int128 value)
    {
        var isWide = value > long.MaxValue || value < long.MinValue;
        Byte(isWide ? (byte)1 : (byte)0);
        if (isWide)
        {
            Signed((long)(value >> 64));
            Varint(unchecked((ulong)value));
        }
        else
        {
            Signed((long)value);
        }
    }

    internal void Text(string value)
    {
        var start = BeginBlock();
        Length += Encoding.UTF8.GetBytes(value, buffer[Length..]);
        EndBlock(start);
    }

    /// <summary>Leaves room for a length that <see cref="EndBlock"/> fills in.</summary>
    internal int BeginBlock()
    {
        Length += 2;
        return Length;
    }

    internal void EndBlock(int start)
    {
        var count = checked((ushort)(Length - start));
        buffer[start - 2] = (byte)(count & 0xFF);
        buffer[start - 1] = (byte)(count >> 8);
    }
}
