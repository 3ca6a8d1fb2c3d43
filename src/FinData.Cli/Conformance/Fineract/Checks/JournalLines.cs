using System.Collections.Immutable;
using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;
using static FinData.Cli.Conformance.Fineract.Checks.ChartOfAccounts;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>
/// The journal lines of a transaction by accrual accounting on the foreign suite's chart of accounts: the parts of the transaction are the
/// engine's, only the accounts are named here.
/// </summary>
internal static class JournalLines
{
    /// <exception cref="UnsupportedStepException">The accounts of this transaction depend on what is not modelled here.</exception>
    public static ImmutableArray<JournalLine> Of(ScenarioState state, ProgressiveTransaction transaction)
    {
        if (state.Product.Contains("ACCOUNTING_RULE_NONE", StringComparison.Ordinal))
        {
            return [];
        }

        if (state.Product.Contains("CASH_ACCOUNTING", StringComparison.Ordinal))
        {
            throw new UnsupportedStepException($"journal of product {state.Product}");
        }

        var lines = IsAfterChargeOff(state, transaction) ? ChargedOffJournal.Of(state, transaction) : Posted(state, transaction);

        // A transaction that was undone keeps its lines and gets their mirror.
        return transaction.IsReversed ? WithMirror(lines) : lines;
    }

    public static ImmutableArray<JournalLine> WithMirror(ImmutableArray<JournalLine> lines) => [.. lines, .. lines.Select(static line => line.Mirrored)];

    private static ImmutableArray<JournalLine> Posted(ScenarioState state, ProgressiveTransaction transaction)
    {
        var (amount, parts) = (transaction.Amount, transaction.Parts);
        return transaction.Type switch
        {
            ProgressiveTransactionType.Disbursement => [Loans.ToDebit(amount), Clearing.ToCredit(amount)],
            ProgressiveTransactionType.RepaymentAtDisbursement => [Clearing.ToDebit(amount), FeeIncome.ToCredit(amount)],
            ProgressiveTransactionType.Repayment or ProgressiveTransactionType.DownPayment or ProgressiveTransactionType.MerchantIssuedRefund
                or ProgressiveTransactionType.PayoutRefund => [Clearing.ToDebit(amount), .. Settled(transaction)],
            ProgressiveTransactionType.GoodwillCredit =>
            [
                Goodwill.ToDebit(parts.Principal + transaction.Overpayment), InterestChargedOff.ToDebit(parts.Interest), FeesChargedOff.ToDebit(parts.Fees + parts.Penalties),
                .. Settled(transaction),
            ],
            ProgressiveTransactionType.InterestPaymentWaiver or ProgressiveTransactionType.InterestRefund => [InterestIncome.ToDebit(amount), .. Settled(transaction)],
            ProgressiveTransactionType.ChargeAdjustment => [FeeIncome.ToDebit(amount), .. Settled(transaction)],
            ProgressiveTransactionType.WriteOff when IsBadDebt(state) => [BadDebt.ToDebit(parts.Total), .. Settled(transaction)],
            ProgressiveTransactionType.WriteOff or ProgressiveTransactionType.ChargeWaiver or ProgressiveTransactionType.InterestWaiver => [WrittenOff.ToDebit(parts.Total), .. Settled(transaction)],
            ProgressiveTransactionType.CreditBalanceRefund or ProgressiveTransactionType.Chargeback
                => [Clearing.ToCredit(amount), .. Settled(transaction).Select(static line => line.Mirrored)],
            ProgressiveTransactionType.Accrual => Accrued(parts),
            ProgressiveTransactionType.AccrualAdjustment => [.. Accrued(parts).Select(static line => line.Mirrored)],
            ProgressiveTransactionType.CapitalizedIncome => [Loans.ToDebit(amount), DeferredIncome.ToCredit(amount)],
            ProgressiveTransactionType.CapitalizedIncomeAdjustment => [DeferredIncome.ToDebit(amount), .. Settled(transaction)],
            ProgressiveTransactionType.CapitalizedIncomeAmortization or ProgressiveTransactionType.CapitalizedIncomeAmortizationAdjustment
                or ProgressiveTransactionType.BuyDownFeeAmortization or ProgressiveTransactionType.BuyDownFeeAmortizationAdjustment => DeferredIncomeJournal.Of(state, transaction),
            ProgressiveTransactionType.BuyDownFee when IsPaidByMerchant(state) => [BuyDownExpense.ToDebit(amount), DeferredIncome.ToCredit(amount)],
            ProgressiveTransactionType.BuyDownFeeAdjustment when IsPaidByMerchant(state) => [DeferredIncome.ToDebit(amount), BuyDownExpense.ToCredit(amount)],
            ProgressiveTransactionType.BuyDownFee or ProgressiveTransactionType.BuyDownFeeAdjustment => [],
            ProgressiveTransactionType.ChargeOff => ChargedOffJournal.Loss(state, parts),
            ProgressiveTransactionType.AccrualActivity or ProgressiveTransactionType.ReAge or ProgressiveTransactionType.ReAmortize or ProgressiveTransactionType.ContractTermination => [],
            _ => throw new UnsupportedStepException($"journal of {TransactionNames.Word(transaction.Type)}"),
        };
    }

    private static bool IsPaidByMerchant(ScenarioState state) => !state.Product.Contains("NON_MERCHANT", StringComparison.Ordinal);

    private static bool IsAfterChargeOff(ScenarioState state, ProgressiveTransaction transaction)
    {
        var chargeOff = state.Loan.Transactions.FirstOrDefault(static t => t is { Type: ProgressiveTransactionType.ChargeOff, IsReversed: false });
        return chargeOff is not null && transaction.Id > chargeOff.Id && transaction.Type is not (ProgressiveTransactionType.Accrual or ProgressiveTransactionType.AccrualAdjustment);
    }

    private static ImmutableArray<JournalLine> Settled(ProgressiveTransaction transaction) =>
    [
        Loans.ToCredit(transaction.Parts.Principal), Receivable.ToCredit(transaction.Parts.Total - transaction.Parts.Principal), Overpaid.ToCredit(transaction.Overpayment),
    ];

    // One product has an account of its own for this reason of a write-off.
    private static bool IsBadDebt(ScenarioState state) => state.WriteOffReason == "BAD_DEBT" && state.Product.Contains("WRITE_OFF_REASON_MAP", StringComparison.Ordinal);

    // Income that is earned is noted part by part, whatever accounts the parts share.
    private static ImmutableArray<JournalLine> Accrued(PartAmounts parts) =>
    [
        Receivable.ToDebit(parts.Interest), InterestIncome.ToCredit(parts.Interest),
        Receivable.ToDebit(parts.Fees), FeeIncome.ToCredit(parts.Fees),
        Receivable.ToDebit(parts.Penalties), FeeIncome.ToCredit(parts.Penalties),
    ];
}
