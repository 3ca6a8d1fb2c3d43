using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>What was paid last, in sum, and how evenly it is due.</summary>
internal static class RepaymentChecks
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Loan has {double} last payment amount", static (state, step) => AmountChecks.Same("last payment", step.Amount(0), Last(state, IsPayment)?.Amount ?? 0m)),
        .. ((string[])["details and event has the following last repayment", "details has the following last payment"]).Select(static words => new StepPattern($"Loan {words} related data:", static (state, step) =>
        {
            var expected = step.Step.Table[1];
            var (payment, repayment) = (Last(state, IsPayment), Last(state, IsRepayment));
            AmountChecks.Same("last payment", StepArguments.ReadAmount(expected[0].Trim()), payment?.Amount ?? 0m);
            AmountChecks.Same("last payment's day", StepArguments.ReadDate(expected[1].Trim()), payment?.Date);
            AmountChecks.Same("last repayment", StepArguments.ReadAmount(expected[2].Trim()), repayment?.Amount ?? 0m);
            AmountChecks.Same("last repayment's day", StepArguments.ReadDate(expected[3].Trim()), repayment?.Date);
        })),
        new("Loan details has the downpayment amount {string} in summary.totalRepaymentTransaction", static (state, step) => AmountChecks.Same(
            "repayments", step.Amount(0), state.Loan.Transactions.Where(static t => !t.IsReversed && IsRepayment(t.Type)).Sum(static t => t.Amount))),
        new("Transaction response has {double} EUR value for transaction amount",
            static (state, step) => AmountChecks.Same("transaction", step.Amount(0), state.Loan.Transactions.First(transaction => transaction.Id == state.LastTransaction).Amount)),
        new("Amounts are distributed equally in loan repayment schedule in case of total amount {double}", Distribution),
    ];

    private static ProgressiveTransaction? Last(ScenarioState state, Func<ProgressiveTransactionType, bool> match)
        => state.Loan.Transactions.LastOrDefault(transaction => !transaction.IsReversed && match(transaction.Type));

    private static bool IsRepayment(ProgressiveTransactionType type) => type is ProgressiveTransactionType.Repayment or ProgressiveTransactionType.DownPayment;

    private static bool IsPayment(ProgressiveTransactionType type) => IsRepayment(type) || type
        is ProgressiveTransactionType.MerchantIssuedRefund or ProgressiveTransactionType.PayoutRefund or ProgressiveTransactionType.GoodwillCredit
        or ProgressiveTransactionType.ChargeAdjustment or ProgressiveTransactionType.InterestPaymentWaiver or ProgressiveTransactionType.InterestRefund;

    // Whole amounts, as the foreign suite compares them; halves are rounded down.
    private static void Distribution(ScenarioState state, StepArguments step)
    {
        var installments = state.Loan.Installments.Where(static line => !line.IsDisbursement).ToList();
        var even = Whole(step.Amount(0) / installments.Count);
        var rest = Whole(step.Amount(0));
        foreach (var installment in installments)
        {
            var expected = installment == installments[^1] ? rest : even;
            AmountChecks.Same($"principal due {TableComparison.Text(installment.Due)}", expected, Whole(installment.Dues.Principal));
            rest -= expected;
        }
    }

    private static decimal Whole(decimal amount) => Math.Ceiling(amount - 0.5m);
}
