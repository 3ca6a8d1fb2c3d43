using System.Collections.Immutable;
using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>An account of the foreign suite's chart, and what is debited or credited to it (the other is zero).</summary>
internal readonly record struct JournalLine(string Type, string Code, string Name, decimal Debit, decimal Credit);

/// <summary>
/// The journal lines of a transaction by accrual accounting on the foreign suite's chart of accounts: the parts of the transaction are the
/// engine's, only the accounts are named here.
/// </summary>
internal static class JournalLines
{
    private static readonly JournalLine Loans = new("ASSET", "112601", "Loans Receivable", 0, 0);
    private static readonly JournalLine Receivable = new("ASSET", "112603", "Interest/Fee Receivable", 0, 0);
    private static readonly JournalLine Clearing = new("LIABILITY", "145023", "Suspense/Clearing account", 0, 0);
    private static readonly JournalLine Overpaid = new("LIABILITY", "l1", "Overpayment account", 0, 0);
    private static readonly JournalLine InterestIncome = new("INCOME", "404000", "Interest Income", 0, 0);
    private static readonly JournalLine FeeIncome = new("INCOME", "404007", "Fee Income", 0, 0);
    private static readonly JournalLine DeferredIncome = new("LIABILITY", "145024", "Deferred Capitalized Income", 0, 0);
    private static readonly JournalLine Recoveries = new("INCOME", "744008", "Recoveries", 0, 0);
    private static readonly JournalLine Goodwill = new("EXPENSE", "744003", "Goodwill Expense Account", 0, 0);
    private static readonly JournalLine WrittenOff = new("EXPENSE", "e4", "Written off", 0, 0);
    private static readonly JournalLine BadDebt = new("EXPENSE", "744007", "Credit Loss/Bad Debt", 0, 0);
    private static readonly JournalLine FraudLoss = new("EXPENSE", "744037", "Credit Loss/Bad Debt-Fraud", 0, 0);
    private static readonly JournalLine InterestChargedOff = new("INCOME", "404001", "Interest Income Charge Off", 0, 0);
    private static readonly JournalLine FeesChargedOff = new("INCOME", "404008", "Fee Charge Off", 0, 0);

    /// <exception cref="UnsupportedStepException">The accounts of this transaction depend on what is not modelled here.</exception>
    public static ImmutableArray<JournalLine> Of(ScenarioState state, ProgressiveTransaction transaction)
    {
        var lines = Posted(state, transaction);

        // A transaction that was undone keeps its lines and gets their mirror.
        return transaction.IsReversed ? [.. lines, .. lines.Select(static line => line with { Debit = line.Credit, Credit = line.Debit })] : lines;
    }

    private static ImmutableArray<JournalLine> Posted(ScenarioState state, ProgressiveTransaction transaction)
    {
        var isAfterChargeOff = IsAfterChargeOff(state, transaction);
        return transaction.Type switch
        {
            ProgressiveTransactionType.Disbursement => [Debit(Loans, transaction.Amount), Credit(Clearing, transaction.Amount)],
            ProgressiveTransactionType.Repayment when isAfterChargeOff
                => [Credit(Recoveries, transaction.Parts.Total), Credit(Overpaid, transaction.Overpayment), Debit(Clearing, transaction.Amount)],
            ProgressiveTransactionType.MerchantIssuedRefund or ProgressiveTransactionType.PayoutRefund when isAfterChargeOff && !state.HasChargeOffReason =>
            [
                Debit(Clearing, transaction.Amount), Credit(state.IsFraud ? FraudLoss : BadDebt, transaction.Parts.Principal), Credit(InterestChargedOff, transaction.Parts.Interest),
                Credit(FeesChargedOff, transaction.Parts.Fees + transaction.Parts.Penalties), Credit(Overpaid, transaction.Overpayment),
            ],
            ProgressiveTransactionType.CapitalizedIncome => [Debit(Loans, transaction.Amount), Credit(DeferredIncome, transaction.Amount)],
            ProgressiveTransactionType.Accrual => [Debit(Receivable, transaction.Amount), .. Income(transaction, Credit)],
            ProgressiveTransactionType.AccrualAdjustment => [Credit(Receivable, transaction.Amount), .. Income(transaction, Debit)],
            ProgressiveTransactionType.ChargeOff => ChargedOff(state, transaction),
            _ when isAfterChargeOff => throw new UnsupportedStepException($"journal of {TransactionNames.Word(transaction.Type)} after a charge-off"),
            ProgressiveTransactionType.Repayment or ProgressiveTransactionType.DownPayment or ProgressiveTransactionType.MerchantIssuedRefund
                or ProgressiveTransactionType.PayoutRefund => [Debit(Clearing, transaction.Amount), .. Settled(transaction)],
            ProgressiveTransactionType.GoodwillCredit when transaction.Parts is { Interest: 0, Fees: 0, Penalties: 0 } => [Debit(Goodwill, transaction.Amount), .. Settled(transaction)],
            ProgressiveTransactionType.InterestPaymentWaiver or ProgressiveTransactionType.InterestRefund => [Debit(InterestIncome, transaction.Amount), .. Settled(transaction)],
            ProgressiveTransactionType.ChargeAdjustment => [Debit(FeeIncome, transaction.Amount), .. Settled(transaction)],
            ProgressiveTransactionType.WriteOff => [Debit(WrittenOff, transaction.Amount), .. Settled(transaction)],
            ProgressiveTransactionType.CreditBalanceRefund or ProgressiveTransactionType.Chargeback
                => [Credit(Clearing, transaction.Amount), .. Settled(transaction).Select(static line => line with { Debit = line.Credit, Credit = line.Debit })],
            _ => throw new UnsupportedStepException($"journal of {TransactionNames.Word(transaction.Type)}"),
        };
    }

    private static bool IsAfterChargeOff(ScenarioState state, ProgressiveTransaction transaction)
    {
        var chargeOff = state.Loan.Transactions.FirstOrDefault(static t => t is { Type: ProgressiveTransactionType.ChargeOff, IsReversed: false });
        return chargeOff is not null && state.Loan.Transactions.IndexOf(transaction) > state.Loan.Transactions.IndexOf(chargeOff);
    }

    private static ImmutableArray<JournalLine> Settled(ProgressiveTransaction transaction) =>
    [
        Credit(Loans, transaction.Parts.Principal), Credit(Receivable, transaction.Parts.Total - transaction.Parts.Principal), Credit(Overpaid, transaction.Overpayment),
    ];

    private static ImmutableArray<JournalLine> Income(ProgressiveTransaction transaction, Func<JournalLine, decimal, JournalLine> side) =>
    [
        side(InterestIncome, transaction.Parts.Interest), side(FeeIncome, transaction.Parts.Fees + transaction.Parts.Penalties),
    ];

    private static ImmutableArray<JournalLine> ChargedOff(ScenarioState state, ProgressiveTransaction transaction)
    {
        if (state.HasChargeOffReason)
        {
            throw new UnsupportedStepException("journal of a charge-off whose expense account follows its reason");
        }

        var parts = transaction.Parts;
        return
        [
            Credit(Loans, parts.Principal), Credit(Receivable, parts.Total - parts.Principal), Debit(state.IsFraud ? FraudLoss : BadDebt, parts.Principal),
            Debit(InterestChargedOff, parts.Interest), Debit(FeesChargedOff, parts.Fees + parts.Penalties),
        ];
    }

    private static JournalLine Debit(JournalLine account, decimal amount) => account with { Debit = amount };

    private static JournalLine Credit(JournalLine account, decimal amount) => account with { Credit = amount };
}
