using FinData.Events;
using FinData.Lending;

namespace FinData.Cli.Demo;

/// <summary>A published table as a loan that is opened and disbursed; the tables name no dates, so the first of a month will do.</summary>
internal static class TableEvents
{
    private static readonly DemoEvents Events = new("published-tables");
    private static readonly Currency Real = Currency.Parse("BRL");
    private static readonly DateOnly Start = new(2025, 1, 1);

    public static IEnumerable<EventEnvelope> Of(PublishedTable table)
    {
        yield return Events.Opened(table.ContractId, table.ClientId, Start, TermsOf(table));
        yield return Events.Posted("disbursed", table.ContractId, EventKind.Disbursed, Start, Real, table.Principal);
    }

    public static LoanTerms TermsOf(PublishedTable table) => new()
    {
        Product = table.Amortization == Amortization.EqualPrincipal ? "sac" : "price",
        Currency = Real,
        Principal = table.Principal,
        Rate = Rate.Monthly(table.MonthlyRate),
        Amortization = table.Amortization,
        Count = table.Count,
        FirstDueDate = Start.AddMonths(1),
        DayCount = DayCount.Thirty360,
    };
}
