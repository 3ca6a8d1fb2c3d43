using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Accounts;

public sealed class AccountTests
{
    [Fact]
    public void Credit_AccruesOnTheBalance_ByDays()
    {
        var contract = Contract(Opened(Account(credit: 0.05m), Day(0)), Event(EventKind.Credited, Day(0), 1, 1000m));
        contract.AdvanceTo(Day(31));
        Assert.Equal(1000m, contract.Position.Balance);
        Assert.Equal(decimal.Round(1000m * 0.05m * 31 / 365, 8), contract.Position.AccruedInterest);
    }

    [Fact]
    public void Debit_BelowZero_AccruesAtTheDebitRate()
    {
        var contract = Contract(Opened(Account(credit: 0.05m, debit: 0.20m), Day(0)), Event(EventKind.Debited, Day(0), 1, 500m));
        contract.AdvanceTo(Day(10));
        Assert.Equal(-500m, contract.Position.Balance);
        Assert.Equal(-decimal.Round(500m * 0.20m * 10 / 365, 8), contract.Position.AccruedInterest);
    }

    [Theory]
    [InlineData(RoundingRule.HalfEven, "0.42", "0.00465753")]
    [InlineData(RoundingRule.Up, "0.43", "-0.00534247")]
    [InlineData(RoundingRule.Down, "0.42", "0.00465753")]
    public void Capitalization_PostsTheRoundedInterest_AndKeepsTheRest(RoundingRule rule, string posted, string rest)
    {
        var terms = Account(credit: 0.05m, rounding: rule);
        var contract = Contract(
            Opened(terms, Day(0)), Event(EventKind.Credited, Day(0), 1, 100m), Event(EventKind.InterestCapitalized, Day(31), 2));
        Assert.Equal(100m + Text.Number(posted), contract.Position.Balance);
        Assert.Equal(Text.Number(rest), contract.Position.AccruedInterest);
    }

    [Fact]
    public void Capitalization_OfAnotherAmount_IsRefused()
    {
        var contract = Contract(Opened(Account(credit: 0.05m), Day(0)), Event(EventKind.Credited, Day(0), 1, 100m));
        Assert.Equal(Outcome.Refused(RefusalReason.NothingToCapitalize), contract.Apply(Event(EventKind.InterestCapitalized, Day(31), 2, 0.41m)));
        Assert.Equal(Outcome.Applied, contract.Apply(Event(EventKind.InterestCapitalized, Day(31), 3, 0.42m)));
    }

    [Fact]
    public void RateChange_EndsTheSegment_AndRunsOnAtTheNewRate()
    {
        var contract = Contract(
            Opened(Account(credit: 0.05m), Day(0)),
            Event(EventKind.Credited, Day(0), 1, 1000m),
            RateChanged(Rate.NominalAnnual(0.10m), Day(10), 2));
        contract.AdvanceTo(Day(30));
        Assert.Equal(decimal.Round(1000m * 0.05m * 10 / 365, 8) + decimal.Round(1000m * 0.10m * 20 / 365, 8), contract.Position.AccruedInterest);
    }

    [Fact]
    public void Close_WithNothingLeft_ReleasesTheFractionOfACent()
    {
        var journal = new JournalRecorder();
        var contract = Contract(
            Opened(Account(credit: 0.0001m), Day(0)), Event(EventKind.Credited, Day(0), 1, 10m), Event(EventKind.Debited, Day(5), 2, 10m));
        Assert.NotEqual(0m, contract.Position.AccruedInterest);
        Assert.Equal(Outcome.Applied, contract.Apply(Event(EventKind.Closed, Day(9), 3), journal));
        Assert.Equal(ContractStatus.Closed, contract.Position.Status);
        Assert.Equal(0m, contract.Position.AccruedInterest);
        Assert.Equal(0m, journal.Lines.Sum(static line => line.Amount));
    }

    [Fact]
    public void EventBeforeTheOpening_IsPending()
    {
        var contract = new Contract();
        Assert.Equal(Outcome.Pending, contract.Apply(Event(EventKind.Credited, Day(0), 0, 1m)));
        Assert.Equal(default, contract.Position);
    }

    [Theory]
    [InlineData(EventKind.Opened, "BRL", 0, RefusalReason.AlreadyOpen)]
    [InlineData(EventKind.PaymentReceived, "BRL", 1, RefusalReason.WrongContractKind)]
    [InlineData(EventKind.Disbursed, "BRL", 1, RefusalReason.WrongContractKind)]
    [InlineData(EventKind.Credited, "USD", 1, RefusalReason.CurrencyMismatch)]
    [InlineData(EventKind.Credited, "BRL", 999_999_999_999_999, RefusalReason.AmountOutOfRange)]
    [InlineData(EventKind.Closed, "BRL", 0, RefusalReason.BalanceOutstanding)]
    [InlineData(EventKind.InterestCapitalized, "BRL", 0, RefusalReason.NothingToCapitalize)]
    public void Event_AgainstARule_IsRefusedWithItsReason(EventKind kind, string currency, long amount, RefusalReason reason)
    {
        var contract = Contract(Opened(Account(), Day(0)), Event(EventKind.Credited, Day(0), 1, 1m));
        var detail = kind == EventKind.Opened ? new Opening("client-1", Account()) : null;
        var next = new ContractEvent(kind, Day(1), 2, amount == 0 ? default : Currency.Parse(currency), amount, detail);
        Assert.Equal(Outcome.Refused(reason), contract.Apply(next));
        Assert.Equal(1m, contract.Position.Balance);
    }

    [Fact]
    public void Event_AfterClosing_IsRefused()
    {
        var contract = Contract(Opened(Account(), Day(0)), Event(EventKind.Closed, Day(1), 1));
        Assert.Equal(Outcome.Refused(RefusalReason.ContractClosed), contract.Apply(Event(EventKind.Credited, Day(2), 2, 1m)));
    }

    [Fact]
    public void Event_OutOfOrder_Throws()
    {
        var contract = Contract(Opened(Account(), Day(5)), Event(EventKind.Credited, Day(9), 1, 1m));
        Assert.Throws<InvalidOperationException>(() => contract.Apply(Event(EventKind.Credited, Day(8), 2, 1m)));
    }
}
