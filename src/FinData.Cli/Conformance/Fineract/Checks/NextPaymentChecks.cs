using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;
using static FinData.Cli.Conformance.Fineract.Checks.TableComparison;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>What was paid last, and when the next payment is due.</summary>
internal static class NextPaymentChecks
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Loan details delinquent.nextPaymentDueDate will be {string}", static (state, step) => Require("next payment", step.Text(0), Text(NextDue(state)))),
        new("In Loan details delinquent.lastRepaymentAmount is {int} EUR with lastRepaymentDate {string}", static (state, step) =>
        {
            var last = LastRepayment(state.Loan);
            Require("last repayment", step.Text(0), Text(last?.Amount));
            Require("last repayment's date", step.Text(1), Text(last?.Date));
        }),
        .. ((string[])["Loan details has the following last payment related data:", "Loan details and event has the following last repayment related data:"]).Select(
            static expression => new StepPattern(expression, LastPayments)),
    ];

    private static void LastPayments(ScenarioState state, StepArguments step)
    {
        var expected = step.Step.Table[1];
        var payment = state.Loan.Transactions.LastOrDefault(static transaction => !transaction.IsReversed && IsPayment(transaction.Type));
        var repayment = LastRepayment(state.Loan);
        Require("last payment", expected[0], Text(payment?.Amount));
        Require("last payment's date", expected[1], Text(payment?.Date));
        Require("last repayment", expected[2], Text(repayment?.Amount));
        Require("last repayment's date", expected[3], Text(repayment?.Date));
    }

    public static bool IsPayment(ProgressiveTransactionType type) => type is ProgressiveTransactionType.Repayment or ProgressiveTransactionType.DownPayment
        or ProgressiveTransactionType.MerchantIssuedRefund or ProgressiveTransactionType.PayoutRefund or ProgressiveTransactionType.GoodwillCredit;

    private static ProgressiveTransaction? LastRepayment(ProgressiveLoan loan) => loan.Transactions.LastOrDefault(static transaction
        => !transaction.IsReversed && transaction.Type is ProgressiveTransactionType.Repayment or ProgressiveTransactionType.DownPayment);

    private static DateOnly? NextDue(ScenarioState state)
    {
        var open = state.Loan.Installments.Where(static line => !line.IsDisbursement && !line.IsPaid).ToList();
        if (state.Configuration("next-payment-due-date") == "next-unpaid-due-date")
        {
            return open.Find(line => line.IsDownPayment ? line.Due == state.BusinessDate : line.Due > state.BusinessDate)?.Due
                ?? state.Loan.Installments.Where(static line => !line.IsDisbursement && !line.IsAdditional).Max(static line => (DateOnly?)line.Due);
        }

        // The oldest open one; a payment after it moves the date up to its own.
        var earliest = open.FirstOrDefault()?.Due ?? state.BusinessDate;
        var paid = state.Loan.Transactions.LastOrDefault(static transaction => !transaction.IsReversed && IsPayment(transaction.Type))?.Date;
        return paid > earliest ? paid : earliest;
    }

    private static void Require(string what, string expected, string? actual)
    {
        if (!IsSame(expected, actual))
        {
            throw new DifferenceException($"{what}: expected {expected}, got {actual ?? "nothing"}");
        }
    }
}
