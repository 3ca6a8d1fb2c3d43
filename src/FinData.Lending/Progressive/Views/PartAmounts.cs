namespace FinData.Lending.Progressive;

/// <summary>Principal, interest, fees and penalties of one thing. <c>default</c> is nothing of each.</summary>
public readonly record struct PartAmounts(decimal Principal, decimal Interest, decimal Fees, decimal Penalties)
{
    public decimal Total => Principal + Interest + Fees + Penalties;

    public decimal this[AllocationPart part] => part switch
    {
        AllocationPart.Principal => Principal,
        AllocationPart.Interest => Interest,
        AllocationPart.Fee => Fees,
        AllocationPart.Penalty => Penalties,
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    public static PartAmounts operator +(PartAmounts left, PartAmounts right) => Add(left, right);

    public static PartAmounts operator -(PartAmounts left, PartAmounts right) => Subtract(left, right);

    public static PartAmounts Add(PartAmounts left, PartAmounts right) => new(
        left.Principal + right.Principal, left.Interest + right.Interest, left.Fees + right.Fees, left.Penalties + right.Penalties);

    public static PartAmounts Subtract(PartAmounts left, PartAmounts right) => new(
        left.Principal - right.Principal, left.Interest - right.Interest, left.Fees - right.Fees, left.Penalties - right.Penalties);

    /// <summary>An amount of one part only.</summary>
    public static PartAmounts Of(AllocationPart part, decimal amount) => default(PartAmounts).Plus(part, amount);

    public PartAmounts Plus(AllocationPart part, decimal amount) => part switch
    {
        AllocationPart.Principal => this with { Principal = Principal + amount },
        AllocationPart.Interest => this with { Interest = Interest + amount },
        AllocationPart.Fee => this with { Fees = Fees + amount },
        AllocationPart.Penalty => this with { Penalties = Penalties + amount },
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };
}
