using System.Buffers;
using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Progressive;

/// <summary>What a contract of the progressive mode takes, and what it refuses.</summary>
public sealed class ProgressiveContractTests
{
    private static readonly DateOnly Start = new(2024, 1, 15);
    private static readonly DateOnly Due = new(2024, 2, 15);
    private static readonly FinData.Lending.LoanTerms Terms = Loan(600m, 6, Rate.NominalAnnual(0.07m), Amortization.EqualInstallment, InterestMode.Progressive);

    [Fact]
    public void Terms_ThatTheModeHasNot_AreRefusedEachByName()
    {
        var odd = Terms with
        {
            Amortization = Amortization.EqualPrincipal,
            DayCount = DayCount.Business252,
            BusinessDays = BusinessDayConvention.Following,
            EndOfMonth = true,
            Balloon = 100m,
            PrincipalGrace = 1,
            InterestGrace = 1,
            InterestFree = 1,
            InstallmentAmount = 110m,
            InstallmentRounding = RoundingRule.Up,
            Fees = [new FeeTerms("fee", FeeTiming.Installment, 1m, null, null)],
            LateCharges = new LateCharges { FixedShare = 0.02m },
            ExcessPayments = ExcessPayment.ReduceTerm,
            AllocationOrder = AllocationOrder.Of([DuePart.Penalty, DuePart.Fee, DuePart.Principal, DuePart.Interest]),
            Progressive = new ProgressiveRules { Future = 0 },
        };
        string[] fields =
        [
            "Amortization", "DayCount", "BusinessDays", "EndOfMonth", "InstallmentRounding", "InstallmentAmount", "Balloon", "PrincipalGrace", "InterestGrace", "InterestFree",
            "Fees", "LateCharges", "ExcessPayments", "AllocationOrder", "Progressive",
        ];
        Assert.Equal(fields, odd.Validate().Select(static error => error.Field).Distinct());
    }

    [Theory]
    [InlineData(0, RateForm.NominalAnnual)]
    [InlineData(0.07, RateForm.EffectiveAnnual)]
    public void Rate_ThatTheModeHasNot_IsRefused(double value, RateForm form)
        => Assert.Equal(["Rate"], (Terms with { Rate = Rate.Of((decimal)value, form) }).Validate().Select(static error => error.Field).Distinct());

    [Fact]
    public void Rate_WhoseAnnuityWouldLeaveTheDigits_IsRefused()
        => Assert.Equal(["Rate"], (Terms with { Rate = Rate.NominalAnnual(10m), Count = 600 }).Validate().Select(static error => error.Field).Distinct());

    [Fact]
    public void Rules_OfAnotherMode_AreRefused()
        => Assert.Equal(["Progressive"], (Terms with { InterestMode = InterestMode.DailyRest, Progressive = new ProgressiveRules() }).Validate().Select(static error => error.Field));

    [Fact]
    public void Events_ThatTheModeHasNot_AreNotOffered()
    {
        ContractEvent[] events =
        [
            Event(EventKind.InterestCapitalized, Due, 2),
            Payment(10m, Due, 3, ExcessPayment.ReduceTerm),
            Waived(DuePart.Interest, Due, 4),
            new ContractEvent(EventKind.RateChanged, Due, 5, default, 0, new RateChange(Rate.NominalAnnual(0.05m), Keep: Keep.Installment)),
            Rescheduled(new Rescheduling(null, null, Frequency.Weekly, null), Due, 6),
            Rescheduled(new Rescheduling(null, 1, null, null), Due, 7),
            ReAged(new Rescheduling(null, 3, null, Rate.NominalAnnual(0.05m)), Due, 8),
        ];
        var contract = Lent();
        Assert.All(events, next => Assert.Equal(Outcome.Refused(RefusalReason.NotOffered), contract.Apply(next)));
        Assert.Equal(Outcome.Refused(RefusalReason.WrongContractKind), contract.Apply(Event(EventKind.Credited, Due, 9, 1m)));
    }

    [Fact]
    public void FirstDisbursement_OnTheFirstDueDate_IsNotOffered()
        => Assert.Equal(Outcome.Refused(RefusalReason.NotOffered), Contract(Opened(Terms, Start)).Apply(Event(EventKind.Disbursed, Due, 1, 600m)));

    // Six equal parts of a cent are nothing: such a loan would ask for nothing.
    [Fact]
    public void Disbursement_OfLessThanInstallmentsRoundTo_IsNotOffered()
    {
        var contract = Contract(Opened(Terms, Start));
        Assert.Equal(Outcome.Refused(RefusalReason.NotOffered), contract.Apply(Event(EventKind.Disbursed, Start, 1, 0.01m)));
        Assert.Equal(Outcome.Applied, contract.Apply(Event(EventKind.Disbursed, Start, 2, 600m)));
    }

    [Fact]
    public void Waiver_OfAFee_ForgivesWhatIsLeftOfIt()
    {
        var contract = Lent(FeeCharged(10m, Start.AddDays(1), 2), Payment(4m, Due, 3));
        Assert.Equal(6m, contract.Position.FeesDue);
        Assert.Equal(Outcome.Refused(RefusalReason.NothingToWaive), contract.Apply(Waived(DuePart.Fee, Due, 4, 7m)));
        Assert.Equal(Outcome.Applied, contract.Apply(Waived(DuePart.Fee, Due, 5, 2m)));
        Assert.Equal(Outcome.Applied, contract.Apply(Waived(DuePart.Fee, Due, 6)));
        Assert.Equal((0m, 4m, 6m), (contract.Position.FeesDue, contract.Position.FeesPaid, contract.Position.Waived));
    }

    [Fact]
    public void Reschedule_MovesDueDatesAndAddsInstallments()
    {
        var contract = Lent(Rescheduled(new Rescheduling(new DateOnly(2024, 3, 1), 8, null, null), Due.AddDays(-5), 2));
        var installments = contract.Schedule!.Installments;
        Assert.Equal([.. Enumerable.Range(0, 8).Select(static month => new DateOnly(2024, 3, 1).AddMonths(month))], installments.Select(static row => row.DueDate));
        Assert.Equal(600m, installments.Sum(static row => row.Principal));
    }

    [Fact]
    public void ReAge_PutsNewInstallmentsInThePlaceOfWhatIsUnpaid()
    {
        var contract = Lent(ReAged(new Rescheduling(new DateOnly(2024, 5, 1), 12, null, null), new DateOnly(2024, 4, 1), 2));
        Assert.Equal(0m, contract.Position.Overdue);
        Assert.Equal(12, contract.Schedule!.Installments.Count(static row => row.Principal > 0));
        Assert.Equal(Outcome.Refused(RefusalReason.NotOffered), contract.Apply(ReAged(new Rescheduling(null, 3, null, null), new DateOnly(2024, 4, 2), 3)));
    }

    [Fact]
    public void ChargeOff_WritesOffWhatIsOwed_AndTakesRecoveries()
    {
        var contract = Lent(Payment(50m, Due, 2));
        contract.AdvanceTo(Due.AddDays(40));
        var owed = contract.Position.Balance + contract.Position.AccruedInterest;
        Assert.True(owed > 550m);
        contract.Apply(Event(EventKind.ChargedOff, Due.AddDays(40), 3));
        contract.Apply(Event(EventKind.Recovered, Due.AddDays(50), 4, 25m));
        var position = contract.Position;
        Assert.Equal((ContractStatus.ChargedOff, 0m, owed, 25m), (position.Status, position.Balance, position.WrittenOff, position.Recovered));
        Assert.Equal(Outcome.Refused(RefusalReason.ContractChargedOff), contract.Apply(Payment(1m, Due.AddDays(60), 5)));
    }

    [Fact]
    public void State_ThatHoldsAnEventWhichCouldNotBeApplied_IsNotRead()
    {
        var writer = new ArrayBufferWriter<byte>();
        Lent().WriteTo(writer);
        var state = writer.WrittenSpan.ToArray();
        state[^4] = (byte)EventKind.Recovered; // the only fact is the disbursement: kind, day, and two bytes of amount
        Assert.Throws<InvalidDataException>(() => FinData.Lending.Contract.ReadFrom(state));
    }

    private static Contract Lent(params ReadOnlySpan<ContractEvent> more)
        => Contract([Opened(Terms, Start), Event(EventKind.Disbursed, Start, 1, 600m), .. more]);
}
