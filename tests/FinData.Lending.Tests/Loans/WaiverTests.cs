using static FinData.Lending.Tests.Given;
using static FinData.Lending.Tests.Loans.SacLoan;

namespace FinData.Lending.Tests.Loans;

public sealed class WaiverTests
{
    [Fact]
    public void Waiver_OfInterest_ForgivesTheOldestFirst()
    {
        var journal = new JournalRecorder();
        var contract = Disbursed(sink: journal);
        contract.AdvanceTo(Mar, journal);
        contract.Apply(journal, Waived(DuePart.Interest, Mar, 2, 4m));
        Assert.Equal([0m, 1m], contract.DueItems.Select(static item => item.Owed.Interest));
        Assert.Equal((1m, 4m, 300m + 1m), (contract.Position.InterestDue, contract.Position.Waived, contract.Position.Balance));
        Assert.Equal(1m, journal.Lines.Where(static line => line.Account == JournalAccount.InterestReceivable && line.Installment > 0).Sum(static line => line.Amount));
        journal.AssertBalanced();
    }

    [Fact]
    public void Waiver_WithoutAnAmount_ForgivesAllOfIt()
    {
        var contract = Disbursed();
        contract.Apply(sink: null, FeeCharged(7m, Feb, 2), FeeCharged(8m, Feb, 3), Waived(DuePart.Fee, Feb, 4));
        Assert.Equal((0m, 15m, 3m), (contract.Position.FeesDue, contract.Position.Waived, contract.Position.InterestDue));
    }

    [Fact]
    public void Waiver_OfPenalties_CountsWhatHasAccrued()
    {
        var contract = Disbursed(Agreed with { LateCharges = new LateCharges { Rate = Rate.NominalAnnual(0.36m), DayCount = DayCount.Actual360 } });
        contract.Apply(sink: null, Waived(DuePart.Penalty, Feb.AddDays(10), 2));
        Assert.Equal((Cents(103m * 0.36m * 10 / 360), 0m), (contract.Position.Waived, contract.Position.PenaltiesDue + contract.Position.AccruedPenalty));
        contract.AdvanceTo(Feb.AddDays(11));
        Assert.Equal(103m * 0.36m / 360, contract.Position.AccruedPenalty);
    }

    [Theory]
    [InlineData(DuePart.Principal, 0, RefusalReason.InvalidTerms)]
    [InlineData(DuePart.Interest, 4, RefusalReason.NothingToWaive)]
    [InlineData(DuePart.Fee, 0, RefusalReason.NothingToWaive)]
    public void Waiver_OfWhatIsNotDue_IsRefusedAndChangesNothing(DuePart part, int amount, RefusalReason reason)
    {
        var contract = Disbursed();
        contract.AdvanceTo(Feb);
        var before = contract.Position;
        Assert.Equal(Outcome.Refused(reason), contract.Apply(Waived(part, Feb, 2, amount)));
        Assert.Equal(before, contract.Position);
    }
}
