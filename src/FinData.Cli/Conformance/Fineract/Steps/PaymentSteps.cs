using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Money that comes in or goes back.</summary>
internal static class PaymentSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Customer makes {string} repayment on {string} with {double} EUR transaction amount", static (state, step) => Repay(state, step, step.Date(1), step.Amount(2))),
        new("Customer makes externalID controlled {string} repayment on {string} with {double} EUR transaction amount",
            static (state, step) => Repay(state, step, step.Date(1), step.Amount(2))),
        new("Customer makes {string} repayment on {string} with {double} EUR transaction amount (and transaction fails because of wrong date)",
            static (state, step) => state.Refused(step, state.Loan.Record(ProgressiveTransactionType.Repayment, step.Date(1), step.Amount(2)))),
        new("Customer not able to make {string} repayment on {string} with {double} EUR transaction amount",
            static (state, step) => state.Refused(step, state.Loan.Record(ProgressiveTransactionType.Repayment, step.Date(1), step.Amount(2)))),
        new("Loan {string} repayment transaction on {string} with {double} EUR transaction amount results in error",
            static (state, step) => state.Refused(step, state.Loan.Record(ProgressiveTransactionType.Repayment, step.Date(1), step.Amount(2)))),
        new("Repayment failed because the repayment date is after the business date", static (state, _) => RequireRefusal(state)),
        .. ((string[])["", " and self-generated Idempotency key", " and self-generated external-id"]).SelectMany(static ending => ((string[])["Customer", "Admin"]).Select(who => new StepPattern(
            $"{who} makes {{string}} transaction with {{string}} payment type on {{string}} with {{double}} EUR transaction amount{ending}",
            static (state, step) => Make(state, step, isRepayment: false)))),
        new("Customer makes {string} transaction with {string} payment type on {string} with {double} EUR transaction amount and system-generated Idempotency key",
            static (state, step) => Make(state, step, isRepayment: true)),
        new("Customer makes {string} transaction with {string} payment type on {string} with {double} EUR transaction amount and system-generated Idempotency key and interestRefundCalculation {boolean}",
            static (state, step) => Make(state, step, isRepayment: true, step.Flag(4))),
        new("Refund happens on {string} with {double} EUR transaction amount",
            static (state, step) => state.LastRefund = state.Applied(step, state.Loan.Record(ProgressiveTransactionType.PayoutRefund, step.Date(0), step.Amount(1)))),
        new("Admin makes Credit Balance Refund transaction on {string} with {double} EUR transaction amount",
            static (state, step) => state.LastTransaction = state.Applied(step, state.Loan.Record(ProgressiveTransactionType.CreditBalanceRefund, step.Date(0), step.Amount(1)))),
        new("Credit Balance Refund transaction on future date {string} with {double} EUR transaction amount will result an error",
            static (state, step) => state.Refused(step, state.Loan.Record(ProgressiveTransactionType.CreditBalanceRefund, step.Date(0), step.Amount(1)))),
        new("Credit Balance Refund transaction on active loan {string} with {double} EUR transaction amount will result an error",
            static (state, step) => state.Refused(step, state.Loan.Record(ProgressiveTransactionType.CreditBalanceRefund, step.Date(0), step.Amount(1)))),
        .. ((string[])["", " with transfer external owner"]).Select(static ending => new StepPattern($"Loan Pay-off is made on {{string}}{ending}", static (state, step) => PayOff(state, step))),
        new("Admin makes {string} chargeback with {double} EUR transaction amount", static (state, step) => Chargeback(state, step, LastPaymentOf(state))),
        new("Admin makes {string} chargeback with {double} EUR transaction amount for Payment nr. {double}",
            static (state, step) => Chargeback(state, step, Transactions.Nth(state.Loan, ProgressiveTransactionType.Repayment, (int)step.Amount(2)))),
        new("Admin makes {string} chargeback with {double} EUR transaction amount for Downpayment nr. {double}",
            static (state, step) => Chargeback(state, step, Transactions.Nth(state.Loan, ProgressiveTransactionType.DownPayment, (int)step.Amount(2)))),
        new("Admin makes {string} chargeback with {double} EUR transaction amount for MIR nr. {double}",
            static (state, step) => Chargeback(state, step, Transactions.Nth(state.Loan, ProgressiveTransactionType.MerchantIssuedRefund, (int)step.Amount(2)))),
        new("Admin does write-off the loan on {string}", static (state, step) => WriteOff(state, step)),
        new("Admin does write-off the loan on {string} with write off reason: {string}", static (state, step) =>
        {
            state.WriteOffReason = step.Text(1);
            WriteOff(state, step);
        }),
    ];

    internal static void Repay(ScenarioState state, StepArguments step, DateOnly date, decimal amount)
        => state.RememberPayment(state.Applied(step, state.Loan.Record(ProgressiveTransactionType.Repayment, date, amount)));

    // The suite remembers what "a repayment undo" undoes only from some of these steps.
    internal static void Make(ScenarioState state, StepArguments step, bool isRepayment, bool? refundInterest = null)
    {
        state.LastTransaction = state.Applied(step, state.Loan.Record(TransactionNames.Code(step.Text(0)), step.Date(2), step.Amount(3), refundInterest: refundInterest));
        if (isRepayment)
        {
            state.LastRepayment = state.LastTransaction;
        }
    }

    private static void PayOff(ScenarioState state, StepArguments step)
    {
        var date = step.Date(0);
        Repay(state, step, date, state.Loan.PayoffAt(date).Total);
    }

    private static int LastPaymentOf(ScenarioState state) => state.LastRepayment ?? throw new UnsupportedStepException("a chargeback before any repayment");

    private static void Chargeback(ScenarioState state, StepArguments step, int target)
        => state.Applied(step, state.Loan.Record(ProgressiveTransactionType.Chargeback, state.BusinessDate, step.Amount(1), target));

    private static void WriteOff(ScenarioState state, StepArguments step)
        => state.Applied(step, state.Loan.Record(ProgressiveTransactionType.WriteOff, step.Date(0), state.Loan.Totals.Outstanding.Total));

    private static void RequireRefusal(ScenarioState state)
    {
        if (!state.WasRefused)
        {
            throw new DifferenceException("nothing was refused");
        }
    }
}
