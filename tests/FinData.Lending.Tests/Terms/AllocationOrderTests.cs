using System.Buffers;
using CsCheck;
using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Terms;

public sealed class AllocationOrderTests
{
    private static readonly AllocationStep[] Steps = Enum.GetValues<AllocationStep>();

    [Fact]
    public void Order_OverSteps_GivesThemBack()
        => Gen.Select(Gen.Shuffle(Steps), Gen.Bool).Sample(static (steps, isVertical) =>
        {
            var order = AllocationOrder.Of(steps, isVertical);
            Assert.True(order.IsBySteps);
            Assert.Equal(isVertical, order.IsVertical);
            Assert.Equal(steps, Enumerable.Range(0, 8).Select(place => order.StepAt(place)));
            Assert.Throws<InvalidOperationException>(() => order[0]);
        });

    [Fact]
    public void Order_InAState_IsReadAgain()
        => Gen.Select(Gen.Shuffle(Steps), Gen.Bool).Sample(static (steps, isVertical) =>
        {
            var terms = Loan(1200m, 12, Rate.NominalAnnual(0.12m), Amortization.EqualPrincipal) with { AllocationOrder = AllocationOrder.Of(steps, isVertical) };
            var writer = new ArrayBufferWriter<byte>();
            Contract(Opened(terms, Day(0))).WriteTo(writer);
            Assert.Equal(terms, Lending.Contract.ReadFrom(writer.WrittenSpan).Terms);
        }, iter: 200);

    [Fact]
    public void Order_WithAStepMissing_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => AllocationOrder.Of(Steps.AsSpan(0, 7)));
        Assert.Throws<ArgumentException>(() => AllocationOrder.Of((AllocationStep[])[.. Steps.AsSpan(0, 7), AllocationStep.PastDueFee]));
        Assert.Throws<ArgumentException>(() => AllocationOrder.Of((AllocationStep[])[.. Steps, AllocationStep.PastDueFee]));
    }

    [Fact]
    public void Order_OverParts_HasNoSteps()
    {
        Assert.False(AllocationOrder.Default.IsBySteps);
        Assert.Throws<InvalidOperationException>(() => AllocationOrder.Default.StepAt(0));
        Assert.Equal(DuePart.Penalty, AllocationOrder.Default[0]);
    }
}
