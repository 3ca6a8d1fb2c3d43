using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

public enum AllocationPart
{
    Penalty = 1,
    Fee,
    Principal,
    Interest,
}

/// <summary>How an installment's due date lies to the day of a payment.</summary>
public enum DueKind
{
    PastDue = 1,
    Due,
    InAdvance,
}

/// <summary>One of the twelve places where money of a payment may go.</summary>
public readonly record struct AllocationRule(DueKind Due, AllocationPart Part);

/// <summary>Which installments money goes to that isn't needed by what is due.</summary>
public enum FutureInstallmentRule
{
    NextInstallment = 1,
    LastInstallment,

    /// <summary>In equal parts over all installments to come.</summary>
    Reamortization,

    /// <summary>The next installment first, the rest from the last one back.</summary>
    NextLastInstallment,
}

/// <summary>Where the money of one transaction type goes.</summary>
/// <param name="Type">Null: all types without an entry of their own.</param>
/// <param name="Order">All twelve rules, first one first.</param>
public sealed record PaymentAllocation(ProgressiveTransactionType? Type, ImmutableArray<AllocationRule> Order, FutureInstallmentRule Future)
{
    /// <summary>Of an installment that is paid in advance, charges whose own day has come are paid before all else. For cumulative schedules.</summary>
    public bool DueChargesFirst { get; init; }

    /// <summary>Past due, then due, then in advance; in each penalty, fee, principal, interest; the next installment first.</summary>
    public static PaymentAllocation Default { get; } = new(
        null,
        [
            .. from due in Enum.GetValues<DueKind>()
               from part in Enum.GetValues<AllocationPart>()
               select new AllocationRule(due, part),
        ],
        FutureInstallmentRule.NextInstallment);
}
