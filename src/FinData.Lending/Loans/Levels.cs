namespace FinData.Lending;

/// <summary>What an installment has to be, so that those that are left repay what has not fallen due: see <see cref="PlanCursor.Level"/>.</summary>
internal static class Levels
{
    // The last installment comes within a cent or two of the others in one or two steps; rounding to large multiples may take some more.
    private const int MaxSteps = 10;

    // The exact installment may be a round figure that 28 digits miss by the last one; rounding up must not turn that into a cent.
    private const int GuardDigits = 10;

    internal static long Of(PlanCursor cursor, LoanTerms terms)
    {
        var count = new InstallmentDates(terms).Count;
        return terms.Amortization switch
        {
            _ when cursor.Next > count => 0,
            Amortization.EqualPrincipal => EqualPart(cursor, terms),
            Amortization.EqualInstallment when terms.InstallmentMethod == InstallmentMethod.Iterated => Iterate(cursor, terms),
            Amortization.EqualInstallment => Rounded(Annuity.Of(cursor, terms), terms),
            Amortization.German => Rounded(Annuity.OfGerman(cursor, terms), terms),
            Amortization.Custom => ScaleOf(cursor, terms),
            _ => 0,
        };
    }

    /// <summary>The agreed part of a custom installment, scaled as <see cref="ScaleOf"/> says.</summary>
    internal static long CustomPart(LoanTerms terms, int number, long scale)
    {
        var part = terms.ToMinor(terms.Installments[number - 1].Principal);
        var whole = terms.ToMinor(terms.Principal);
        return scale == whole ? part : (long)Rounding.Divide((Int128)part * scale, whole, terms.Rounding);
    }

    private static long EqualPart(PlanCursor cursor, LoanTerms terms)
    {
        var left = terms.Count - Math.Max(cursor.Next - 1, terms.PrincipalGrace);
        var free = Math.Max(0, cursor.Undue - terms.ToMinor(terms.Balloon));
        var step = StepOf(terms);
        return (long)Rounding.Divide(free, (Int128)left * step, RuleOf(terms)) * step;
    }

    private static long Rounded(decimal installment, LoanTerms terms)
    {
        var step = StepOf(terms);
        var steps = decimal.Round(installment, GuardDigits) * MinorUnits.PowerOfTen(terms.Currency.MinorDigits) / step;
        return Rounding.ToMinor(steps, digits: 0, RuleOf(terms)) * step;
    }

    // Moves the installment by what the last one differs, spread over all of them, as long as the difference gets smaller.
    private static long Iterate(PlanCursor cursor, LoanTerms terms)
    {
        var step = StepOf(terms);
        var left = terms.Count - Math.Max(cursor.Next - 1, terms.PrincipalGrace);
        cursor.Level = Rounded(Annuity.Of(cursor, terms), terms);
        var difference = LastOf(cursor, terms) - cursor.Level;
        for (var tries = 0; tries < MaxSteps; tries++)
        {
            var next = cursor;
            next.Level += (long)Rounding.Divide(difference, (Int128)left * step, RoundingRule.HalfUp) * step;
            var rest = next.Level == cursor.Level ? difference : LastOf(next, terms) - next.Level;
            if (Math.Abs(rest) >= Math.Abs(difference))
            {
                break;
            }

            (cursor, difference) = (next, rest);
        }

        return cursor.Level;
    }

    // The last installment without the balloon.
    private static long LastOf(PlanCursor cursor, LoanTerms terms)
    {
        var dates = new InstallmentDates(terms);
        var last = (Principal: 0L, Interest: 0L);
        while (cursor.Next <= dates.Count)
        {
            cursor.CloseSegment(terms, cursor.Undue, dates.DueDay(cursor.Next));
            last = cursor.FallDue(terms);
        }

        return last.Principal + last.Interest - terms.ToMinor(terms.Balloon);
    }

    // The agreed parts of what is left, brought to what is left to repay: the same scale of the agreed principal.
    private static long ScaleOf(PlanCursor cursor, LoanTerms terms)
    {
        var agreed = 0L;
        for (var number = cursor.Next; number <= terms.Count; number++)
        {
            agreed += terms.ToMinor(terms.Installments[number - 1].Principal);
        }

        return agreed == 0 ? 0 : (long)Rounding.Divide((Int128)cursor.Undue * terms.ToMinor(terms.Principal), agreed, terms.Rounding);
    }

    private static RoundingRule RuleOf(LoanTerms terms) => terms.InstallmentRounding ?? terms.Rounding;

    private static long StepOf(LoanTerms terms) => terms.InstallmentMultiple is { } multiple ? terms.ToMinor(multiple) : 1;
}
