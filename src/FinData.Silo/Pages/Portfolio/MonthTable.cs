using System.Collections.Immutable;
using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Portfolio;

/// <summary>Figures by month as a chart and as a table: one bar for each column that has any.</summary>
/// <param name="Id">Stable within the page.</param>
/// <param name="Columns">Negative figures hang below the line.</param>
public sealed record MonthTable(string Id, string Title, string Note, string Currency, ImmutableArray<string> Columns, ImmutableArray<MonthRow> Rows)
{
    public static MonthTable Of(CurrencyIncome income) => Of(
        $"income-{income.Currency}",
        $"Income a month, {income.Currency}",
        $"of {Figures.Count(income.Contracts)} contracts, as each one's journal has it up to its last event",
        income.Currency,
        income.Months,
        static month => month.Month,
        ("Interest", static month => month.Interest),
        ("Fees and penalties", static month => month.Fees + month.Penalties),
        ("Recoveries", static month => month.Recoveries),
        ("Interest to clients", static month => -month.InterestExpense),
        ("Written off", static month => -month.WrittenOff));

    public static MonthTable Of(CurrencyCashFlow flow) => Of(
        $"flow-{flow.Currency}",
        $"Expected cash flow a month, {flow.Currency}",
        $"of {Figures.Count(flow.Contracts)} loans, if every due is paid on its day; due already and not in it: {Figures.Amount(flow.PastDue.Total, flow.Currency)}",
        flow.Currency,
        flow.Months,
        static month => month.Month,
        ("Principal", static month => month.Principal),
        ("Interest", static month => month.Interest),
        ("Fees and penalties", static month => month.Fees + month.Penalties));

    private static MonthTable Of<T>(
        string id, string title, string note, string currency, ImmutableArray<T> months, Func<T, string> name, params ReadOnlySpan<(string Name, Func<T, decimal> Of)> columns)
    {
        var used = columns.ToArray().Where(column => months.Any(month => column.Of(month) != 0)).ToArray();
        return new MonthTable(id, title, note, currency, [.. used.Select(static column => column.Name)], [.. months.Select(month => new MonthRow(name(month), [.. used.Select(column => column.Of(month))]))]);
    }
}

/// <param name="Month">Such as <c>2026-02</c>.</param>
/// <param name="Values">One for each column.</param>
public readonly record struct MonthRow(string Month, ImmutableArray<decimal> Values);
