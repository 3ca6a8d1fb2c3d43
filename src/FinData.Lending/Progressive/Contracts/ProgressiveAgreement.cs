using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

/// <summary>A contract's terms of the progressive mode as the engine's.</summary>
internal static class ProgressiveAgreement
{
    internal static ProgressiveTerms Of(LoanTerms terms, DateOnly opened)
    {
        var rules = terms.Progressive ?? new ProgressiveRules();
        var (every, unit) = StepOf(terms.Frequency, terms.Interval);
        return new ProgressiveTerms
        {
            Currency = terms.Currency,
            Principal = terms.Principal,
            SubmittedOn = opened,
            ExpectedDisbursement = new InstallmentDates(terms).RegularStart,
            RatePercent = PercentOf(terms.Rate),
            InstallmentCount = terms.Count,
            RepaymentEvery = every,
            RepaymentFrequency = unit,
            FirstDue = terms.FirstDueDate,
            DaysInMonth = terms.DayCount == DayCount.Thirty360 ? DaysInMonth.Thirty : DaysInMonth.Actual,
            DaysInYear = terms.DayCount switch
            {
                DayCount.Thirty360 or DayCount.Actual360 => DaysInYear.Days360,
                DayCount.Actual364 => DaysInYear.Days364,
                DayCount.Actual365Fixed => DaysInYear.Days365,
                _ => DaysInYear.Actual,
            },
            InstallmentMultiple = terms.InstallmentMultiple,
            Rounding = terms.Rounding,
            Recalculation = new InterestRecalculation { PreClosure = rules.Payoff },
            NoInterestOnPastDue = rules.NoInterestOnPastDue,
            MultiDisburse = true,
            Allocations = [new PaymentAllocation(null, RulesOf(terms.AllocationOrder), rules.Future)],
        };
    }

    /// <summary>Percent a year.</summary>
    internal static decimal PercentOf(Rate rate) => rate.Value * (rate.Form == RateForm.Monthly ? 1_200 : 100);

    internal static (int Every, RepaymentFrequency Unit) StepOf(Frequency frequency, int interval) => frequency switch
    {
        Frequency.Daily => (interval, RepaymentFrequency.Days),
        Frequency.Weekly => (interval, RepaymentFrequency.Weeks),
        Frequency.Biweekly => (2 * interval, RepaymentFrequency.Weeks),
        _ => (frequency.MonthsOrZero() * interval, RepaymentFrequency.Months),
    };

    // What is paid in advance goes in the order of what is due.
    private static ImmutableArray<AllocationRule> RulesOf(AllocationOrder order)
    {
        if (!order.IsBySteps)
        {
            return
            [
                .. from due in Enum.GetValues<DueKind>()
                   from place in Enumerable.Range(0, AllocationOrder.Parts)
                   select new AllocationRule(due, PartOf(order[place])),
            ];
        }

        var steps = Enumerable.Range(0, AllocationOrder.Steps).Select(order.StepAt).ToList();
        var ahead = steps.Where(static step => step >= AllocationStep.DuePenalty).Select(static step => new AllocationRule(DueKind.InAdvance, PartOf(step)));
        return [.. steps.Select(static step => new AllocationRule(step < AllocationStep.DuePenalty ? DueKind.PastDue : DueKind.Due, PartOf(step))), .. ahead];
    }

    private static AllocationPart PartOf(AllocationStep step) => PartOf((DuePart)((int)step % AllocationOrder.Parts));

    internal static AllocationPart PartOf(DuePart part) => part switch
    {
        DuePart.Penalty => AllocationPart.Penalty,
        DuePart.Fee => AllocationPart.Fee,
        DuePart.Interest => AllocationPart.Interest,
        _ => AllocationPart.Principal,
    };
}
