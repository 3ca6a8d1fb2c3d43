using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Capitalized income, buy-down fees and interest refunds by hand.</summary>
internal static class DeferredIncomeSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin adds capitalized income with {string} payment type to the loan on {string} with {string} EUR transaction amount",
            static (state, step) => state.Applied(step, state.Loan.Record(ProgressiveTransactionType.CapitalizedIncome, step.Date(1), step.Amount(2)))),
        new("Admin adds capitalized income with {string} payment type to the loan on {string} with {string} EUR transaction amount and {string} classification",
            static (state, step) => AddOfClass(state, step, ProgressiveTransactionType.CapitalizedIncome)),
        new("Admin adds buy down fee with {string} payment type to the loan on {string} with {string} EUR transaction amount and {string} classification",
            static (state, step) => AddOfClass(state, step, ProgressiveTransactionType.BuyDownFee)),
        new("Admin adds capitalized income adjustment with {string} payment type to the loan on {string} with {string} EUR transaction amount",
            static (state, step) => Adjust(state, step, ProgressiveTransactionType.CapitalizedIncome, ProgressiveTransactionType.CapitalizedIncomeAdjustment)),
        new("Admin adds capitalized income adjustment with {string} payment type to the loan on {string} with {string} EUR trn amount with {string} date for capitalized income",
            static (state, step) => state.Applied(step, state.Loan.Record(
                ProgressiveTransactionType.CapitalizedIncomeAdjustment, step.Date(1), step.Amount(2), Transactions.Nth(state.Loan, "Capitalized Income", step.Date(3), 1)))),
        new("Admin adds invalid capitalized income adjustment with {string} payment type to the loan on {string} with {string} EUR transaction amount",
            static (state, step) => state.Refused(step, state.Loan.Record(
                ProgressiveTransactionType.CapitalizedIncomeAdjustment, step.Date(1), step.Amount(2), Transactions.Nth(state.Loan, ProgressiveTransactionType.CapitalizedIncome, 1)))),
        new("Capitalized income with payment type {string} on {string} is forbidden with amount {string} while exceed approved amount",
            static (state, step) => state.Refused(step, state.Loan.Record(ProgressiveTransactionType.CapitalizedIncome, step.Date(1), step.Amount(2)))),
        new("Capitalized income with payment type {string} on {string} is forbidden with amount {string} due to future date",
            static (state, step) => state.Refused(step, state.Loan.Record(ProgressiveTransactionType.CapitalizedIncome, step.Date(1), step.Amount(2)))),
        new("Capitalized income adjustment with payment type {string} on {string} is forbidden with amount {string} due to future date",
            static (state, step) => state.Refused(step, state.Loan.Record(
                ProgressiveTransactionType.CapitalizedIncomeAdjustment, step.Date(1), step.Amount(2), Transactions.Nth(state.Loan, ProgressiveTransactionType.CapitalizedIncome, 1)))),
        new("Admin adds buy down fee with {string} payment type to the loan on {string} with {string} EUR transaction amount",
            static (state, step) => state.Applied(step, state.Loan.Record(ProgressiveTransactionType.BuyDownFee, step.Date(1), step.Amount(2)))),
        new("Admin adds buy down fee adjustment with {string} payment type to the loan on {string} with {string} EUR transaction amount",
            static (state, step) => Adjust(state, step, ProgressiveTransactionType.BuyDownFee, ProgressiveTransactionType.BuyDownFeeAdjustment)),
        new("Admin manually adds Interest Refund for {string} transaction made on {string} with {double} EUR interest refund amount",
            static (state, step) => state.Applied(step, InterestRefund(state, step))),
        new("Admin manually adds Interest Refund for {string} transaction made on invalid date {string} with {double} EUR interest refund amount",
            static (state, step) => state.Refused(step, state.Loan.Record(ProgressiveTransactionType.InterestRefund, step.Date(1), step.Amount(2), FirstOf(state, step.Text(0))))),
        new("Admin fails to add Interest Refund {string} transaction after reverse made on {string} with {double} EUR interest refund amount",
            static (state, step) => state.Refused(step, InterestRefund(state, step))),
        .. ((string[])["Admin fails to add Interest Refund for", "Admin fails to add duplicate Interest Refund for"]).Select(static words => new StepPattern(
            $"{words} {{string}} transaction made on {{string}} with {{double}} EUR interest refund amount",
            static (state, step) => state.Refused(step, InterestRefund(state, step)))),
    ];

    private static void AddOfClass(ScenarioState state, StepArguments step, ProgressiveTransactionType type)
        => state.Classes[state.Applied(step, state.Loan.Record(type, step.Date(1), step.Amount(2)))] = step.Text(3);

    private static void Adjust(ScenarioState state, StepArguments step, ProgressiveTransactionType income, ProgressiveTransactionType adjustment)
        => state.Applied(step, state.Loan.Record(adjustment, step.Date(1), step.Amount(2), Transactions.Nth(state.Loan, income, 1)));

    private static int FirstOf(ScenarioState state, string type) => Transactions.Nth(state.Loan, TransactionNames.Code(type), 1);

    private static ProgressiveOutcome InterestRefund(ScenarioState state, StepArguments step)
        => state.Loan.Record(ProgressiveTransactionType.InterestRefund, step.Date(1), step.Amount(2), Transactions.Nth(state.Loan, step.Text(0), step.Date(1), 1));
}
