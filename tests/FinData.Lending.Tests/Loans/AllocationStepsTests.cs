using static FinData.Lending.Tests.Given;
using static FinData.Lending.Tests.Loans.SacLoan;

namespace FinData.Lending.Tests.Loans;

/// <summary>Orders that tell past dues from the due of the day: on 15 March the installment of February is past due and that of March is due.</summary>
public sealed class AllocationStepsTests
{
    private static readonly AllocationStep[] InterestFirst =
    [
        AllocationStep.PastDueInterest, AllocationStep.DueInterest, AllocationStep.PastDuePrincipal, AllocationStep.DuePrincipal,
        AllocationStep.PastDuePenalty, AllocationStep.PastDueFee, AllocationStep.DuePenalty, AllocationStep.DueFee,
    ];

    private static readonly AllocationStep[] TodayFirst =
    [
        AllocationStep.DuePrincipal, AllocationStep.DueInterest, AllocationStep.DueFee, AllocationStep.DuePenalty,
        AllocationStep.PastDueInterest, AllocationStep.PastDuePrincipal, AllocationStep.PastDueFee, AllocationStep.PastDuePenalty,
    ];

    public static TheoryData<AllocationStep[], bool, decimal, decimal, decimal, decimal> Cases => new()
    {
        // steps, vertical, then what of 110 goes to interest and principal of each installment
        { InterestFirst, true, 3m, 100m, 2m, 5m },
        { InterestFirst, false, 3m, 100m, 2m, 5m },
        { TodayFirst, true, 3m, 5m, 2m, 100m },
        { TodayFirst, false, 3m, 5m, 2m, 100m },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Payment_ByPastDueAndDue_TakesTheStepsAsTheyStand(
        AllocationStep[] steps, bool isVertical, decimal firstInterest, decimal firstPrincipal, decimal secondInterest, decimal secondPrincipal)
    {
        var contract = Disbursed(Agreed with { AllocationOrder = AllocationOrder.Of(steps, isVertical) });
        contract.Apply(sink: null, Payment(110m, Mar, 2));
        Assert.Equal(new InstallmentPaid(firstPrincipal, firstInterest), contract.PaidOf(1));
        Assert.Equal(new InstallmentPaid(secondPrincipal, secondInterest), contract.PaidOf(2));
    }

    [Fact]
    public void Payment_Vertical_TakesInterestOfBothBeforeAnyPrincipal()
    {
        var contract = Disbursed(Agreed with { AllocationOrder = AllocationOrder.Of(InterestFirst, isVertical: true) });
        contract.Apply(sink: null, Payment(10m, Mar, 2));
        Assert.Equal((3m, 2m), (contract.PaidOf(1).Interest, contract.PaidOf(2).Interest));
    }

    [Fact]
    public void Payment_Horizontal_TakesAllOfThePastDueFirst()
    {
        var contract = Disbursed(Agreed with { AllocationOrder = AllocationOrder.Of(InterestFirst) });
        contract.Apply(sink: null, Payment(10m, Mar, 2));
        Assert.Equal((new InstallmentPaid(7m, 3m), default(InstallmentPaid)), (contract.PaidOf(1), contract.PaidOf(2)));
    }
}
