using FinData.Cli.Conformance.Fineract.Checks;
using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Loans that give settings of their own, which hold where the product lets them.</summary>
internal static class OverrideSteps
{
    private const string Tolerance = "inArrearsTolerance";
    private const string PrincipalGrace = "graceOnPrincipalPayment";
    private const string InterestGrace = "graceOnInterestPayment";
    private const string ArrearsGrace = "graceOnArrearsAgeing";

    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin creates a new Loan with the following override data:", Create),
        new("LoanDetails has {string} field with value: {string}", static (state, step) => AmountChecks.Same(
            step.Text(0),
            step.Amount(1),
            state.Settings.TryGetValue(step.Text(0), out var value) ? value : throw new UnsupportedStepException($"the loan's setting {step.Text(0)}"))),
    ];

    private static void Create(ScenarioState state, StepArguments step)
    {
        var own = step.Step.Table.ToDictionary(static row => row[0].Trim(), static row => row[1].Trim(), StringComparer.Ordinal);
        var product = ProductCatalog.Find(own["loanProduct"]);
        var isFree = product.Flag("allowOverrides");
        var settings = ((string[])[Tolerance, PrincipalGrace, InterestGrace, ArrearsGrace]).ToDictionary(
            static name => name,
            name => isFree && own.GetValueOrDefault(name) is { } text and not "null" ? StepArguments.ReadAmount(text) : product.Amount(name) ?? 0m,
            StringComparer.Ordinal);
        state.Create(CreationSteps.Default(product.Name, state.BusinessDate) with
        {
            GraceOnPrincipal = (int)settings[PrincipalGrace],
            GraceOnInterest = (int)settings[InterestGrace],
            GraceOnArrears = (int)settings[ArrearsGrace],
        });
        state.Settings = settings;
    }
}
