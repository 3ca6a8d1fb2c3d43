using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Finds the transaction that a step means. Those undone count, as in the foreign list.</summary>
internal static class Transactions
{
    public static int Nth(ProgressiveLoan loan, ProgressiveTransactionType type, int nth) => At([.. loan.Transactions.Where(transaction => transaction.Type == type)], nth).Id;

    public static int Nth(ProgressiveLoan loan, DateOnly date, int nth) => At([.. loan.Transactions.Where(transaction => transaction.Date == date)], nth).Id;

    public static int Nth(ProgressiveLoan loan, string name, DateOnly date, int nth)
        => At([.. loan.Transactions.Where(transaction => transaction.Date == date && TransactionNames.Is(transaction.Type, name))], nth).Id;

    public static ProgressiveTransaction At(ProgressiveTransaction[] found, int nth)
        => nth >= 1 && nth <= found.Length ? found[nth - 1] : throw new DifferenceException($"there is no transaction number {nth}, only {found.Length}");
}
