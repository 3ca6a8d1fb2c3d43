namespace FinData.Lending.Benchmarks;

/// <summary>The loan that is measured: 100,000.00, Price over 360 months at 12 % a year, 30/360, first due on 1 February 2020.</summary>
internal static class LoanBench
{
    internal const int Count = 360;
    internal const decimal Principal = 100_000m;
    internal const decimal YearlyRate = 0.12m;

    internal static readonly DateOnly Start = new(2020, 1, 1);
    internal static readonly Currency Brl = Currency.Parse("BRL");

    internal static readonly LoanTerms Terms = new()
    {
        Product = "bench",
        Currency = Brl,
        DayCount = DayCount.Thirty360,
        Principal = Principal,
        Rate = Rate.NominalAnnual(YearlyRate),
        Amortization = Amortization.EqualInstallment,
        Count = Count,
        FirstDueDate = Start.AddMonths(1),
    };

    internal static Contract Disbursed(LoanTerms? terms = null)
    {
        var contract = new Contract();
        contract.Apply(new ContractEvent(EventKind.Opened, Start, 0, default, 0, new Opening("client", terms ?? Terms)));
        contract.Apply(new ContractEvent(EventKind.Disbursed, Start, 1, Brl, Principal));
        return contract;
    }

    internal static ContractEvent Payment(decimal amount, DateOnly date, long offset) => new(EventKind.PaymentReceived, date, offset, Brl, amount);
}
