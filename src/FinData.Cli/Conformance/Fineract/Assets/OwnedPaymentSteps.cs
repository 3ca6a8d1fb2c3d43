using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Cli.Conformance.Fineract.Steps;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Assets;

/// <summary>Payments that say whose the loan is when they come in.</summary>
internal static class OwnedPaymentSteps
{
    public static IEnumerable<StepPattern> All() => ((string[])["external owner", "previous external owner"]).SelectMany(static (owner, i) => (IEnumerable<StepPattern>)
    [
        new StepPattern($"Customer makes {{string}} repayment on {{string}} with {{double}} EUR transaction amount and check {owner}", (state, step) =>
        {
            PaymentSteps.Repay(state, step, step.Date(1), step.Amount(2));
            CheckOwner(state, isPrevious: i > 0);
        }),
        new StepPattern($"Customer makes {{string}} transaction with {{string}} payment type on {{string}} with {{double}} EUR transaction amount and system-generated Idempotency key and check {owner}", (state, step) =>
        {
            PaymentSteps.Make(state, step, isRepayment: true);
            CheckOwner(state, isPrevious: i > 0);
        }),
        new StepPattern($"Customer makes {{string}} transaction with {{string}} payment type on {{string}} with {{double}} EUR transaction amount and self-generated Idempotency key and check {owner}", (state, step) =>
        {
            PaymentSteps.Make(state, step, isRepayment: false);
            CheckOwner(state, isPrevious: i > 0);
        }),
        new StepPattern($"Customer adjust {{string}}th repayment on {{string}} with amount {{string}} and check {owner}", (state, step) =>
        {
            state.Applied(step, state.Loan.Adjust(Transactions.Nth(state.Loan, ProgressiveTransactionType.Repayment, (int)step.Amount(0)), step.Date(1), step.Amount(2)));
            CheckOwner(state, isPrevious: i > 0);
        }),
    ]);

    private static void CheckOwner(ScenarioState state, bool isPrevious)
    {
        var expected = isPrevious ? state.AssetRequests.PreviousOwner : state.AssetRequests.Owner;
        if (state.Assets.Owner is not { } owner || owner != expected)
        {
            throw new DifferenceException($"owner of the loan: expected {expected ?? "none"}, got {state.Assets.Owner ?? "none"}");
        }
    }
}
