namespace FinData.Lending.Progressive;

/// <summary>
/// What follows from a period and the one before it. Worked out once, in the order of the periods; a change in one period leaves the
/// earlier ones settled.
/// </summary>
internal sealed partial class PlanPeriod
{
    private decimal computedInterest;
    private decimal dueInterest;
    private decimal duePrincipal;
    private decimal carriedInterest;
    private decimal creditedPrincipal;
    private decimal creditedInterest;
    private decimal carriedBefore;
    private bool isStale = true;

    /// <summary>Interest of the days, with credits and with what the period before had no room for.</summary>
    internal decimal ComputedInterest => Settled().computedInterest;

    /// <summary>Computed interest, as far as the installment has room for it; never less than what was paid.</summary>
    internal decimal DueInterest => Settled().dueInterest;

    internal decimal DuePrincipal => Settled().duePrincipal;

    /// <summary>Interest for which the installment has no room: the next period takes it.</summary>
    internal decimal CarriedInterest => Settled().carriedInterest;

    internal decimal CreditedPrincipal => Settled().creditedPrincipal;

    internal decimal CreditedInterest => Settled().creditedInterest;

    internal decimal Credited => CreditedPrincipal + CreditedInterest - CreditsMoved;

    /// <summary>All that the period owes.</summary>
    internal decimal Owed => Installment + Credited + DeferredInterest;

    internal decimal Paid => PaidPrincipal + PaidInterest;

    internal bool IsPaid => Owed == Paid;

    internal decimal OutstandingPrincipal => Math.Max(0, DuePrincipal - PaidPrincipal);

    internal decimal OutstandingInterest => Math.Max(0, DueInterest - PaidInterest);

    /// <summary>All that was lent or credited as principal within the period.</summary>
    internal decimal Lent => Stretches.Sum(static stretch => stretch.Disbursed + stretch.CreditedPrincipal + stretch.Capitalized);

    /// <summary>Still lent after the period's principal.</summary>
    internal decimal ClosingBalance
    {
        get
        {
            var last = LastStretch;
            return Math.Max(0, last.Balance + last.Correction + last.Capitalized + last.Disbursed + PaidPrincipal - DuePrincipal);
        }
    }

    /// <summary>What an annuity that starts with this period has to pay back.</summary>
    internal decimal BalanceToAmortize
        => (Previous?.ClosingBalance ?? 0) + Stretches.Sum(static stretch => stretch.Disbursed + stretch.Capitalized);

    internal decimal InterestOf(Stretch stretch)
    {
        if (stretch.IsPaused || isReAged)
        {
            return stretch.CreditedInterest;
        }

        var days = Due.DayNumber - stretch.From.DayNumber;
        if (days == 0)
        {
            return Math.Max(0, stretch.CreditedInterest);
        }

        var math = Plan.Math;
        var interest = math.Times(math.Over(math.Times(BaseOf(stretch), stretch.FactorToDue), days), stretch.Days);
        return Math.Max(0, math.Plus(stretch.CreditedInterest, interest));
    }

    /// <summary>What a stretch's interest runs on: its balance, or with flat interest all that was lent before it.</summary>
    internal decimal BaseOf(Stretch stretch) => Plan.Terms.InterestMethod == InterestMethod.Flat ? LentUntil(stretch) : stretch.Balance;

    /// <summary>Lent before a stretch (null: in all), whatever was paid back.</summary>
    internal decimal LentUntil(Stretch? until)
    {
        var lent = LentBefore;
        foreach (var stretch in Stretches)
        {
            if (stretch == until)
            {
                break;
            }

            // What stands at the period's very start is in LentBefore.
            if (stretch.To != From)
            {
                lent += stretch.Disbursed + stretch.Capitalized;
            }
        }

        return lent;
    }

    /// <summary>Interest of the period's days, rounded, without what others leave it.</summary>
    internal decimal OwnInterest() => Plan.Math.Amount(Stretches.Sum(InterestOf));

    /// <summary>Called by the plan, which has settled the periods before. Of them, only the interest that they carry on counts here.</summary>
    internal void Settle()
    {
        var carried = Index == 0 ? 0 : Plan.Periods[Index - 1].carriedInterest;
        if (!isStale && carried == carriedBefore)
        {
            return;
        }

        isStale = false;
        carriedBefore = carried;
        creditedPrincipal = Math.Max(0, Stretches.Sum(static stretch => stretch.CreditedPrincipal));
        creditedInterest = Math.Max(0, Stretches.Sum(static stretch => stretch.CreditedInterest));
        var own = isInterestMoved ? 0 : OwnInterest();
        computedInterest = Math.Max(0, own + fixedInterest + deferredInterest + carried);

        var owed = installment + creditedPrincipal + creditedInterest - CreditsMoved + deferredInterest;
        // Principal that was paid first leaves no room for interest but what others leave it.
        var room = paidPrincipal > Math.Max(0, owed - computedInterest)
            ? Math.Min(owed - paidPrincipal, paidInterest + deferredInterest)
            : Math.Min(computedInterest, owed);
        dueInterest = Math.Max(room, paidInterest);
        duePrincipal = Math.Max(Math.Max(0, owed - dueInterest), paidPrincipal);
        carriedInterest = carriesNoInterest ? 0 : computedInterest - dueInterest;
    }

    private void TakeSettled(PlanPeriod other)
    {
        (computedInterest, dueInterest, duePrincipal) = (other.computedInterest, other.dueInterest, other.duePrincipal);
        (carriedInterest, creditedPrincipal, creditedInterest) = (other.carriedInterest, other.creditedPrincipal, other.creditedInterest);
        (carriedBefore, isStale) = (other.carriedBefore, other.isStale);
    }

    private PlanPeriod Settled()
    {
        Plan.Settle(Index);
        return this;
    }
}
