namespace FinData.Lending;

/// <summary>
/// The order in which a payment settles what is due: always the oldest installment first when <see cref="IsVertical"/> is false
/// (every part of one installment before the next installment), or one part across all due installments before the next part when true.
/// An order is over the four parts, or over eight steps that tell what is past due from what falls due on the day.
/// Equality is by value. <c>default</c> equals <see cref="Default"/>.
/// </summary>
public readonly record struct AllocationOrder
{
    internal const int Parts = 4;
    internal const int Steps = 8;

    private const byte DefaultPacked = 0b11_10_01_00;
    private const byte StepsFlag = 0x80;
    private const byte VerticalFlag = 0x40;

    private readonly uint steps; // eight three-bit steps, first step in the low bits; 0, which no order packs to, where there are none
    private readonly byte packed; // four two-bit parts, first part in the low bits, xor the default so that `default` is valid

    private AllocationOrder(byte packed, uint steps, bool isVertical)
    {
        this.packed = packed;
        this.steps = steps;
        IsVertical = isVertical;
    }

    /// <summary>Penalty, fee, interest, principal; installment by installment.</summary>
    public static AllocationOrder Default => default;

    /// <summary>Part by part across installments instead of installment by installment.</summary>
    public bool IsVertical { get; }

    /// <summary>Whether the order is over eight steps (<see cref="StepAt"/>) and not over four parts.</summary>
    public bool IsBySteps => steps != 0;

    /// <summary>The part that is settled at place 0 to 3 of an order over parts.</summary>
    /// <exception cref="InvalidOperationException">The order is over steps.</exception>
    public DuePart this[int place] => steps == 0
        ? (DuePart)(((packed ^ DefaultPacked) >> (2 * place)) & 3)
        : throw new InvalidOperationException("The order is over steps: ask for those.");

    /// <summary>The step that is taken at place 0 to 7 of an order over steps.</summary>
    /// <exception cref="InvalidOperationException">The order is over parts.</exception>
    public AllocationStep StepAt(int place) => steps != 0
        ? (AllocationStep)((steps >> (3 * place)) & 7)
        : throw new InvalidOperationException("The order is over parts: ask for those.");

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

        return parts.Length == Parts && seen == 0b1111
            ? new AllocationOrder((byte)(value ^ DefaultPacked), 0, isVertical)
            : throw new ArgumentException("Name each of penalty, fee, interest and principal once.", nameof(parts));
    }

    /// <param name="steps">
    /// Each of the eight steps once. Installment by installment, what is past due and what is due take turns as their first steps stand; step by step, all
    /// eight are taken as they stand.
    /// </param>
    /// <param name="isVertical">See <see cref="IsVertical"/>.</param>
    /// <exception cref="ArgumentException">A step is missing or named twice.</exception>
    public static AllocationOrder Of(ReadOnlySpan<AllocationStep> steps, bool isVertical = false)
    {
        var value = 0u;
        var seen = 0;
        for (var i = 0; i < steps.Length && i < Steps; i++)
        {
            seen |= 1 << (int)steps[i];
            value |= (uint)steps[i] << (3 * i);
        }

        return steps.Length == Steps && seen == 0xFF
            ? new AllocationOrder(0, value, isVertical)
            : throw new ArgumentException("Name each past-due and each due penalty, fee, interest and principal once.", nameof(steps));
    }

    /// <summary>For binary forms: one byte (the first three parts leave one for the fourth), or four.</summary>
    internal void Write(ref StateWriter writer)
    {
        var direction = IsVertical ? VerticalFlag : 0;
        writer.Byte((byte)(direction | (steps == 0 ? (packed ^ DefaultPacked) & 0x3F : StepsFlag)));
        for (var shift = 0; steps != 0 && shift < 24; shift += 8)
        {
            writer.Byte((byte)((steps >> shift) & 0xFF));
        }
    }

    /// <exception cref="InvalidDataException">The bytes are no order.</exception>
    internal static AllocationOrder Read(ref StateReader reader)
    {
        var stored = reader.Byte();
        var isVertical = (stored & VerticalFlag) != 0;
        if ((stored & StepsFlag) != 0)
        {
            StateReader.Require((stored & 0x3F) == 0, "its allocation order is none");
            return ReadSteps(reader.Byte() | ((uint)reader.Byte() << 8) | ((uint)reader.Byte() << 16), isVertical);
        }

        var (first, second, third) = (stored & 3, (stored >> 2) & 3, (stored >> 4) & 3);
        var seen = (1 << first) | (1 << second) | (1 << third);
        var fourth = System.Numerics.BitOperations.TrailingZeroCount(~seen);
        StateReader.Require(fourth < Parts && (seen | (1 << fourth)) == 0b1111, "its allocation order is none");
        return Of([(DuePart)first, (DuePart)second, (DuePart)third, (DuePart)fourth], isVertical);
    }

    private static AllocationOrder ReadSteps(uint stored, bool isVertical)
    {
        var seen = 0;
        for (var place = 0; place < Steps; place++)
        {
            seen |= 1 << (int)((stored >> (3 * place)) & 7);
        }

        StateReader.Require(seen == 0xFF, "its allocation order is none");
        return new AllocationOrder(0, stored, isVertical);
    }
}
