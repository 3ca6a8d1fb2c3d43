using System.Collections.Immutable;

namespace FinData.Lending;

/// <summary>One dated installment of a schedule.</summary>
/// <param name="Number">From 1.</param>
/// <param name="PeriodStart">First day of the interest period.</param>
/// <param name="DueDate">Due date after the business-day convention.</param>
/// <param name="OpeningPrincipal">Principal outstanding during the period, as planned.</param>
/// <param name="Principal">Principal part.</param>
/// <param name="Interest">Interest part: contractual under scheduled interest, a plan under daily rest.</param>
/// <param name="Fee">Fees: those agreed and, once it has fallen due, what was charged with it.</param>
/// <param name="Penalty">Penalties for paying it late, so far.</param>
public readonly record struct Installment(
    int Number, DateOnly PeriodStart, DateOnly DueDate, decimal OpeningPrincipal, decimal Principal, decimal Interest, decimal Fee = 0, decimal Penalty = 0)
{
    public decimal Total => Principal + Interest + Fee + Penalty;

    public decimal ClosingPrincipal => OpeningPrincipal - Principal;
}

/// <summary>What is paid of one installment.</summary>
public readonly record struct InstallmentPaid(decimal Principal, decimal Interest, decimal Fee = 0, decimal Penalty = 0);

/// <summary>Terms resolved into dated installments. Principal parts sum to the principal; the last one takes what rounding left.</summary>
public sealed partial class Schedule
{
    internal Schedule(ImmutableArray<Installment> installments) => Installments = installments;

    public ImmutableArray<Installment> Installments { get; }
}
