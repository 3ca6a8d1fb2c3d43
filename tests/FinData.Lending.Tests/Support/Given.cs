using System.Text;

namespace FinData.Lending.Tests;

/// <summary>Short ways to write the events and terms of a test.</summary>
internal static class Given
{
    internal static readonly Currency Brl = Currency.Parse("BRL");
    internal static readonly Currency Jpy = Currency.Parse("JPY");
    internal static readonly Currency Kwd = Currency.Parse("KWD");

    internal static AccountTerms Account(
        decimal credit = 0m, decimal debit = 0m, DayCount dayCount = DayCount.Actual365Fixed, RoundingRule rounding = RoundingRule.HalfEven, string currency = "BRL") => new()
    {
        Product = "current",
        Currency = Currency.Parse(currency),
        DayCount = dayCount,
        Rounding = rounding,
        CreditRate = Rate.NominalAnnual(credit),
        DebitRate = Rate.NominalAnnual(debit),
    };

    internal static LoanTerms Loan(
        decimal principal,
        int count,
        Rate rate,
        Amortization amortization,
        InterestMode mode = InterestMode.Scheduled,
        DayCount dayCount = DayCount.Thirty360) => new()
    {
        Product = "loan",
        Currency = Brl,
        DayCount = dayCount,
        Principal = principal,
        Rate = rate,
        Amortization = amortization,
        InterestMode = mode,
        Count = count,
        FirstDueDate = new DateOnly(2024, 2, 15),
    };

    internal static DateOnly Day(int number) => new DateOnly(2024, 1, 1).AddDays(number);

    internal static ContractEvent Opened(ContractTerms terms, DateOnly date, long offset = 0) => new(EventKind.Opened, date, offset, default, 0, new Opening("client-1", terms));

    internal static ContractEvent Event(EventKind kind, DateOnly date, long offset, decimal amount = 0m, Currency? currency = null)
        => new(kind, date, offset, amount == 0 ? default : currency ?? Brl, amount);

    internal static ContractEvent RateChanged(Rate rate, DateOnly date, long offset, Rate? debit = null) => new(EventKind.RateChanged, date, offset, default, 0, new RateChange(rate, debit));

    internal static ContractEvent ReversalOf(string eventId, DateOnly date, long offset) => new(EventKind.Reversed, date, offset, default, 0, new Reversal(eventId));

    internal static ContractEvent Payment(decimal amount, DateOnly date, long offset, ExcessPayment? excess = null)
        => new(EventKind.PaymentReceived, date, offset, Brl, amount, excess is { } rule ? new PaymentInstruction(rule) : null);

    internal static ContractEvent FeeCharged(decimal amount, DateOnly date, long offset, DuePart part = DuePart.Fee, DateOnly? due = null)
        => new(EventKind.FeeCharged, date, offset, Brl, amount, new FeeCharge(part, due));

    internal static ContractEvent Waived(DuePart part, DateOnly date, long offset, decimal amount = 0m)
        => new(EventKind.Waived, date, offset, amount == 0 ? default : Brl, amount, new Waiver(part));

    internal static ContractEvent Rescheduled(Rescheduling change, DateOnly date, long offset) => new(EventKind.Rescheduled, date, offset, default, 0, change);

    internal static ContractEvent ReAged(Rescheduling change, DateOnly date, long offset) => new(EventKind.ReAged, date, offset, default, 0, change);

    internal static HistoryEntry Entry(ContractEvent happened, string? eventId = null) => new(eventId ?? $"e{happened.Offset}", happened, ContentOf(happened));

    /// <summary>A contract with the events applied in order, each of which must be applied.</summary>
    internal static Contract Contract(params ReadOnlySpan<ContractEvent> events)
    {
        var contract = new Contract();
        foreach (var next in events)
        {
            Assert.Equal(Outcome.Applied, contract.Apply(next));
        }

        return contract;
    }

    // What two events agree in when they are the same but for their offsets.
    private static byte[] ContentOf(ContractEvent happened)
        => Encoding.UTF8.GetBytes(FormattableString.Invariant($"{happened.Kind}|{happened.EffectiveDate:O}|{happened.Currency}|{happened.Amount}|{happened.Detail}"));
}
