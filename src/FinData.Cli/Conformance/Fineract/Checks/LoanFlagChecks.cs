using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>What a loan says of its terms, and since when it is charged off.</summary>
internal static class LoanFlagChecks
{
    public static IEnumerable<StepPattern> All() =>
    [
        .. ((string[])["Product", "Details"]).SelectMany(static of => (IEnumerable<StepPattern>)
        [
            new StepPattern($"Loan {of} response contains Buy Down Fees flag {{string}}", static (state, step) => CheckBuyDown(state, step)),
            .. ((string[])["with", "and"]).Select(and => new StepPattern($"Loan {of} response contains Buy Down Fees flag {{string}} {and} data:", static (state, step) =>
            {
                CheckBuyDown(state, step);
                CheckBuyDownTerms(state, step);
            })),
            new StepPattern($"Loan {of} response contains interestRecognitionOnDisbursementDate flag with value {{string}}",
                static (state, step) => Same("interest on the day of the disbursement", step.Text(0), state.Loan.Terms.InterestOnDisbursementDay)),
        ]),
        new("Loan Details response contains chargedOffOnDate set to {string}", static (state, step) => AmountChecks.Same("charged off on", step.Date(0), ChargedOffOn(state))),
        new("Loan Details response does not contain chargedOff flag and chargedOffOnDate field after repayment and reverted charge off",
            static (state, _) => AmountChecks.Same("charged off on", null, ChargedOffOn(state))),
    ];

    private static void CheckBuyDown(ScenarioState state, StepArguments step) => Same("buy-down fees", step.Text(0), state.Loan.Terms.BuyDownFee is not null);

    // Flat amounts that are earned evenly over the term are all that there is.
    private static void CheckBuyDownTerms(ScenarioState state, StepArguments step)
    {
        var terms = state.Loan.Terms.BuyDownFee ?? throw new DifferenceException("the loan has no buy-down fees");
        TableComparison.RequireRow(step, [terms], [], static (terms, column) => column switch
        {
            "buyDownFeeCalculationType" => "Flat",
            "buyDownFeeStrategy" => "Equal amortization",
            "buyDownFeeIncomeType" => terms.Kind is DeferredIncomeKind.Fee ? "Fee" : "Interest",
            _ => throw new UnsupportedStepException($"column {column} of buy-down fees"),
        });
    }

    private static DateOnly? ChargedOffOn(ScenarioState state)
        => state.Loan.Transactions.LastOrDefault(static t => t is { Type: ProgressiveTransactionType.ChargeOff, IsReversed: false })?.Date;

    private static void Same(string what, string expected, bool actual) => AmountChecks.Same(what, expected.ToLowerInvariant(), TableComparison.Text(actual));
}
