using static FinData.Lending.Tests.Given;
using static FinData.Lending.Tests.Loans.SacLoan;

namespace FinData.Lending.Tests.Loans;

public sealed class PrepaymentTests
{
    private static readonly LoanTerms Price = Loan(1000m, 4, Rate.Monthly(0.10m), Amortization.EqualInstallment);

    [Fact]
    public void NextInstallments_UnderScheduledInterest_LeavesTheInterest()
    {
        var journal = new JournalRecorder();
        var contract = Disbursed(sink: journal);
        contract.Apply(journal, Payment(253m, Feb, 2, ExcessPayment.NextInstallments));
        Assert.Equal((50m, 250m, 0m), (contract.Position.PrincipalOutstanding, contract.Position.PrincipalPaid, contract.Position.UnallocatedCredit));
        contract.AdvanceTo(Mar, journal);
        Assert.Equal((0m, 2m, 50m), (contract.Position.PrincipalDue, contract.Position.InterestDue, contract.Position.PrincipalOutstanding));
        Assert.Equal(100m, contract.PaidOf(2).Principal);
        contract.AdvanceTo(Apr, journal);
        Assert.Equal((50m, 3m), (contract.Position.PrincipalDue, contract.Position.InterestDue));
        Assert.Equal(50m, journal.Sum(JournalAccount.Principal));
        Assert.Equal(50m, journal.Lines.Where(static line => line is { Account: JournalAccount.Principal, Installment: 3 }).Sum(static line => line.Amount));
        journal.AssertBalanced();
    }

    [Fact]
    public void NextInstallments_UnderDailyRest_SavesTheInterest()
    {
        var contract = Disbursed(Agreed with { InterestMode = InterestMode.DailyRest, Rate = Rate.NominalAnnual(0.12m), ExcessPayments = ExcessPayment.NextInstallments });
        contract.Apply(sink: null, Payment(203m, Feb, 2));
        contract.AdvanceTo(Mar);
        Assert.Equal(100m * 0.01m, contract.Position.InterestDue);
        Assert.Equal(0m, contract.Position.PrincipalDue);
    }

    [Fact]
    public void NextInstallments_WithMoreThanThePrincipal_KeepsTheRestAsCredit()
    {
        var contract = Disbursed();
        contract.Apply(sink: null, Payment(310m, Feb, 2, ExcessPayment.NextInstallments));
        Assert.Equal((0m, 7m, ContractStatus.Active), (contract.Position.PrincipalOutstanding, contract.Position.UnallocatedCredit, contract.Position.Status));
        contract.AdvanceTo(Apr);
        Assert.Equal((4m, ContractStatus.Paid), (contract.Position.UnallocatedCredit, contract.Position.Status));
    }

    [Fact]
    public void ReduceTerm_KeepsTheInstallment_AndLastOnesFallAway()
    {
        var contract = Disbursed(Price);
        var installment = contract.Schedule!.Installments[0].Total;
        contract.Apply(sink: null, Payment(installment + 400m, Feb, 2, ExcessPayment.ReduceTerm));
        var left = 1000m - (installment - 100m) - 400m;
        var schedule = contract.Schedule.Installments;
        Assert.Equal((left, installment, left - (installment - Cents(left * 0.1m))), (schedule[1].OpeningPrincipal, schedule[1].Total, schedule[2].Principal));
        Assert.Equal((0m, 0m), (schedule[3].OpeningPrincipal, schedule[3].Total));
        Assert.Equal(left, contract.Position.PrincipalOutstanding);
    }

    [Fact]
    public void ReduceInstallment_KeepsTheDates()
    {
        var contract = Disbursed(Price);
        var installment = contract.Schedule!.Installments[0].Total;
        contract.Apply(sink: null, Payment(installment + 400m, Feb, 2, ExcessPayment.ReduceInstallment));
        var left = 1000m - (installment - 100m) - 400m;
        var expected = Cents(left / ((1 / 1.1m) + (1 / 1.21m) + (1 / 1.331m)));
        Assert.Equal([expected, expected], contract.Schedule.Installments.AsSpan()[1..3].ToArray().Select(static installment => installment.Total));
    }

    // Interest of the running period is not settled: it falls due with the next installment.
    [Fact]
    public void Reduce_WithinAPeriod_SplitsItsInterest()
    {
        var contract = Disbursed();
        contract.Apply(sink: null, Payment(60m, Start.AddDays(10), 2, ExcessPayment.ReduceTerm));
        Assert.Equal(0m, contract.Position.InterestPaid);
        Assert.Equal((300m * 0.01m * 10 / 30) + (240m * 0.01m * 20 / 30), contract.Schedule!.Installments[0].Interest);
    }

    [Theory]
    [InlineData(InterestMode.Scheduled)]
    [InlineData(InterestMode.DailyRest)]
    public void Reduce_WithThePayoff_SettlesEverything(InterestMode mode)
    {
        var journal = new JournalRecorder();
        var contract = Disbursed(Agreed with { InterestMode = mode }, journal);
        var day = Start.AddDays(11);
        var payoff = contract.PayoffAt(day);
        Assert.Equal(Cents(300m * 0.01m * 11 / 30), payoff.Interest);
        contract.Apply(journal, Payment(payoff.Total + 1m, day, 2, ExcessPayment.ReduceInstallment));
        Assert.Equal((ContractStatus.Paid, 1m, payoff.Interest, 300m), Figures(contract));
        Assert.Equal((0, payoff.Interest), contract.DueItems.Select(static item => (item.Number, item.Owed.Interest)).Single());
        contract.AdvanceTo(Apr, journal);
        Assert.Equal((ContractStatus.Paid, 1m, payoff.Interest, 300m), Figures(contract));
        contract.Apply(journal, Refunded(1m, Apr, 3), Event(EventKind.Closed, Apr, 4));
        Assert.Equal((0m, 0m, 0m), (journal.Sum(JournalAccount.InterestReceivable), journal.Sum(JournalAccount.Principal), journal.Sum(JournalAccount.UnallocatedCredit)));
        journal.AssertBalanced();
    }

    [Fact]
    public void Reduce_WithLessThanThePayoff_KeepsWhatIsBeyondThePrincipal()
    {
        var contract = Disbursed();
        contract.Apply(sink: null, Payment(300.5m, Start.AddDays(15), 2, ExcessPayment.ReduceTerm));
        Assert.Equal((ContractStatus.Active, 0.5m, 0m, 300m), Figures(contract));
        contract.AdvanceTo(Feb);
        Assert.Equal(300m * 0.01m * 15 / 30, contract.Position.InterestDue + contract.Position.InterestPaid);
    }

    [Fact]
    public void Refund_OfMoreThanTheCredit_IsRefused()
    {
        var contract = Disbursed();
        contract.Apply(sink: null, Payment(10m, Start, 2));
        Assert.Equal(Outcome.Refused(RefusalReason.NothingToRefund), contract.Apply(Refunded(10.01m, Start, 3)));
        contract.Apply(sink: null, Refunded(4m, Start, 4));
        Assert.Equal((6m, 6m), (contract.Position.UnallocatedCredit, contract.Position.TotalPaid));
    }

    private static ContractEvent Refunded(decimal amount, DateOnly date, long offset) => Event(EventKind.CreditRefunded, date, offset, amount);

    private static (ContractStatus Status, decimal Credit, decimal Interest, decimal Principal) Figures(Contract contract)
    {
        var position = contract.Position;
        return (position.Status, position.UnallocatedCredit, position.InterestPaid, position.PrincipalPaid);
    }
}
