namespace FinData.Lending;

internal partial struct PlanCursor
{
    /// <summary>What falls due next, as minor units; the segment must have been closed at the due date. Moves to the following period.</summary>
    internal (long Principal, long Interest) FallDue(LoanTerms terms)
    {
        if (terms.Amortization == Amortization.German)
        {
            return FallDueInAdvance(terms);
        }

        var digits = terms.Currency.MinorDigits;
        var isFixed = terms.InterestMode != InterestMode.DailyRest;
        var agreed = AgreedInterest(terms);
        var interest = agreed is { } given ? given
            : Next <= terms.InterestGrace ? 0
            : isFixed ? Math.Max(0, AccrualUnits.ToMinor(Accrued, digits, terms.Rounding))
            : Math.Max(0, AccrualUnits.ToPostable(Accrued, digits, terms.Rounding));
        var principal = PrincipalPart(terms, interest);

        // A schedule fixes interest: what rounding gives or takes ends with the period. Daily rest carries it on, and so does interest grace with all of it.
        var ends = agreed is not null || (isFixed && Next > terms.InterestGrace);
        Accrued = ends ? 0 : Accrued - AccrualUnits.FromMinor(interest, digits);
        Pass(principal);
        return (principal, interest);
    }

    // The installment is the principal part and the next period's interest on what that part leaves. Solved for the part and rounded, it may be a cent off the
    // installment with its own interest, which the part then takes.
    private (long Principal, long Interest) FallDueInAdvance(LoanTerms terms)
    {
        var dates = new InstallmentDates(terms);
        if (Next == dates.Count)
        {
            var rest = Undue;
            Pass(rest);
            return (rest, 0);
        }

        var after = this;
        after.Pass(0);
        var share = after.AdvanceFraction(terms).ToDecimal();
        var part = Math.Clamp(Rounding.ToMinor((Level - (Undue * share)) / (1 - share), digits: 0, terms.Rounding), 0, Undue);
        after.Undue -= part;
        var interest = AccrualUnits.ToMinor(after.InAdvance(terms), terms.Currency.MinorDigits, terms.Rounding);
        part = Math.Clamp(Level - interest, 0, Undue);
        Pass(part);
        return (part, interest);
    }

    private void Pass(long principal)
    {
        Undue -= principal;
        Next++;
        PeriodStart = SegmentStart;
    }

    private readonly long? AgreedInterest(LoanTerms terms)
        => terms.Amortization == Amortization.Custom && terms.Installments[Next - 1].Interest is { } given ? terms.ToMinor(given) : null;

    private readonly long PrincipalPart(LoanTerms terms, long interest)
    {
        if (Next == new InstallmentDates(terms).Count)
        {
            return Undue;
        }

        if (Next <= terms.PrincipalGrace)
        {
            return 0;
        }

        var free = Math.Max(0, Undue - terms.ToMinor(terms.Balloon));
        return terms.Amortization switch
        {
            Amortization.EqualPrincipal => Math.Min(Level, free),
            Amortization.EqualInstallment => Math.Clamp(Level - interest, 0, free),
            Amortization.Custom => Math.Min(Levels.CustomPart(terms, Next, Level), Undue),
            _ => 0,
        };
    }
}
