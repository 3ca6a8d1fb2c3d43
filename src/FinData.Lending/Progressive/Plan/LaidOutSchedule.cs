namespace FinData.Lending.Progressive;

/// <summary>
/// Installments of a cumulative schedule that follow from what was lent and agreed alone: without interest, or with flat interest whose terms changed. Each
/// takes an equal part of all that was lent, so money that is lent later raises the earlier installments too; what is lent behind the last one
/// falls due with the periods that go on from there.
/// </summary>
internal sealed class LaidOutSchedule
{
    private readonly LoanFacts facts;
    private readonly InterestPlan plan;
    private readonly Queue<(DateOnly Date, decimal Amount)> lent;
    private readonly Queue<Variation> variations;
    private readonly decimal total;
    private int count;
    private int principalGraceUntil;
    private int interestGraceUntil;
    private decimal part;
    private decimal ratePercent;

    private LaidOutSchedule(LoanFacts facts, InterestPlan plan, IEnumerable<(DateOnly Date, decimal Amount)> lent)
    {
        this.facts = facts;
        this.plan = plan;
        this.lent = new(lent.OrderBy(static part => part.Date));
        variations = new(facts.Variations.Where(static variation => !variation.IsRemoved).OrderBy(static variation => variation.From).ThenBy(static variation => variation.Id));
        total = this.lent.Sum(static part => part.Amount);
        count = facts.Terms.InstallmentCount;
        principalGraceUntil = facts.Terms.GraceOnPrincipal;
        interestGraceUntil = facts.Terms.GraceOnInterest;
        ratePercent = facts.AnnualRatePercent;
        part = PartOf(total, count - principalGraceUntil);
    }

    internal static List<(DateOnly From, DateOnly Due, decimal Principal, decimal Interest)> Of(
        LoanFacts facts, InterestPlan plan, IEnumerable<(DateOnly Date, decimal Amount)> lent) => new LaidOutSchedule(facts, plan, lent).LayOut();

    private List<(DateOnly From, DateOnly Due, decimal Principal, decimal Interest)> LayOut()
    {
        var periods = new List<(DateOnly From, DateOnly Due, decimal Principal, decimal Interest)>();
        var agreed = ScheduleDates.Of(facts.Terms, facts.Start);
        var (from, seed, isMoved) = (facts.Start, facts.Terms.FirstDue ?? facts.Start, false);
        var (balance, repaid, exact, noted, waiting) = (0m, 0m, 0m, 0m, 0m);
        for (var number = 1; number <= count || balance > 0 || lent.Count > 0; number++)
        {
            var due = !isMoved && number <= agreed.Count ? agreed[number - 1].Due : ScheduleDates.Next(from, seed, facts.Terms.RepaymentEvery, facts.Terms.RepaymentFrequency);
            while (variations.TryPeek(out var variation) && variation.From <= due)
            {
                if (Vary(variations.Dequeue(), number, repaid) is { } moved)
                {
                    (due, seed, isMoved) = (moved, moved, true);
                }
            }

            while (lent.TryPeek(out var next) && next.Date <= due)
            {
                balance += lent.Dequeue().Amount;
            }

            exact += ExactInterest();
            var interest = number == count ? facts.Math.Amount(exact) - noted : number > count ? 0 : facts.Math.Amount(ExactInterest());
            noted += interest;
            waiting += interest;
            var dueInterest = number <= interestGraceUntil && number != count ? 0 : waiting;
            waiting -= dueInterest;
            var principal = number == count ? balance : number <= principalGraceUntil ? 0 : Math.Min(balance, plan.ToMultiple(facts.Math.Amount(part + interest)) - interest);
            balance -= principal;
            repaid += principal;
            periods.Add((from, due, principal, dueInterest));
            from = due;
        }

        return periods;
    }

    // A due date that moves, or null.
    private DateOnly? Vary(Variation variation, int number, decimal repaid)
    {
        switch (variation)
        {
            case DueDateVariation due:
                return due.NewDue;
            case RateVariation rate:
                ratePercent = rate.RatePercent;
                break;
            case ExtraTermsVariation extra:
                count += extra.Count;
                part = PartOf(total - repaid, count - number + 1);
                break;
            case GraceVariation grace:
                // Principal waits in installments of their own; interest is due with the next installment.
                count += grace.Principal;
                principalGraceUntil = number - 1 + grace.Principal;
                interestGraceUntil = number - 1 + grace.Interest;
                break;
        }

        return null;
    }

    private decimal PartOf(decimal amount, int parts) => facts.Math.Over(amount, Math.Max(1, parts));

    private decimal ExactInterest() => facts.Math.Over(facts.Math.Times(facts.Math.Times(total, ratePercent), plan.PeriodInYears()), 100);
}
