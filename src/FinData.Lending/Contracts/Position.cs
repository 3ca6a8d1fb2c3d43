namespace FinData.Lending;

/// <summary>
/// The balances of one contract at one business date. A value, replaced whole. Amounts are in <see cref="Currency"/>, posted ones with its minor digits.
/// Equality is by value; <c>default</c> is a pending contract with no events.
/// </summary>
public readonly record struct Position
{
    public ContractStatus Status { get; init; }

    public Currency Currency { get; init; }

    /// <summary>The date up to which interest has accrued and dues have fallen; <c>default</c> while nothing happened.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>Account: the running balance, negative when overdrawn. Loan: everything owed now (principal + due interest, fees, penalties), less credit.</summary>
    public decimal Balance { get; init; }

    /// <summary>Interest accrued since the last posting, 8 decimals. Account: positive is owed to the client. Loan: owed by the borrower.</summary>
    public decimal AccruedInterest { get; init; }

    /// <summary>Loan: principal disbursed and not yet repaid.</summary>
    public decimal PrincipalOutstanding { get; init; }

    /// <summary>Loan: interest that has fallen due and is unpaid.</summary>
    public decimal InterestDue { get; init; }

    public decimal FeesDue { get; init; }

    public decimal PenaltiesDue { get; init; }

    /// <summary>Loan: the principal part of installments that have fallen due and are unpaid.</summary>
    public decimal PrincipalDue { get; init; }

    /// <summary>Loan: what was paid beyond what was due; used by later dues.</summary>
    public decimal UnallocatedCredit { get; init; }

    /// <summary>Loan: everything that fell due before <see cref="AsOf"/> and is unpaid.</summary>
    public decimal Overdue { get; init; }

    /// <summary>Days from the oldest unpaid due date to <see cref="AsOf"/>; 0 when nothing is overdue.</summary>
    public int DaysPastDue { get; init; }

    public decimal TotalDisbursed { get; init; }

    /// <summary>What came in, less credit that was refunded; recoveries are counted on their own.</summary>
    public decimal TotalPaid { get; init; }

    public decimal PrincipalPaid { get; init; }

    public decimal InterestPaid { get; init; }

    /// <summary>Loan: interest on overdue installments that is not posted yet, 8 decimals.</summary>
    public decimal AccruedPenalty { get; init; }

    public decimal FeesPaid { get; init; }

    public decimal PenaltiesPaid { get; init; }

    /// <summary>Loan: interest, fees and penalties that were forgiven.</summary>
    public decimal Waived { get; init; }

    /// <summary>Loan: everything that was given up when it was charged off.</summary>
    public decimal WrittenOff { get; init; }

    /// <summary>Loan: what came in after it was charged off.</summary>
    public decimal Recovered { get; init; }
}
