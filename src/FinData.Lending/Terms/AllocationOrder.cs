namespace FinData.Lending;

/// <summary>
/// The order in which a payment settles what is due: always the oldest installment first when <see cref="IsVertical"/> is false
/// (every part of one installment before the next installment), or one part across all due installments before the next part when true.
/// Equality is by value. <c>default</c> equals <see cref="Default"/>.
/// </summary>
public readonly record struct AllocationOrder
{
    private const byte DefaultPacked = 0b11_10_01_00;

    private readonly byte packed; // four two-bit parts, first part in the low bits, xor the default so that `default` is valid

    private AllocationOrder(byte packed, bool isVertical)
    {
        this.packed = packed;
        IsVertical = isVertical;
    }

    /// <summary>Penalty, fee, interest, principal; installment by installment.</summary>
    public static AllocationOrder Default => default;

    /// <summary>Part by part across installments instead of installment by installment.</summary>
    public bool IsVertical { get; }

    /// <summary>One byte for binary forms: the first three parts (they leave one for the fourth) and the direction.</summary>
    internal byte Stored => (byte)((IsVertical ? 0x40 : 0) | ((packed ^ DefaultPacked) & 0x3F));

    /// <summary>The part that is settled at place 0 to 3.</summary>
    public DuePart this[int place] => (DuePart)(((packed ^ DefaultPacked) >> (2 * place)) & 3);

    /// <param name="parts">Each of the four parts once.</param>
    /// <param name="isVertical">See <see cref="IsVertical"/>.</param>
    /// <exception cref="ArgumentException">A part is missing or named twice.</exception>
    public static AllocationOrder Of(ReadOnlySpan<DuePart> parts, bool isVertical = false)
    {
        var value = 0;
        var seen = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            seen |= 1 << (int)parts[i];
            value |= (int)parts[i] << (2 * i);
        }

        return parts.Length == 4 && seen == 0b1111
            ? new AllocationOrder((byte)(value ^ DefaultPacked), isVertical)
            : throw new ArgumentException("Name each of penalty, fee, interest and principal once.", nameof(parts));
    }

    /// <exception cref="InvalidDataException">The byte is no order.</exception>
    internal static AllocationOrder FromStored(byte stored)
    {
        var (first, second, third) = (stored & 3, (stored >> 2) & 3, (stored >> 4) & 3);
        var seen = (1 << first) | (1 << second) | (1 << third);
        var fourth = System.Numerics.BitOperations.TrailingZeroCount(~seen);
        StateReader.Require(stored < 0x80 && fourth < 4 && (seen | (1 << fourth)) == 0b1111, "its allocation order is none");
        return Of([(DuePart)first, (DuePart)second, (DuePart)third, (DuePart)fourth], (stored & 0x40) != 0);
    }
}
