using System.Buffers.Binary;
using System.Text;

namespace FinData.Lending;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Whatever isn't that form is an <see cref="InvalidDataException"/>.</summary>
internal ref struct StateReader(ReadOnlySpan<byte> state)
{
    private ReadOnlySpan<byte> rest = state;

    internal readonly bool IsAtEnd => rest.IsEmpty;

    /// <exception cref="InvalidDataException">The condition does not hold.</exception>
    internal static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException($"A contract's state is not valid: {what}.");
        }
    }

    internal byte Byte() => Take(1)[0];

    internal bool Flag()
    {
        var value = Byte();
        Require(value <= 1, "a flag is neither 0 nor 1");
        return value == 1;
    }

    internal ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            Require(shift < 63 || next <= 1, "a number is too long");
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A contract's state is not valid: a number has no end.");
    }

    internal long Signed()
    {
        var value = Varint();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    internal int Count(int max)
    {
        var value = Varint();
        Require(value <= (ulong)max, "a count is out of range");
        return (int)value;
    }

    /// <summary>An amount that can't be negative, in minor units.</summary>
    internal long Minor()
    {
        var value = Varint();
        Require(value <= long.MaxValue, "an amount is out of range");
        return (long)value;
    }

    internal int DayNumber() => Count(DateOnly.MaxValue.DayNumber);

    internal Int128 Wide()
    {
        if (!Flag())
        {
            return Signed();
        }

        var high = Signed();
        return unchecked(((Int128)high << 64) | (Int128)(UInt128)Varint());
    }

    internal string Text() => Encoding.UTF8.GetString(Block());

    internal ReadOnlySpan<byte> Block() => Take(BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));

    private ReadOnlySpan<byte> Take(int count)
    {
        Require(count <= rest.Length, "it ends too early");
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
