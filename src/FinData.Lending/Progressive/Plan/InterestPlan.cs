namespace FinData.Lending.Progressive;

/// <summary>
/// Principal and interest of a loan by period: what was lent, paid and credited, on which days, and what is due because of it. It knows
/// nothing of fees, transactions or the order of allocation.
/// </summary>
internal sealed partial class InterestPlan
{
    private readonly SortedList<DateOnly, decimal> rates;
    private readonly decimal agreedRatePercent;
    private int settled; // periods before this one are settled

    internal InterestPlan(ProgressiveTerms terms, Arithmetic math, decimal annualRatePercent, IEnumerable<(DateOnly From, DateOnly Due)> dates)
    {
        Terms = terms;
        Math = math;
        agreedRatePercent = annualRatePercent;
        rates = [];
        Periods = [];
        foreach (var (from, due) in dates)
        {
            Append(new PlanPeriod(this, from, due));
        }
    }

    private InterestPlan(InterestPlan other, bool withPayments)
    {
        Terms = other.Terms;
        Math = other.Math;
        agreedRatePercent = other.agreedRatePercent;
        rates = new SortedList<DateOnly, decimal>(other.rates);
        OverdueUntil = other.OverdueUntil;
        HandedOut = other.HandedOut;
        IsTrial = !withPayments;
        settled = withPayments ? other.settled : 0;
        Periods = new List<PlanPeriod>(other.Periods.Count);
        foreach (var period in other.Periods)
        {
            Periods.Add(period.Clone(this, withPayments));
        }
    }

    internal ProgressiveTerms Terms { get; }

    internal Arithmetic Math { get; }

    internal List<PlanPeriod> Periods { get; }

    /// <summary>A copy without payments, made only to compute installments.</summary>
    internal bool IsTrial { get; }

    /// <summary>Whether payments still bend the installments of other periods.</summary>
    internal bool BendsInstallments { get; set; } = true;

    /// <summary>Up to which day overdue principal is already in the balances.</summary>
    internal DateOnly? OverdueUntil { get; set; }

    internal DateOnly Start => Periods[0].From;

    internal DateOnly Maturity => Periods[^1].Due;

    internal PlanPeriod Last => Periods[^1];

    /// <summary>Nothing was lent yet.</summary>
    internal bool IsEmpty => Periods.TrueForAll(static period => period.Installment == 0);

    internal decimal TotalLent => System.Math.Max(0, Periods.Sum(static period => period.Lent));

    internal decimal TotalPaidPrincipal => System.Math.Max(0, Periods.Sum(static period => period.PaidPrincipal));

    internal decimal TotalOutstandingPrincipal => System.Math.Max(0, TotalLent - TotalPaidPrincipal);

    internal decimal TotalDueInterest => System.Math.Max(0, Periods.Sum(static period => period.DueInterest));

    internal decimal TotalPaidInterest => System.Math.Max(0, Periods.Sum(static period => period.PaidInterest));

    internal InterestPlan Clone() => new(this, withPayments: true);

    internal decimal RateAt(DateOnly date)
    {
        for (var i = rates.Count - 1; i >= 0; i--)
        {
            if (rates.Keys[i] <= date)
            {
                return rates.Values[i];
            }
        }

        return agreedRatePercent;
    }

    /// <summary>The period whose days (first one exclusive, but for the first period) contain a date.</summary>
    internal PlanPeriod? Find(DateOnly date)
        => Periods.Find(period => (period.From < date || (period.IsFirst && period.From == date)) && date <= period.Due);

    internal PlanPeriod? Find(DateOnly from, DateOnly due) => Periods.Find(period => period.From == from && period.Due == due);

    internal List<PlanPeriod> DueFrom(DateOnly due) => Periods.FindAll(period => period.Due >= due);

    internal void Append(PlanPeriod period)
    {
        period.Index = Periods.Count;
        Periods.Add(period);
    }

    internal void RemoveAll(Predicate<PlanPeriod> match)
    {
        Periods.RemoveAll(match);
        for (var i = 0; i < Periods.Count; i++)
        {
            Periods[i].Index = i;
            Periods[i].Changed();
        }
    }

    internal void Unsettle(int index) => settled = System.Math.Min(settled, index);

    internal void Settle(int index)
    {
        for (; settled <= index; settled++)
        {
            Periods[settled].Settle();
        }
    }
}
