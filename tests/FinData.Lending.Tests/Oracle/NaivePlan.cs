namespace FinData.Lending.Tests.Oracle;

/// <summary>The plan of a loan: which installments are still to come, and how interest runs towards the next.</summary>
internal sealed class NaivePlan(LoanTerms terms, Rate agreed, DateOnly start, List<NaiveInstallment> installments)
{
    private readonly NaivePeriods periods = new(terms, [.. installments.Select(static installment => installment.DueDate)]);
    private Rate rate = agreed;
    private DateOnly periodStart = start;
    private DateOnly since = start;
    private decimal accrued;
    private decimal undue;
    private decimal lent;
    private decimal level;
    private int next = installments.FindIndex(installment => installment.DueDate > start);

    private bool IsFixed => terms.InterestMode != InterestMode.DailyRest;

    internal static List<DateOnly> DueDates(LoanTerms terms) => NaiveDates.Of(terms);

    internal decimal AccruedAt(DateOnly date, decimal outstanding)
    {
        var principal = terms.InterestMode switch
        {
            InterestMode.DailyRest => outstanding,
            InterestMode.Flat => undue > 0 ? lent : 0,
            _ => undue,
        };
        return accrued + periods.Interest(rate, principal, accrued, next, periodStart, since, date);
    }

    /// <summary>Ends the running stretch; interest that comes up after the last due date is owed with the last installment.</summary>
    internal void Settle(DateOnly date, decimal outstanding)
    {
        (accrued, since) = (AccruedAt(date, outstanding), date);
        var interest = NaiveRounding.Postable(accrued, terms.Rounding);
        if (next == installments.Count && interest > 0)
        {
            installments[^1].Interest += interest;
            accrued -= interest;
        }
    }

    internal void FallDue(DateOnly date, decimal outstanding)
    {
        (accrued, since) = (AccruedAt(date, outstanding), date);
        var given = terms.Amortization == Amortization.Custom ? terms.Installments[next].Interest : null;
        var isAsked = next >= terms.InterestGrace;
        var rounded = IsFixed ? NaiveRounding.ToCents(accrued, terms.Rounding) : NaiveRounding.Postable(accrued, terms.Rounding);
        var interest = given ?? (isAsked ? Math.Max(0, rounded) : 0);
        var principal = PrincipalPart(interest);
        installments[next].Interest = interest;
        installments[next].Principal = principal;
        accrued = given is not null || (IsFixed && isAsked) ? 0 : accrued - interest;
        undue -= principal;
        periodStart = date;
        next++;
    }

    internal void Reprice(DateOnly date, decimal outstanding, Rate newRate, decimal lend)
    {
        (accrued, since) = (AccruedAt(date, outstanding), date);
        rate = newRate;
        undue += lend;
        lent += lend;
        if (next >= installments.Count)
        {
            return;
        }

        if (lend > 0 && terms.InstallmentAmount is { } amount)
        {
            level = amount;
        }
        else if (lend > 0 || terms.Amortization == Amortization.EqualInstallment)
        {
            level = new NaiveLevel(terms, rate, periods, installments).Of(next, undue, lent, accrued, periodStart, since);
        }
    }

    private decimal PrincipalPart(decimal interest)
    {
        if (next == installments.Count - 1)
        {
            return undue;
        }

        var free = Math.Max(0, undue - terms.Balloon);
        return terms.Amortization switch
        {
            Amortization.Custom => Math.Min(undue, NaiveRounding.ToCents(terms.Installments[next].Principal * level / terms.Principal, terms.Rounding)),
            _ when next < terms.PrincipalGrace => 0,
            Amortization.EqualPrincipal => Math.Min(level, free),
            Amortization.EqualInstallment => Math.Min(free, Math.Max(0, level - interest)),
            _ => 0,
        };
    }
}
