using System.Collections.Immutable;

namespace FinData.Grains;

/// <summary>Income and expected cash flow of many contracts, by currency and month.</summary>
public sealed class MonthSums
{
    private ImmutableArray<CurrencyIncome> income = [];
    private ImmutableArray<CurrencyCashFlow> flows = [];

    /// <summary>Contracts so far, also those of which nothing could be summed.</summary>
    public long Contracts { get; private set; }

    /// <summary>Contracts that could not be folded.</summary>
    public long LeftOut { get; private set; }

    public ImmutableArray<CurrencyIncome> Income => income;

    public ImmutableArray<CurrencyCashFlow> CashFlow => flows;

    public void Add(IReadOnlyList<IncomeView> more, IReadOnlyList<CashFlowView> moreFlows, int contracts, int leftOut)
    {
        (Contracts, LeftOut) = (Contracts + contracts, LeftOut + leftOut);
        income = WithCounts(
            ClientIncomeView.Of("", null, [.. income.Select(AsOne), .. more]).Currencies,
            income, static sum => sum.Currency, static sum => sum.Contracts, static (sum, count) => sum with { Contracts = sum.Contracts + count });
        flows = WithCounts(
            ClientCashFlowView.Of("", null, [.. flows.Select(AsOne), .. moreFlows]).Currencies,
            flows, static sum => sum.Currency, static sum => sum.Contracts, static (sum, count) => sum with { Contracts = sum.Contracts + count });
    }

    private static IncomeView AsOne(CurrencyIncome sum) => new() { ContractId = "", Currency = sum.Currency, Months = sum.Months, Watermark = 0 };

    private static CashFlowView AsOne(CurrencyCashFlow sum)
        => new() { ContractId = "", Currency = sum.Currency, AsOf = default, PastDue = sum.PastDue, Credit = sum.Credit, Months = sum.Months, Watermark = 0 };

    // The sum before went in as one contract and stands for as many as it counted.
    private static ImmutableArray<T> WithCounts<T>(ImmutableArray<T> sums, ImmutableArray<T> before, Func<T, string> currency, Func<T, int> count, Func<T, int, T> plus)
    {
        var counted = before.ToDictionary(currency, count, StringComparer.Ordinal);
        return [.. sums.Select(sum => counted.TryGetValue(currency(sum), out var already) ? plus(sum, already - 1) : sum)];
    }
}
