using System.Collections.Immutable;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;
using static FinData.Cli.Conformance.Fineract.Checks.ChartOfAccounts;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>Deferred income that is noted as earned: what is noted and what is taken back of several incomes stand in lines of their own, by account.</summary>
internal static class DeferredIncomeJournal
{
    public static ImmutableArray<JournalLine> Of(ScenarioState state, ProgressiveTransaction transaction)
    {
        var shares = state.Loan.IncomeNotedBy(transaction.Id);
        var noted = shares.Where(static share => share.Amount > 0).ToList();
        var takenBack = shares.Where(static share => share.Amount < 0).ToList();
        return
        [
            DeferredIncome.ToDebit(noted.Sum(static share => share.Amount)),
            .. ByAccount(state, transaction, noted),
            DeferredIncome.ToCredit(-takenBack.Sum(static share => share.Amount)),
            .. ByAccount(state, transaction, takenBack).Select(static line => line.ToCredit(-line.Credit).Mirrored),
        ];
    }

    private static IEnumerable<JournalLine> ByAccount(ScenarioState state, ProgressiveTransaction transaction, List<(int Income, decimal Amount)> shares)
        => shares.GroupBy(share => AccountOf(state, transaction, share.Income)).Select(static account => account.Key.ToCredit(account.Sum(static share => share.Amount)));

    // A product that maps classes gives income of a class an account of its own.
    private static JournalLine AccountOf(ScenarioState state, ProgressiveTransaction transaction, int income)
    {
        var isMapped = state.Classes.ContainsKey(income) && state.Product.Contains("CLASSIFICATION_INCOME_MAP", StringComparison.Ordinal);
        return transaction.Type is ProgressiveTransactionType.BuyDownFeeAmortization or ProgressiveTransactionType.BuyDownFeeAmortizationAdjustment
            ? isMapped ? FeeIncome : BuyDownIncome
            : isMapped ? Recoveries
            : state.Loan.Terms.CapitalizedIncome?.Kind is DeferredIncomeKind.Fee ? FeeIncome : InterestIncome;
    }
}
