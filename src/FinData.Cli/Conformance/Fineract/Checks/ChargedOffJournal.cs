using System.Collections.Immutable;
using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;
using static FinData.Cli.Conformance.Fineract.Checks.ChartOfAccounts;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>A charge-off, and what is posted after it: money that still comes in is a recovery, or takes the loss back.</summary>
internal static class ChargedOffJournal
{
    public static ImmutableArray<JournalLine> Loss(ScenarioState state, PartAmounts parts) =>
    [
        Loans.ToCredit(parts.Principal), Receivable.ToCredit(parts.Total - parts.Principal), LossAccount(state).ToDebit(parts.Principal),
        InterestChargedOff.ToDebit(parts.Interest), FeesChargedOff.ToDebit(parts.Fees + parts.Penalties),
    ];

    public static ImmutableArray<JournalLine> Of(ScenarioState state, ProgressiveTransaction transaction)
    {
        var (amount, parts) = (transaction.Amount, transaction.Parts);
        return transaction.Type switch
        {
            ProgressiveTransactionType.Repayment or ProgressiveTransactionType.DownPayment
                => [Recoveries.ToCredit(parts.Total), Overpaid.ToCredit(transaction.Overpayment), Clearing.ToDebit(amount)],
            ProgressiveTransactionType.MerchantIssuedRefund or ProgressiveTransactionType.PayoutRefund =>
            [
                Clearing.ToDebit(amount), LossAccount(state).ToCredit(parts.Principal), InterestChargedOff.ToCredit(parts.Interest),
                FeesChargedOff.ToCredit(parts.Fees + parts.Penalties), Overpaid.ToCredit(transaction.Overpayment),
            ],
            ProgressiveTransactionType.GoodwillCredit =>
            [
                Goodwill.ToDebit(parts.Principal + transaction.Overpayment), InterestChargedOff.ToDebit(parts.Interest), FeesChargedOff.ToDebit(parts.Fees + parts.Penalties),
                Recoveries.ToCredit(parts.Total), Overpaid.ToCredit(transaction.Overpayment),
            ],
            ProgressiveTransactionType.CreditBalanceRefund => [Clearing.ToCredit(amount), Overpaid.ToDebit(transaction.Overpayment), Loans.ToDebit(parts.Principal)],

            ProgressiveTransactionType.WriteOff =>
            [
                LossAccount(state).ToCredit(parts.Principal), InterestChargedOff.ToCredit(parts.Interest), FeesChargedOff.ToCredit(parts.Fees + parts.Penalties), WrittenOff.ToDebit(amount),
            ],

            // Income that was not earned yet makes the loss smaller.
            ProgressiveTransactionType.CapitalizedIncomeAmortization or ProgressiveTransactionType.BuyDownFeeAmortization
                => [DeferredIncome.ToDebit(amount), LossAccount(state).ToCredit(amount)],
            _ => throw new UnsupportedStepException($"journal of {TransactionNames.Word(transaction.Type)} after a charge-off"),
        };
    }

    // The reason of the charge-off says more than the flag of the loan.
    internal static JournalLine LossAccount(ScenarioState state) => state.ChargeOffReason switch
    {
        "FRAUD" => FraudLoss,
        "DELINQUENT" => BadDebt,
        _ => state.IsFraud ? FraudLoss : BadDebt,
    };
}
