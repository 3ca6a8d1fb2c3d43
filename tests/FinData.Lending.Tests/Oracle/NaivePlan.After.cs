namespace FinData.Lending.Tests.Oracle;

internal sealed partial class NaivePlan
{
    /// <summary>The plan that a reschedule makes of this one, without its figures yet; null where it can't be agreed.</summary>
    internal NaivePlan? After(Rescheduling change, Rate inForce, DateOnly today)
    {
        var left = dates.Count - next;
        var isSameRow = change.FirstDueDate is null && change.Frequency is null && left > 0 && terms.Amortization is not (Amortization.Bullet or Amortization.Custom);
        if (terms.Amortization == Amortization.German || (left == 0 && change.FirstDueDate is null))
        {
            return null;
        }

        var changed = terms with
        {
            Rate = change.Rate ?? inForce,
            InstallmentAmount = change.Keep == Keep.Term ? null : terms.InstallmentAmount,
            Count = (isSameRow ? next : 0) + (change.Count ?? left),
        };
        if (!isSameRow)
        {
            var frequency = change.Frequency ?? terms.Frequency;
            changed = changed with
            {
                Amortization = terms.Amortization == Amortization.Custom ? Amortization.EqualPrincipal : terms.Amortization,
                Installments = [],
                FirstDueDate = change.FirstDueDate ?? NextUnadjusted(),
                Frequency = frequency,
                Interval = change.Frequency is null ? terms.Interval : 1,
                EndOfMonth = terms.EndOfMonth && frequency is not (Frequency.Daily or Frequency.Weekly or Frequency.Biweekly),
                PrincipalGrace = Math.Max(0, terms.PrincipalGrace - next),
                InterestGrace = Math.Max(0, terms.InterestGrace - next),
                InterestFree = Math.Max(0, terms.InterestFree - next),
            };
        }

        changed = changed with
        {
            PrincipalGrace = Math.Min(changed.PrincipalGrace, changed.Count - 1),
            InterestGrace = Math.Min(changed.InterestGrace, changed.Count - 1),
            InterestFree = Math.Min(changed.InterestFree, changed.Count - 1),
        };
        if (!changed.Validate().IsEmpty || !changed.Accepts(new RateChange(changed.Rate), today) || NaiveDates.Of(changed)[isSameRow ? next : 0] <= today)
        {
            return null;
        }

        return new NaivePlan(changed, changed.Rate, periodStart, isSameRow ? numbered : numbered + next) { next = isSameRow ? next : 0 };
    }

    internal void TakeOver(NaivePlan old, DateOnly today, decimal outstanding)
    {
        old.EndStretch(today, outstanding);
        (Undue, Accrued, lent, level, periodStart, since) = (old.Undue, old.Accrued, old.lent, old.level, old.periodStart, today);
    }

    internal void Begin(Keep keep)
    {
        if (keep == Keep.Term || level == 0)
        {
            Reprice();
        }
    }

    private DateOnly NextUnadjusted() => terms.Amortization switch
    {
        Amortization.Custom => dates[next],
        Amortization.Bullet => NaiveDates.Unadjusted(terms, terms.Count - 1),
        _ => NaiveDates.Unadjusted(terms, next),
    };
}
