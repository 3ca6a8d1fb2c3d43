using FinData.Lending;

namespace FinData.Conformance;

/// <summary>Short ways to write the events and terms of a test. Offsets are the log's to give.</summary>
public static class Given
{
    public static readonly Currency Brl = Currency.Parse("BRL");

    public static readonly AccountTerms Account = new()
    {
        Product = "current",
        Currency = Brl,
        CreditRate = Rate.NominalAnnual(0.05m),
        DebitRate = Rate.NominalAnnual(0.2m),
    };

    public static readonly LoanTerms Loan = new()
    {
        Product = "personal",
        Currency = Brl,
        DayCount = DayCount.Thirty360,
        Principal = 1_200m,
        Rate = Rate.Monthly(0.01m),
        Amortization = Amortization.EqualPrincipal,
        Count = 12,
        FirstDueDate = Day(31),
    };

    public static DateOnly Day(int number) => new DateOnly(2024, 1, 1).AddDays(number);

    public static ContractEvent Opened(int day, string clientId = "client-1", ContractTerms? terms = null)
        => new(EventKind.Opened, Day(day), 0, default, 0, new Opening(clientId, terms ?? Account));

    public static ContractEvent Credited(int day, decimal amount) => new(EventKind.Credited, Day(day), 0, Brl, amount);

    public static ContractEvent Debited(int day, decimal amount) => new(EventKind.Debited, Day(day), 0, Brl, amount);

    public static ContractEvent Disbursed(int day, decimal amount) => new(EventKind.Disbursed, Day(day), 0, Brl, amount);

    public static ContractEvent Paid(int day, decimal amount) => new(EventKind.PaymentReceived, Day(day), 0, Brl, amount);

    public static ContractEvent Closed(int day) => new(EventKind.Closed, Day(day), 0, default, 0);

    public static ContractEvent Capitalized(int day) => new(EventKind.InterestCapitalized, Day(day), 0, default, 0);

    public static ContractEvent RateChanged(int day, decimal rate) => new(EventKind.RateChanged, Day(day), 0, default, 0, new RateChange(Rate.NominalAnnual(rate)));

    public static ContractEvent Reversed(int day, string eventId) => new(EventKind.Reversed, Day(day), 0, default, 0, new Reversal(eventId));
}
