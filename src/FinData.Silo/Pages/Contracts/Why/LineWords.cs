using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Contracts;

/// <summary>What a journal line did, in words. A line of interest needs none: it states what it was computed from.</summary>
internal static class LineWords
{
    public static string Of(in JournalPart part, string? currency) => part switch
    {
        { Line.Accrual: not null } => "",
        _ when part.Against == part.Line.Account => Moved(part.Line),
        { IsPaid: true, Line.EventId: null } => "settled by credit",
        { IsPaid: true } => "settled by the payment",
        { IsWaived: true } => "waived",
        { Against: "writeOff" } => "written off",
        { Line.Account: "cash" } => Cash(part),
        { Line.Account: "unallocatedCredit" } => Credit(part),
        { Line.Account: "deposit" } => Deposit(part),
        { Line.Account: "principal", Against: "cash" } => "disbursed",
        { Line.Account: "principal", Against: "interestReceivable" } or { Line.Account: "interestReceivable", Against: "principal" } => "interest became principal",
        { Line.Account: "interestReceivable" or "interestPayable", Against: "deposit" } => "posted to the balance",
        { Line.Account: "interestReceivable", Against: "interestIncome" } => "rounded to what the schedule asks for",
        { Line.Account: "interestPayable", Against: "interestExpense" } => "less than a minor unit, released",
        { Line.Account: "penaltyReceivable", Against: "penaltyIncome" } when part.Line.Amount == decimal.Round(part.Line.Amount, Figures.DigitsOf(currency)) => "charged",
        { Line.Account: "penaltyReceivable", Against: "penaltyIncome" } => "rounded",
        { Line.Account: "feeReceivable", Against: "feeIncome" } => "charged",
        _ => "",
    };

    private static string Moved(in JournalLineView line) => (line.Amount > 0, line.Installment) switch
    {
        (true, 0) => "back to the loan as a whole",
        (true, var number) => FormattableString.Invariant($"fell due with installment {number}"),
        (false, 0) => "fell due: goes to its installment",
        (false, var number) => FormattableString.Invariant($"leaves installment {number}"),
    };

    private static string Cash(in JournalPart part) => part switch
    {
        { Against: "principal", Line.Amount: < 0 } => "paid out",
        { Against: "unallocatedCredit", Line.Amount: < 0 } => "credit refunded",
        { Against: "recoveryIncome" } => "recovered",
        { Line.Amount: < 0 } => "money out",
        _ => "money in",
    };

    private static string Credit(in JournalPart part) => part switch
    {
        { Line.Amount: < 0 } => "left of the payment",
        { Against: "cash" } => "refunded",
        _ => "used for what fell due",
    };

    private static string Deposit(in JournalPart part) => part switch
    {
        { Against: "cash", Line.Amount: < 0 } => "credited",
        { Against: "cash" } => "debited",
        { Against: "feeIncome" } => "fee by the terms",
        _ => "interest posted",
    };
}
