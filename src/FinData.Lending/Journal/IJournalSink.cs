namespace FinData.Lending;

/// <summary>The accounts of a contract's journal. Numbers are stored and never reused.</summary>
public enum JournalAccount : byte
{
    /// <summary>Money that came in or went out.</summary>
    Cash = 1,

    /// <summary>Principal that is lent out.</summary>
    Principal = 2,
    InterestReceivable = 3,
    InterestIncome = 4,
    FeeReceivable = 5,
    FeeIncome = 6,
    PenaltyReceivable = 7,
    PenaltyIncome = 8,

    /// <summary>What a borrower paid beyond what is due.</summary>
    UnallocatedCredit = 9,
    WriteOff = 10,

    /// <summary>A client's account balance (a liability of the bank when positive).</summary>
    Deposit = 11,

    /// <summary>Interest the bank owes on positive balances.</summary>
    InterestPayable = 12,
    InterestExpense = 13,

    /// <summary>What came in on a loan after it was written off.</summary>
    RecoveryIncome = 14,
}

/// <summary>
/// One line of a contract's journal. Debits are positive, credits negative; the lines of one entry sum to zero.
/// A receivable's or payable's line of accrued interest also says how it can be recomputed. What falls due moves, by a pair of lines, from installment 0
/// (the loan as a whole) to its installment, so that an installment's lines sum to what is unpaid of it.
/// </summary>
/// <param name="Offset">Log offset of the event that caused the line; -1 for lines that the passing of time caused.</param>
/// <param name="Date">Business date of the posting.</param>
/// <param name="Installment">Installment number from 1, or 0 for lines of no installment.</param>
/// <param name="Account">Which account.</param>
/// <param name="Amount">Debit positive, credit negative. Posted lines have the currency's digits; accrual lines have 8.</param>
/// <param name="Explanation">How interest was computed; null for all other lines, also for the fraction of a cent that a schedule rounds off.</param>
public readonly record struct JournalLine(
    long Offset, DateOnly Date, int Installment, JournalAccount Account, decimal Amount, AccrualExplanation? Explanation = null);

/// <summary>
/// How one interest figure came about: <c>round8(Base * Rate * Days / Basis)</c>, half-even, from <see cref="From"/> (counted) to <see cref="To"/> (not counted).
/// It stands on the receivable's or payable's line, whose amount is that figure up to its sign. Compound interest is stated for the segment as a whole:
/// the rate is the growth over it less one, for one period of one.
/// </summary>
public readonly record struct AccrualExplanation(DateOnly From, DateOnly To, decimal Base, decimal Rate, int Days, int Basis, DayCount DayCount)
{
    internal static AccrualExplanation Compound(DateOnly from, DateOnly to, decimal @base, UInt128 growth, DayCount dayCount)
        => new(from, to, @base, ((decimal)growth / DailyFactor.One) - 1, 1, 1, dayCount);
}

/// <summary>Receives what a fold posts. Absent (null), nothing is built.</summary>
public interface IJournalSink
{
    void Post(in JournalLine line);
}
