using System.Collections.Immutable;
using FinData.Lending.Progressive;

namespace FinData.Lending;

public sealed partial record LoanTerms
{
    private const string NotProgressive = "Is not for progressive interest, whose schedule follows from what happens.";

    // An annuity's factors grow with the number of installments; beyond, they would leave the digits of a decimal.
    private const decimal MaxProgressiveGrowth = 1_000_000_000;

    private void AddProgressiveErrors(ref ImmutableArray<TermsError> errors)
    {
        if (InterestMode != InterestMode.Progressive)
        {
            Check(ref errors, Progressive is null, nameof(Progressive), "Is for progressive interest only.");
            return;
        }

        Check(ref errors, Amortization == Amortization.EqualInstallment || Amortization is 0 or > Amortization.Custom, nameof(Amortization),
            "Is price (equal installments) with progressive interest.");
        Check(ref errors, DayCount is DayCount.Actual365Fixed or DayCount.Actual360 or DayCount.Actual364 or DayCount.ActualActualIsda or DayCount.Thirty360 || !IsKnown(DayCount),
            nameof(DayCount), "Is ACT/365F, ACT/360, ACT/364, ACT/ACT ISDA or 30/360 with progressive interest.");
        Check(ref errors, BusinessDays is BusinessDayConvention.Unadjusted or > BusinessDayConvention.Preceding, nameof(BusinessDays), NotProgressive);
        Check(ref errors, !EndOfMonth, nameof(EndOfMonth), NotProgressive);
        Check(ref errors, InstallmentMethod is InstallmentMethod.ClosedForm or > InstallmentMethod.Iterated, nameof(InstallmentMethod), NotProgressive);
        Check(ref errors, InstallmentRounding is null or > RoundingRule.Down, nameof(InstallmentRounding), NotProgressive);
        Check(ref errors, InstallmentAmount is null, nameof(InstallmentAmount), NotProgressive);
        Check(ref errors, Balloon == 0, nameof(Balloon), NotProgressive);
        Check(ref errors, PrincipalGrace == 0, nameof(PrincipalGrace), NotProgressive);
        Check(ref errors, InterestGrace == 0, nameof(InterestGrace), NotProgressive);
        Check(ref errors, InterestFree == 0, nameof(InterestFree), NotProgressive);
        Check(ref errors, Fees.IsEmpty, nameof(Fees), "Are charged by events with progressive interest.");
        Check(ref errors, LateCharges is null, nameof(LateCharges), "Are charged by events with progressive interest; what is late bears interest as it is.");
        Check(ref errors, ExcessPayments is ExcessPayment.Credit or > ExcessPayment.ReduceInstallment, nameof(ExcessPayments), "Follow the progressive rules' future installments.");
        Check(ref errors, !AllocationOrder.IsVertical && IsInterestFirst(), nameof(AllocationOrder), "Is horizontal, and interest stands before principal, with progressive interest.");
        Check(ref errors, Rate.Value != 0, nameof(Rate), "Is above 0 with progressive interest: without interest nothing follows from when something is paid.");
        Check(ref errors, Progressive is null or { Future: >= FutureInstallmentRule.NextInstallment and <= FutureInstallmentRule.NextLastInstallment,
            Payoff: PreClosureInterest.TillPreCloseDate or PreClosureInterest.TillRestFrequencyDate }, nameof(Progressive), "Has known rules.");
    }

    private bool IsInterestFirst()
    {
        var order = AllocationOrder;
        return order.IsBySteps
            ? IsBefore(AllocationOrder.Steps, place => order.StepAt(place) == AllocationStep.PastDueInterest, place => order.StepAt(place) == AllocationStep.PastDuePrincipal)
                && IsBefore(AllocationOrder.Steps, place => order.StepAt(place) == AllocationStep.DueInterest, place => order.StepAt(place) == AllocationStep.DuePrincipal)
            : IsBefore(AllocationOrder.Parts, place => order[place] == DuePart.Interest, place => order[place] == DuePart.Principal);
    }

    private static bool IsBefore(int places, Func<int, bool> first, Func<int, bool> second)
        => Enumerable.Range(0, places).First(first) < Enumerable.Range(0, places).First(second);

    private static bool IsProgressiveRate(Rate rate, decimal yearsOfPeriod, int count)
        => rate.Form is RateForm.NominalAnnual or RateForm.Monthly
            && RateForms.Growth(rate.Value * (rate.Form == RateForm.Monthly ? 12 : 1) * (yearsOfPeriod + 1), count, MaxProgressiveGrowth) < MaxProgressiveGrowth;
}
