using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Loans;

/// <summary>The loan that most tests here use: SAC over three months at 1 % a month, 100 each, interest 3, 2, 1, due on the 15th of February, March and April.</summary>
internal static class SacLoan
{
    internal static readonly LoanTerms Agreed = Loan(300m, 3, Rate.Monthly(0.01m), Amortization.EqualPrincipal);
    internal static readonly DateOnly Start = new(2024, 1, 15);
    internal static readonly DateOnly Feb = new(2024, 2, 15);
    internal static readonly DateOnly Mar = new(2024, 3, 15);
    internal static readonly DateOnly Apr = new(2024, 4, 15);

    internal static Contract Disbursed(LoanTerms? terms = null, IJournalSink? sink = null)
    {
        var agreed = terms ?? Agreed;
        var contract = new Contract();
        Assert.Equal(Outcome.Applied, contract.Apply(Opened(agreed, Start), sink));
        Assert.Equal(Outcome.Applied, contract.Apply(Event(EventKind.Disbursed, Start, 1, agreed.Principal), sink));
        return contract;
    }

    internal static void Apply(this Contract contract, IJournalSink? sink, params ReadOnlySpan<ContractEvent> events)
    {
        foreach (var next in events)
        {
            Assert.Equal(Outcome.Applied, contract.Apply(next, sink));
        }
    }

    internal static decimal Cents(decimal amount) => decimal.Round(amount, 2);
}
