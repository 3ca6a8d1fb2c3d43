namespace FinData.Lending.Progressive;

/// <summary>One installment's period in the plan: what is due in it, what was paid of it, and the stretches that its interest comes from.</summary>
internal sealed partial class PlanPeriod
{
    private decimal installment;
    private decimal paidPrincipal;
    private decimal paidInterest;
    private decimal deferredInterest;
    private decimal fixedInterest;
    private bool isInterestMoved;
    private bool carriesNoInterest;
    private bool isReAged;

    internal PlanPeriod(InterestPlan plan, DateOnly from, DateOnly due)
    {
        Plan = plan;
        From = from;
        Due = due;
        Stretches = [new Stretch { From = from, To = due }];
    }

    private PlanPeriod(PlanPeriod other, InterestPlan plan, bool withPayments)
    {
        Plan = plan;
        Index = other.Index;
        From = other.From;
        Due = other.Due;
        installment = other.installment;
        OriginalInstallment = other.OriginalInstallment;
        fixedInterest = other.fixedInterest;
        isInterestMoved = other.isInterestMoved;
        carriesNoInterest = other.carriesNoInterest;
        isReAged = other.isReAged;
        HoldsEarlyPayments = other.HoldsEarlyPayments;
        CreditsMoved = other.CreditsMoved;
        LentBefore = other.LentBefore;
        Stretches = new List<Stretch>(other.Stretches.Count);
        foreach (var stretch in other.Stretches)
        {
            Stretches.Add(stretch.Clone());
        }

        if (withPayments)
        {
            paidPrincipal = other.paidPrincipal;
            paidInterest = other.paidInterest;
            deferredInterest = other.deferredInterest;
            TakeSettled(other);
            return;
        }

        Stretches.ForEach(static stretch => stretch.Correction = 0);
    }

    internal InterestPlan Plan { get; }

    /// <summary>Place in the plan; kept by the plan.</summary>
    internal int Index { get; set; }

    internal DateOnly From { get; set; }

    internal DateOnly Due { get; set; }

    internal List<Stretch> Stretches { get; set; }

    /// <summary>What the period owes without credits: principal and interest together.</summary>
    internal decimal Installment
    {
        get => installment;
        set => Set(ref installment, value);
    }

    /// <summary>The installment as last computed, before payments bent it.</summary>
    internal decimal OriginalInstallment { get; set; }

    internal decimal PaidPrincipal
    {
        get => paidPrincipal;
        set => Set(ref paidPrincipal, value);
    }

    internal decimal PaidInterest
    {
        get => paidInterest;
        set => Set(ref paidInterest, value);
    }

    /// <summary>Interest of later periods that is due here, because what comes later is paid already.</summary>
    internal decimal DeferredInterest
    {
        get => deferredInterest;
        set => Set(ref deferredInterest, value);
    }

    /// <summary>Interest that doesn't come from days: what a re-aging or re-amortization spread.</summary>
    internal decimal FixedInterest
    {
        get => fixedInterest;
        set => Set(ref fixedInterest, value);
    }

    /// <summary>Its interest is due in an earlier period.</summary>
    internal bool IsInterestMoved
    {
        get => isInterestMoved;
        set => Set(ref isInterestMoved, value);
    }

    /// <summary>Interest that finds no room in it is dropped instead of carried on.</summary>
    internal bool CarriesNoInterest
    {
        get => carriesNoInterest;
        set => Set(ref carriesNoInterest, value);
    }

    internal bool IsReAged
    {
        get => isReAged;
        set => Set(ref isReAged, value);
    }

    /// <summary>Keeps what was paid in advance of a re-aging.</summary>
    internal bool HoldsEarlyPayments { get; set; }

    /// <summary>Credits that a re-aging took along.</summary>
    internal decimal CreditsMoved { get; set; }

    /// <summary>Disbursed and capitalized up to the period's start; flat interest runs on it.</summary>
    internal decimal LentBefore { get; set; }

    internal PlanPeriod? Previous => Index == 0 ? null : Plan.Periods[Index - 1];

    internal bool IsFirst => Index == 0;

    internal Stretch LastStretch => Stretches[^1];

    internal PlanPeriod Clone(InterestPlan plan, bool withPayments) => new(this, plan, withPayments);

    internal void MoveCredits()
    {
        CreditsMoved = CreditedPrincipal + CreditedInterest;
        Changed();
    }

    /// <summary>Call after a change in a stretch.</summary>
    internal void Changed()
    {
        isStale = true;
        Plan.Unsettle(Index);
    }

    private void Set<T>(ref T field, T value)
        where T : IEquatable<T>
    {
        if (!field.Equals(value))
        {
            field = value;
            Changed();
        }
    }
}
