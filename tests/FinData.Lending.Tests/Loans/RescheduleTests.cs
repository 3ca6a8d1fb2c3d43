using static FinData.Lending.Tests.Given;
using static FinData.Lending.Tests.Loans.SacLoan;

namespace FinData.Lending.Tests.Loans;

public sealed class RescheduleTests
{
    [Fact]
    public void Reschedule_WithNewDates_NumbersGoOn()
    {
        var contract = Disbursed();
        contract.Apply(sink: null, Payment(103m, Feb, 2), Rescheduled(new Rescheduling(new DateOnly(2024, 5, 10), 4, null, null), Feb, 3));
        Assert.Equal(
            [(1, Feb, 100m), (2, new(2024, 5, 10), 50m), (3, new(2024, 6, 10), 50m), (4, new(2024, 7, 10), 50m), (5, new(2024, 8, 10), 50m)],
            contract.Schedule!.Installments.Select(static installment => (installment.Number, installment.DueDate, installment.Principal)));
        Assert.Equal(Cents(200m * 0.12m * 85 / 360), contract.Schedule.Installments[1].Interest);
    }

    [Fact]
    public void Reschedule_WithoutAnyChange_ChangesNothing()
    {
        var terms = Agreed with { FirstDueDate = new DateOnly(2024, 1, 31) };
        var contract = Disbursed(terms);
        contract.AdvanceTo(new DateOnly(2024, 2, 10));
        var before = contract.Schedule!.Installments;
        contract.Apply(sink: null, Rescheduled(new Rescheduling(null, null, null, null), new DateOnly(2024, 2, 10), 2));
        Assert.Equal(before, contract.Schedule.Installments);
    }

    [Fact]
    public void Reschedule_KeepingTheInstallment_LetsTheLastTakeTheRest()
    {
        var contract = Disbursed();
        contract.Apply(sink: null, Rescheduled(new Rescheduling(null, 2, null, null, Keep.Installment), Start, 2));
        Assert.Equal([100m, 200m], contract.Schedule!.Installments.Select(static installment => installment.Principal));
    }

    [Fact]
    public void ReAge_MovesWhatIsUnpaidToTheNewPlan()
    {
        var journal = new JournalRecorder();
        var contract = Disbursed(sink: journal);
        var day = Mar.AddDays(5);
        contract.Apply(journal, FeeCharged(9m, Feb, 2), Payment(20m, Feb.AddDays(1), 3));
        contract.AdvanceTo(day, journal);
        contract.Apply(journal, ReAged(new Rescheduling(new DateOnly(2024, 6, 15), 2, null, null), day, 4));
        var position = contract.Position;
        Assert.Equal((ContractStatus.Active, 0m, 0m, 0), (position.Status, position.PrincipalDue, position.Overdue, position.DaysPastDue));
        Assert.Equal((300m - 17m, 2m, 9m), (position.PrincipalOutstanding, position.InterestDue, position.FeesDue));
        Assert.Equal([17m, 0m, 141.5m, 141.5m], contract.Schedule!.Installments.Select(static installment => installment.Principal));
        contract.AdvanceTo(new DateOnly(2024, 6, 15), journal);
        var due = contract.DueItems[^1];
        Assert.Equal((3, 141.5m, 9m), (due.Number, due.Owed.Principal, due.Owed.Fee));
        Assert.Equal(due.Owed.Interest, contract.Position.InterestDue);
        Assert.Equal(contract.Position.InterestDue, journal.Lines.Where(static line => line is { Account: JournalAccount.InterestReceivable, Installment: 3 }).Sum(static line => line.Amount));
        Assert.Equal(0m, journal.Lines.Where(static line => line is { Account: JournalAccount.Principal, Installment: 1 or 2 }).Sum(static line => line.Amount));
        journal.AssertBalanced();
    }

    [Fact]
    public void Reschedule_AfterAReAge_KeepsWhatWaits()
    {
        var contract = Disbursed();
        contract.AdvanceTo(Feb.AddDays(1));
        contract.Apply(sink: null,
            ReAged(new Rescheduling(null, null, null, null), Feb.AddDays(1), 2),
            Rescheduled(new Rescheduling(new DateOnly(2024, 4, 1), 5, Frequency.Weekly, Rate.NominalAnnual(0.24m)), Feb.AddDays(2), 3));
        Assert.Equal(3m, contract.Position.InterestDue);
        var state = contract.PayoffAt(Feb.AddDays(2));
        contract.Apply(sink: null, Payment(state.Total, Feb.AddDays(2), 4, ExcessPayment.ReduceTerm));
        Assert.Equal((ContractStatus.Paid, 0m), (contract.Position.Status, contract.Position.UnallocatedCredit));
    }

    [Fact]
    public void Capitalization_AddsInterestToThePrincipal()
    {
        var journal = new JournalRecorder();
        var contract = Disbursed(sink: journal);
        var day = Feb.AddDays(10);
        var interest = 3m + Cents(200m * 0.01m * 10 / 30);
        Assert.Equal(Outcome.Refused(RefusalReason.NothingToCapitalize), contract.Apply(Event(EventKind.InterestCapitalized, day, 2, interest + 0.01m), journal));
        contract.Apply(journal, Event(EventKind.InterestCapitalized, day, 3, interest));
        Assert.Equal((300m + interest, 0m), (contract.Position.PrincipalOutstanding, contract.Position.InterestDue));
        Assert.Equal(Cents((200m + interest) / 2), contract.Schedule!.Installments[1].Principal);
        Assert.Equal(contract.Position.PrincipalOutstanding, journal.Sum(JournalAccount.Principal));
        journal.AssertBalanced();
    }

    [Fact]
    public void RateChange_KeepingTheInstallment_LetsTheLastTakeTheDifference()
    {
        var price = Loan(1000m, 4, Rate.Monthly(0.10m), Amortization.EqualInstallment);
        var contract = Disbursed(price);
        var change = new ContractEvent(EventKind.RateChanged, Feb, 2, default, 0, new RateChange(Rate.Monthly(0.05m), Keep: Keep.Installment));
        contract.Apply(sink: null, change);
        var totals = contract.Schedule!.Installments.Select(static installment => installment.Total).ToArray();
        Assert.Equal([315.47m, 315.47m, 315.47m], totals[..3]);
        Assert.True(totals[3] < 315.47m);
    }

    public static TheoryData<Rescheduling, RefusalReason> Refusals => new()
    {
        { new Rescheduling(Feb, null, null, null), RefusalReason.InvalidTerms },
        { new Rescheduling(null, 0, null, null), RefusalReason.InvalidTerms },
        { new Rescheduling(null, 1_201, null, null), RefusalReason.InvalidTerms },
        { new Rescheduling(null, null, null, Rate.NominalAnnual(-0.1m)), RefusalReason.InvalidTerms },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Reschedule_ThatMakesNoSense_IsRefusedAndChangesNothing(Rescheduling change, RefusalReason reason)
    {
        var contract = Disbursed();
        contract.AdvanceTo(Feb);
        var (position, installments) = (contract.Position, contract.Schedule!.Installments);
        Assert.Equal(Outcome.Refused(reason), contract.Apply(Rescheduled(change, Feb, 2)));
        Assert.Equal(position, contract.Position);
        Assert.Equal(installments, contract.Schedule.Installments);
    }
}
