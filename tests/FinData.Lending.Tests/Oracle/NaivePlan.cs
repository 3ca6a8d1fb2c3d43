namespace FinData.Lending.Tests.Oracle;

/// <summary>The plan of a loan: which installments are still to come, and how interest runs towards the next.</summary>
internal sealed partial class NaivePlan(LoanTerms terms, Rate agreed, DateOnly start, int numbered = 0)
{
    private readonly List<DateOnly> dates = NaiveDates.Of(terms);
    private readonly NaivePeriods periods = new(terms, NaiveDates.Of(terms));
    private Rate rate = agreed;
    private DateOnly periodStart = start;
    private DateOnly since = start;
    private decimal lent;
    private decimal level;
    private int next = NaiveDates.Of(terms).FindIndex(date => date > start);

    internal LoanTerms Terms => terms;

    internal decimal Undue { get; set; }

    /// <summary>Interest of the stretches that have ended.</summary>
    internal decimal Accrued { get; set; }

    internal DateOnly? NextDate => next < dates.Count ? dates[next] : null;

    internal int NextNumber => numbered + next + 1;

    private bool IsFixed => terms.InterestMode != InterestMode.DailyRest;

    /// <summary>Installments that were due when the loan began.</summary>
    internal IEnumerable<(int Number, DateOnly Date)> Passed() => dates.Take(next).Select(static (date, i) => (i + 1, date));

    internal decimal AccruedAt(DateOnly date, decimal outstanding)
    {
        if (terms.Amortization == Amortization.German)
        {
            return Accrued;
        }

        var principal = terms.InterestMode switch
        {
            InterestMode.DailyRest => outstanding,
            InterestMode.Flat => Undue > 0 ? lent : 0,
            _ => Undue,
        };
        return Accrued + periods.Interest(rate, principal, Accrued, next, periodStart, since, date);
    }

    internal void EndStretch(DateOnly date, decimal outstanding) => (Accrued, since) = (AccruedAt(date, outstanding), date);

    internal (decimal Principal, decimal Interest) FallDue(DateOnly date, decimal outstanding)
    {
        EndStretch(date, outstanding);
        var (principal, interest) = terms.Amortization == Amortization.German ? NextGerman() : NextInstallment();
        Undue -= principal;
        periodStart = date;
        next++;
        return (principal, interest);
    }

    internal void Lend(DateOnly date, decimal outstanding, decimal amount)
    {
        EndStretch(date, outstanding);
        Undue += amount;
        lent += amount;
        level = terms.InstallmentAmount ?? NewLevel();
    }

    internal void ChangeRate(DateOnly date, decimal outstanding, Rate newRate, Keep keep)
    {
        EndStretch(date, outstanding);
        rate = newRate;
        if (keep == Keep.Term && terms.Amortization is Amortization.EqualInstallment or Amortization.German)
        {
            Reprice();
        }
    }

    internal void Reprice() => level = NewLevel();

    /// <summary>A German loan's interest of the period that begins where the plan stands.</summary>
    internal decimal InAdvance() => NaiveRounding.ToPosted(InterestAhead(next, periodStart, Undue), terms);

    /// <summary>The rest of the plan if everything is paid as it asks.</summary>
    internal IEnumerable<(int Number, DateOnly Date, decimal Principal, decimal Interest)> ToCome()
    {
        var copy = (NaivePlan)MemberwiseClone();
        while (copy.NextDate is { } date)
        {
            var number = copy.NextNumber;
            var (principal, interest) = copy.FallDue(date, copy.Undue);
            yield return (number, date, principal, interest);
        }
    }

    private decimal NewLevel() => next >= dates.Count ? 0 : new NaiveLevel(terms, rate, periods, dates).Of(next, Undue, lent, Accrued, periodStart, since);

    private decimal InterestAhead(int index, DateOnly from, decimal principal)
        => index >= dates.Count ? 0 : periods.Interest(rate, principal, 0, index, from, from, dates[index]);

    private (decimal Principal, decimal Interest) NextInstallment()
    {
        var given = terms.Amortization == Amortization.Custom ? terms.Installments[next].Interest : null;
        var isAsked = next >= terms.InterestGrace;
        var rounded = IsFixed ? NaiveRounding.ToPosted(Accrued, terms) : NaiveRounding.Postable(Accrued, terms);
        var interest = given ?? (isAsked ? Math.Max(0, rounded) : 0);
        Accrued = given is not null || (IsFixed && isAsked) ? 0 : Accrued - interest;
        return (PrincipalPart(interest), interest);
    }

    // The part and the next period's interest on what it leaves come to the installment.
    private (decimal Principal, decimal Interest) NextGerman()
    {
        if (next == dates.Count - 1)
        {
            return (Undue, 0);
        }

        var share = next + 1 < dates.Count ? periods.Gain(rate, next + 1, dates[next], dates[next], dates[next + 1]) : 0;
        var part = Math.Min(Undue, Math.Max(0, NaiveRounding.ToPosted((level - (Undue * share)) / (1 - share), terms)));
        var interest = NaiveRounding.ToPosted(InterestAhead(next + 1, dates[next], Undue - part), terms);
        return (Math.Min(Undue, Math.Max(0, level - interest)), interest);
    }

    private decimal PrincipalPart(decimal interest)
    {
        if (next == dates.Count - 1)
        {
            return Undue;
        }

        var free = Math.Max(0, Undue - terms.Balloon);
        return terms.Amortization switch
        {
            Amortization.Custom => Math.Min(Undue, NaiveRounding.ToPosted(terms.Installments[next].Principal * level / terms.Principal, terms)),
            _ when next < terms.PrincipalGrace => 0,
            Amortization.EqualPrincipal => Math.Min(level, free),
            Amortization.EqualInstallment => Math.Min(free, Math.Max(0, level - interest)),
            _ => 0,
        };
    }
}
