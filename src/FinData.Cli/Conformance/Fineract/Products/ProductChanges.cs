using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Products;

/// <summary>What a scenario changes in products before it creates its loan. Every scenario starts from the settings as listed: the suite resets them at its end.</summary>
internal sealed class ProductChanges
{
    private readonly Dictionary<(string Product, string TransactionType), string> futureRules = [];
    private readonly Dictionary<string, RepaymentStart> repaymentStarts = [];

    private readonly Dictionary<string, ChargeCalculation> calculations = [];

    public void SetCalculation(string charge, ChargeCalculation calculation) => calculations[charge] = calculation;

    public ChargeCalculation? CalculationOf(string charge) => calculations.TryGetValue(charge, out var calculation) ? calculation : null;

    public void SetFutureRule(string product, string transactionType, string rule) => futureRules[(product, transactionType)] = rule;

    public void SetRepaymentStart(string product, RepaymentStart start) => repaymentStarts[product] = start;

    public RepaymentStart? RepaymentStartOf(string product) => repaymentStarts.TryGetValue(product, out var start) ? start : null;

    public string? FutureRule(string product, string transactionType) => futureRules.GetValueOrDefault((product, transactionType));
}
