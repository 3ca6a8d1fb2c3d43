using System.Collections.Immutable;

namespace FinData;

/// <summary>What a client's contracts earned, month by month; amounts of different currencies never meet in a sum.</summary>
[GenerateSerializer, Immutable, Alias("findata.client-income-view")]
public sealed record ClientIncomeView
{
    [Id(0)] public required string ClientId { get; init; }
    [Id(1)] public DateOnly? AsOf { get; init; }
    [Id(2)] public required ImmutableArray<CurrencyIncome> Currencies { get; init; }
    /// <summary>Contracts without figures, which the sums lack.</summary>
    [Id(3)] public ImmutableArray<ContractProblem> Problems { get; init; } = [];

    /// <summary>Sums the views of a client's contracts.</summary>
    public static ClientIncomeView Of(string clientId, DateOnly? asOf, IEnumerable<IncomeView> contracts) => new()
    {
        ClientId = clientId,
        AsOf = asOf,
        Currencies = [.. contracts
            .Where(static c => c.Currency is not null)
            .GroupBy(static c => c.Currency!, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => new CurrencyIncome
            {
                Currency = g.Key,
                Contracts = g.Count(),
                Months = [.. g.SelectMany(static c => c.Months).GroupBy(static m => m.Month, StringComparer.Ordinal).OrderBy(static m => m.Key, StringComparer.Ordinal).Select(Sum)],
            })],
    };

    private static MonthIncomeView Sum(IGrouping<string, MonthIncomeView> month) => new()
    {
        Month = month.Key,
        Interest = month.Sum(static m => m.Interest),
        Fees = month.Sum(static m => m.Fees),
        Penalties = month.Sum(static m => m.Penalties),
        Recoveries = month.Sum(static m => m.Recoveries),
        WrittenOff = month.Sum(static m => m.WrittenOff),
        InterestExpense = month.Sum(static m => m.InterestExpense),
        Total = month.Sum(static m => m.Total),
    };
}

[GenerateSerializer, Immutable, Alias("findata.currency-income")]
public sealed record CurrencyIncome
{
    [Id(0)] public required string Currency { get; init; }
    [Id(1)] public required int Contracts { get; init; }
    [Id(2)] public required ImmutableArray<MonthIncomeView> Months { get; init; }
}

/// <summary>What a client's loans are expected to bring, month by month.</summary>
[GenerateSerializer, Immutable, Alias("findata.client-cash-flow-view")]
public sealed record ClientCashFlowView
{
    [Id(0)] public required string ClientId { get; init; }
    [Id(1)] public DateOnly? AsOf { get; init; }
    [Id(2)] public required ImmutableArray<CurrencyCashFlow> Currencies { get; init; }
    /// <summary>Contracts without figures, which the sums lack.</summary>
    [Id(3)] public ImmutableArray<ContractProblem> Problems { get; init; } = [];

    /// <summary>Sums the views of a client's loans.</summary>
    public static ClientCashFlowView Of(string clientId, DateOnly? asOf, IEnumerable<CashFlowView> loans) => new()
    {
        ClientId = clientId,
        AsOf = asOf,
        Currencies = [.. loans
            .GroupBy(static c => c.Currency, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => new CurrencyCashFlow
            {
                Currency = g.Key,
                Contracts = g.Count(),
                PastDue = new CashFlowAmountsView
                {
                    Principal = g.Sum(static c => c.PastDue.Principal),
                    Interest = g.Sum(static c => c.PastDue.Interest),
                    Fees = g.Sum(static c => c.PastDue.Fees),
                    Penalties = g.Sum(static c => c.PastDue.Penalties),
                    Total = g.Sum(static c => c.PastDue.Total),
                },
                Credit = g.Sum(static c => c.Credit),
                Months = [.. g.SelectMany(static c => c.Months).GroupBy(static m => m.Month, StringComparer.Ordinal).OrderBy(static m => m.Key, StringComparer.Ordinal).Select(Sum)],
            })],
    };

    private static CashFlowMonthView Sum(IGrouping<string, CashFlowMonthView> month) => new()
    {
        Month = month.Key,
        Principal = month.Sum(static m => m.Principal),
        Interest = month.Sum(static m => m.Interest),
        Fees = month.Sum(static m => m.Fees),
        Penalties = month.Sum(static m => m.Penalties),
        Total = month.Sum(static m => m.Total),
    };
}

[GenerateSerializer, Immutable, Alias("findata.currency-cash-flow")]
public sealed record CurrencyCashFlow
{
    [Id(0)] public required string Currency { get; init; }
    [Id(1)] public required int Contracts { get; init; }
    [Id(2)] public required CashFlowAmountsView PastDue { get; init; }
    [Id(3)] public required decimal Credit { get; init; }
    [Id(4)] public required ImmutableArray<CashFlowMonthView> Months { get; init; }
}
