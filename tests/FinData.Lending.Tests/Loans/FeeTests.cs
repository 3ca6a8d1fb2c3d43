using static FinData.Lending.Tests.Given;
using static FinData.Lending.Tests.Loans.SacLoan;

namespace FinData.Lending.Tests.Loans;

public sealed class FeeTests
{
    [Fact]
    public void FeeOfInstallment_AmountOrShare_FallsDueWithIt()
    {
        var journal = new JournalRecorder();
        var contract = Disbursed(Agreed with { Fees = [Fee(FeeTiming.Installment, amount: 5m), Fee(FeeTiming.Installment, share: 0.0123m)] }, journal);
        Assert.Equal(5m + Cents(102m * 0.0123m), contract.Schedule!.Installments[1].Fee);
        contract.AdvanceTo(Feb, journal);
        Assert.Equal(5m + Cents(103m * 0.0123m), contract.Position.FeesDue);
        Assert.Equal(contract.Position.FeesDue, contract.Schedule.Installments[0].Fee);
        var share = Assert.Single(journal.Lines, static line => line.Account == JournalAccount.FeeReceivable && line.Explanation is not null);
        Assert.Equal((1, 103m * 0.0123m, 103m, 0.0123m), (share.Installment, share.Amount, share.Explanation!.Value.Base, share.Explanation.Value.Rate));
        Assert.Equal(contract.Position.FeesDue, journal.Sum(JournalAccount.FeeReceivable));
        journal.AssertBalanced();
    }

    [Fact]
    public void FeeOfDisbursement_OfEachPart_FallsDueAtOnce()
    {
        var contract = Contract(
            Opened(Agreed with { Fees = [Fee(FeeTiming.Disbursement, share: 0.02m)] }, Start),
            Event(EventKind.Disbursed, Start, 1, 200m),
            Event(EventKind.Disbursed, Start.AddDays(3), 2, 100m));
        Assert.Equal([(0, 4m), (0, 2m)], contract.DueItems.Select(static item => (item.Number, item.Owed.Fee)));
        Assert.Equal((ContractStatus.Overdue, 4m, 3), (contract.Position.Status, contract.Position.Overdue, contract.Position.DaysPastDue));
        Assert.Equal(300m + 6m, contract.Position.Balance);
    }

    [Fact]
    public void FeeOfADate_FallsDueThen_AfterTheInstallmentOfThatDay()
    {
        var contract = Disbursed(Agreed with { Fees = [Fee(FeeTiming.Date, share: 0.01m, date: Feb), Fee(FeeTiming.Date, amount: 7m, date: Start.AddDays(-5))] });
        contract.AdvanceTo(Mar.AddDays(-1));
        Assert.Equal(
            [(0, Start, 7m), (1, Feb, 0m), (0, Feb, 3m)],
            contract.DueItems.Select(static item => (item.Number, item.DueDate, item.Owed.Fee)));
        contract.Apply(sink: null, Payment(7m + 103m + 1m, Mar.AddDays(-1), 2));
        Assert.Equal((8m, 2m, 3m), (contract.Position.FeesPaid, contract.Position.FeesDue, contract.Position.InterestPaid));
        Assert.Equal(new DateOnly(2024, 3, 14).DayNumber - Feb.DayNumber, contract.Position.DaysPastDue);
    }

    [Fact]
    public void FeeOfAnEmptyInstallment_IsNotCharged()
    {
        var contract = Contract(
            Opened(Agreed with { Fees = [Fee(FeeTiming.Installment, amount: 5m)] }, Start),
            Event(EventKind.Disbursed, Feb, 1, 300m),
            Payment(310m, Mar.AddDays(-1), 2, ExcessPayment.ReduceTerm));
        contract.AdvanceTo(Apr.AddDays(1));
        Assert.Equal((ContractStatus.Paid, 0m), (contract.Position.Status, contract.Position.FeesDue + contract.Position.FeesPaid));
    }

    [Fact]
    public void FeeCharged_ForALaterDay_FallsDueThen()
    {
        var journal = new JournalRecorder();
        var contract = Disbursed(sink: journal);
        contract.Apply(journal, FeeCharged(12m, Start.AddDays(1), 2, due: Mar), FeeCharged(3m, Start.AddDays(2), 3, DuePart.Penalty), FeeCharged(1m, Start.AddDays(2), 4, due: Feb));
        Assert.Equal((0m, 3m), (contract.Position.FeesDue, contract.Position.PenaltiesDue));
        contract.AdvanceTo(Mar, journal);
        Assert.Equal((13m, 3m), (contract.Position.FeesDue, contract.Position.PenaltiesDue));
        Assert.Equal([Start.AddDays(2), Feb, Feb, Mar, Mar], contract.DueItems.Select(static item => item.DueDate));
        Assert.Equal((-13m, -3m), (journal.Sum(JournalAccount.FeeIncome), journal.Sum(JournalAccount.PenaltyIncome)));
        journal.AssertBalanced();
    }

    [Fact]
    public void FeeCharged_WithCreditAtHand_IsPaidByIt()
    {
        var contract = Disbursed();
        contract.Apply(sink: null, Payment(10m, Start, 2), FeeCharged(4m, Start.AddDays(1), 3));
        Assert.Equal((6m, 0m, 4m), (contract.Position.UnallocatedCredit, contract.Position.FeesDue, contract.Position.FeesPaid));
    }

    [Theory]
    [InlineData(DuePart.Principal, 0, RefusalReason.InvalidTerms)]
    [InlineData(DuePart.Fee, -1, RefusalReason.InvalidTerms)]
    [InlineData(DuePart.Fee, 0, RefusalReason.AmountOutOfRange)]
    public void FeeCharged_ThatMakesNoSense_IsRefused(DuePart part, int days, RefusalReason reason)
    {
        var contract = Disbursed();
        var amount = reason == RefusalReason.AmountOutOfRange ? 0.001m : 1m;
        Assert.Equal(Outcome.Refused(reason), contract.Apply(FeeCharged(amount, Feb, 2, part, Feb.AddDays(days))));
    }

    private static FeeTerms Fee(FeeTiming timing, decimal? amount = null, decimal? share = null, DateOnly? date = null) => new("fee", timing, amount, share, date);
}
