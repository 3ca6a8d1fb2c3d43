namespace FinData.Lending;

/// <summary>The terms that a reschedule puts in force.</summary>
internal static class NewPlan
{
    /// <param name="plan">The terms in force.</param>
    /// <param name="next">The installment of them that falls due next.</param>
    /// <param name="rate">The rate in force.</param>
    /// <param name="change">What is asked for.</param>
    /// <param name="today">Day number; the new installments fall due after it.</param>
    /// <param name="made">The new terms.</param>
    /// <param name="passed">How many installments of the old plan the new one does not number.</param>
    internal static bool TryMake(LoanTerms plan, int next, Rate rate, Rescheduling change, int today, out LoanTerms made, out int passed)
    {
        var dates = new InstallmentDates(plan);
        var left = dates.Count - next + 1;
        var goesOn = change.FirstDueDate is null && change.Frequency is null && left > 0 && plan.Amortization is not (Amortization.Bullet or Amortization.Custom);
        passed = goesOn ? 0 : next - 1;
        made = goesOn
            ? plan with { Count = next - 1 + (change.Count ?? left) }
            : Anew(plan, passed, change) with { Count = change.Count ?? left };
        var hasDate = change.FirstDueDate is not null || left > 0;
        if (!hasDate || plan.Amortization == Amortization.German)
        {
            return false;
        }

        made = change.FirstDueDate is null && !goesOn ? made with { FirstDueDate = NominalDate(plan, next) } : made;
        made = made with
        {
            Rate = change.Rate ?? rate,
            InstallmentAmount = change.Keep == Keep.Term ? null : plan.InstallmentAmount,
            PrincipalGrace = Math.Min(made.PrincipalGrace, made.Count - 1),
            InterestGrace = Math.Min(made.InterestGrace, made.Count - 1),
            InterestFree = Math.Min(made.InterestFree, made.Count - 1),
        };
        return made.Validate().IsEmpty && made.Accepts(new RateChange(made.Rate), DateOnly.FromDayNumber(today)) && new InstallmentDates(made).DueDay(next - passed) > today;
    }

    // Numbers begin again, so what is left of the first installments' privileges does, too. A plan that the producer gave has no rule to go on: equal parts.
    private static LoanTerms Anew(LoanTerms plan, int passed, Rescheduling change) => plan with
    {
        Amortization = plan.Amortization == Amortization.Custom ? Amortization.EqualPrincipal : plan.Amortization,
        Installments = [],
        FirstDueDate = change.FirstDueDate ?? plan.FirstDueDate,
        Frequency = change.Frequency ?? plan.Frequency,
        Interval = change.Frequency is null ? plan.Interval : 1,
        EndOfMonth = plan.EndOfMonth && (change.Frequency ?? plan.Frequency).MonthsOrZero() > 0,
        PrincipalGrace = Math.Max(0, plan.PrincipalGrace - passed),
        InterestGrace = Math.Max(0, plan.InterestGrace - passed),
        InterestFree = Math.Max(0, plan.InterestFree - passed),
    };

    // Before the business-day convention, which the new plan applies itself.
    private static DateOnly NominalDate(LoanTerms plan, int number) => plan.Amortization switch
    {
        Amortization.Custom => plan.Installments[number - 1].DueDate,
        Amortization.Bullet => DueRule.Of(plan).Roll(plan.Count),
        _ => DueRule.Of(plan).Roll(number),
    };
}
