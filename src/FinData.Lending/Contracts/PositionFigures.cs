namespace FinData.Lending;

/// <summary>
/// The figures of one contract that sums over many are made of, as whole units. Taken of every contract that a checkpoint saves, where building a whole
/// <see cref="Position"/> of twenty decimals would cost more than folding the event did. <c>default</c> is a pending contract.
/// </summary>
public readonly record struct PositionFigures
{
    public ContractStatus Status { get; init; }

    public Currency Currency { get; init; }

    /// <inheritdoc cref="Position.DaysPastDue"/>
    public int DaysPastDue { get; init; }

    /// <summary><see cref="Position.Balance"/> in minor units.</summary>
    public long BalanceMinor { get; init; }

    /// <summary><see cref="Position.PrincipalOutstanding"/> in minor units.</summary>
    public long PrincipalMinor { get; init; }

    /// <summary><see cref="Position.Overdue"/> in minor units.</summary>
    public long OverdueMinor { get; init; }

    /// <summary><see cref="Position.AccruedInterest"/> in units of 10^-8.</summary>
    public Int128 AccruedUnits { get; init; }

    /// <inheritdoc cref="Position.Balance"/>
    public decimal Balance => MinorUnits.ToDecimal(BalanceMinor, Currency.MinorDigits);

    /// <inheritdoc cref="Position.PrincipalOutstanding"/>
    public decimal PrincipalOutstanding => MinorUnits.ToDecimal(PrincipalMinor, Currency.MinorDigits);

    /// <inheritdoc cref="Position.Overdue"/>
    public decimal Overdue => MinorUnits.ToDecimal(OverdueMinor, Currency.MinorDigits);

    /// <inheritdoc cref="Position.AccruedInterest"/>
    public decimal AccruedInterest => AccrualUnits.ToDecimal(AccruedUnits);

    public DelinquencyBucket Bucket => DelinquencyBuckets.Of(DaysPastDue);
}
