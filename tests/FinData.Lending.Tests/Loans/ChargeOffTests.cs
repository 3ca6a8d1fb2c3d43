using static FinData.Lending.Tests.Given;
using static FinData.Lending.Tests.Loans.SacLoan;

namespace FinData.Lending.Tests.Loans;

public sealed class ChargeOffTests
{
    [Fact]
    public void ChargeOff_OfAnOverdueLoan_WritesEverythingOff()
    {
        var journal = new JournalRecorder();
        var contract = Disbursed(sink: journal);
        var day = Feb.AddDays(10);
        contract.Apply(journal, FeeCharged(7m, Feb, 2), FeeCharged(2m, Feb, 3, DuePart.Penalty), Event(EventKind.ChargedOff, day, 4));
        var position = contract.Position;
        var interest = 3m + Cents(200m * 0.01m * 10 / 30);
        Assert.Equal((ContractStatus.ChargedOff, 300m + interest + 9m, 0m, 0m), (position.Status, position.WrittenOff, position.Balance, position.AccruedInterest));
        Assert.Equal(position.WrittenOff, journal.Sum(JournalAccount.WriteOff));
        Assert.Equal(0m, journal.Sum(JournalAccount.Principal, JournalAccount.InterestReceivable, JournalAccount.FeeReceivable, JournalAccount.PenaltyReceivable));
        contract.AdvanceTo(Apr.AddDays(100), journal);
        Assert.Equal((0m, ContractStatus.ChargedOff), (contract.Position.Overdue + contract.Position.AccruedInterest, contract.Position.Status));
        journal.AssertBalanced();
    }

    [Fact]
    public void ChargeOff_WithCredit_UsesItFirst()
    {
        var contract = Disbursed();
        contract.Apply(sink: null, Payment(153m, Feb, 2), Event(EventKind.ChargedOff, Feb, 3));
        Assert.Equal((150m, 150m, 0m), (contract.Position.PrincipalPaid, contract.Position.WrittenOff, contract.Position.UnallocatedCredit));
    }

    [Fact]
    public void Recovery_OfAChargedOffLoan_IsIncome()
    {
        var journal = new JournalRecorder();
        var contract = Disbursed(sink: journal);
        contract.Apply(journal, Event(EventKind.ChargedOff, Feb, 2), Event(EventKind.Recovered, Mar, 3, 80m));
        Assert.Equal((80m, 0m), (contract.Position.Recovered, contract.Position.TotalPaid));
        Assert.Equal(-80m, journal.Sum(JournalAccount.RecoveryIncome));
        contract.Apply(journal, Event(EventKind.Closed, Mar, 4));
        Assert.Equal(ContractStatus.Closed, contract.Position.Status);
    }

    [Theory]
    [InlineData(EventKind.PaymentReceived)]
    [InlineData(EventKind.Disbursed)]
    [InlineData(EventKind.ChargedOff)]
    public void Event_AfterAChargeOff_IsRefused(EventKind kind)
    {
        var contract = Disbursed();
        contract.Apply(sink: null, Event(EventKind.ChargedOff, Feb, 2));
        Assert.Equal(Outcome.Refused(RefusalReason.ContractChargedOff), contract.Apply(Event(kind, Feb, 3, kind == EventKind.ChargedOff ? 0 : 1m)));
    }

    [Fact]
    public void Recovery_OfALivingLoan_IsRefused()
        => Assert.Equal(Outcome.Refused(RefusalReason.NotChargedOff), Disbursed().Apply(Event(EventKind.Recovered, Feb, 2, 1m)));

    [Fact]
    public void ChargeOff_OfAPaidLoan_IsRefused()
    {
        var contract = Disbursed();
        contract.Apply(sink: null, Payment(300m, Start, 2, ExcessPayment.ReduceTerm));
        Assert.Equal(Outcome.Refused(RefusalReason.NothingOutstanding), contract.Apply(Event(EventKind.ChargedOff, Feb, 3)));
    }
}
