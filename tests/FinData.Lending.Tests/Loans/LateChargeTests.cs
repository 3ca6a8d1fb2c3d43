using static FinData.Lending.Tests.Given;
using static FinData.Lending.Tests.Loans.SacLoan;

namespace FinData.Lending.Tests.Loans;

public sealed class LateChargeTests
{
    private static readonly LoanTerms Late = Agreed with
    {
        LateCharges = new LateCharges { FixedShare = 0.02m, Rate = Rate.NominalAnnual(0.36m), DayCount = DayCount.Actual360, GraceDays = 5 },
    };

    [Fact]
    public void Installment_UnpaidAfterGrace_IsChargedFromItsDueDate()
    {
        var contract = Disbursed(Late);
        contract.AdvanceTo(Feb.AddDays(5));
        Assert.Equal((0m, 0m), (contract.Position.PenaltiesDue, contract.Position.AccruedPenalty));
        contract.AdvanceTo(Feb.AddDays(6));
        Assert.Equal((Cents(103m * 0.02m), 103m * 0.36m * 6 / 360), (contract.Position.PenaltiesDue, contract.Position.AccruedPenalty));
        Assert.Equal(Cents(103m * 0.02m), contract.Schedule!.Installments[0].Penalty);
    }

    [Fact]
    public void Installment_PaidWithinGrace_CostsNothing()
    {
        var contract = Disbursed(Late);
        contract.Apply(sink: null, Payment(50m, Feb.AddDays(2), 2), Payment(53m, Feb.AddDays(5), 3));
        contract.AdvanceTo(Feb.AddDays(20));
        Assert.Equal((0m, 0m), (contract.Position.PenaltiesDue, contract.Position.AccruedPenalty));
    }

    // The days of grace count with what was unpaid on each of them, once they have passed.
    [Fact]
    public void Installment_PaidInPartWithinGrace_IsChargedOnWhatWasUnpaid()
    {
        var journal = new JournalRecorder();
        var contract = Disbursed(Late, journal);
        contract.Apply(journal, Payment(53m, Feb.AddDays(2), 2));
        Assert.Equal(0m, contract.Position.AccruedPenalty);
        contract.AdvanceTo(Feb.AddDays(6), journal);
        Assert.Equal(Cents(50m * 0.02m), contract.Position.PenaltiesDue);
        Assert.Equal((103m * 0.36m * 2 / 360) + (50m * 0.36m * 4 / 360), contract.Position.AccruedPenalty);
        contract.PostRunningInterest(journal);
        Assert.Equal(contract.Position.PenaltiesDue + contract.Position.AccruedPenalty, journal.Sum(JournalAccount.PenaltyReceivable));
        journal.AssertBalanced();
    }

    [Fact]
    public void Payment_AfterGrace_PostsWhatHasAccruedAndSettlesIt()
    {
        var journal = new JournalRecorder();
        var contract = Disbursed(Late, journal);
        var day = Feb.AddDays(20);
        var penalty = Cents(103m * 0.02m) + Cents(103m * 0.36m * 20 / 360);
        Assert.Equal(penalty, contract.PayoffAt(day).Penalties);
        contract.Apply(journal, Payment(penalty + 103m, day, 2));
        var position = contract.Position;
        Assert.Equal((0m, penalty, 0m, ContractStatus.Active), (position.PenaltiesDue, position.PenaltiesPaid, position.AccruedPenalty, position.Status));
        contract.PostRunningInterest(journal);
        Assert.Equal((0m, -penalty), (journal.Sum(JournalAccount.PenaltyReceivable), journal.Sum(JournalAccount.PenaltyIncome)));
        journal.AssertBalanced();
    }

    [Fact]
    public void Payment_InTwoPartsOfOneDay_IsAsInOne()
    {
        var (whole, parts) = (Disbursed(Late), Disbursed(Late));
        whole.Apply(sink: null, Payment(60m, Feb.AddDays(20), 2));
        parts.Apply(sink: null, Payment(25m, Feb.AddDays(20), 2), Payment(35m, Feb.AddDays(20), 3));
        Assert.Equal(whole.Position, parts.Position);
    }

    // Paying a little each day must not round the interest away.
    [Fact]
    public void Payment_OfACentEachDay_LosesNoInterest()
    {
        var contract = Disbursed(Late with { Principal = 3m, LateCharges = Late.LateCharges! with { FixedShare = 0, GraceDays = 0 } });
        for (var day = 1; day <= 28; day++)
        {
            contract.Apply(sink: null, Payment(0.01m, Feb.AddDays(day), 1 + day));
        }

        Assert.InRange(contract.Position.PenaltiesDue + contract.Position.PenaltiesPaid + contract.Position.AccruedPenalty, 0.020m, 0.029m);
    }

    private static decimal Cents(decimal amount) => SacLoan.Cents(amount);
}
