namespace FinData.Lending;

/// <summary>
/// The equal installment that pays off a principal over periods that need not be equal, before rounding. The schedule is run once with the installment unknown:
/// principal and carried interest are each a known amount less a multiple of it, both discounted, so that no number grows. What is then left of the known
/// amount, less the balloon, is the installment times the multiple. With interest due in every period the multiple is the sum of the discount factors.
/// </summary>
internal static class Annuity
{
    // A smaller gain leaves too few digits of one less its discount factor for the sum of a geometric row: such periods are added one by one.
    private const decimal MinGain = 0.000_001m;

    internal static decimal Of(PlanCursor cursor, LoanTerms terms)
    {
        var digits = terms.Currency.MinorDigits;
        var dates = new InstallmentDates(terms);
        var lent = terms.InterestMode == InterestMode.Flat ? MinorUnits.ToDecimal(cursor.Lent, digits) : 0;
        var run = new AnnuityRun(MinorUnits.ToDecimal(cursor.Undue, digits), AccrualUnits.ToDecimal(cursor.Accrued), cursor.Rate.IsCompound);
        var gains = default(PeriodGains);
        while (cursor.Next <= dates.Count)
        {
            var due = dates.DueDay(cursor.Next);
            var (gain, discount) = cursor.Next <= terms.InterestFree ? (0m, 1m) : gains.Of(cursor.Fraction(terms, due));
            var (paysInterest, paysInstallment) = (cursor.Next > terms.InterestGrace, cursor.Next > terms.PrincipalGrace);
            if (terms.InterestMode == InterestMode.Flat)
            {
                run.Earn(lent * gain);
                run.Pay(paysInterest, paysInstallment);
            }
            else if (paysInterest && paysInstallment)
            {
                run.PayOnceMore(discount);
                if (cursor.Next >= terms.InterestFree)
                {
                    // From here on all periods are alike but for their length.
                    cursor.PassTo(due);
                    run.PayAll(cursor.IsWhole(terms, dates) ? EvenRow(cursor, terms, dates, ref gains) : Row(cursor, terms, dates, ref gains));
                    break;
                }
            }
            else
            {
                run.Accrue(gain);
                run.Pay(paysInterest, paysInstallment);
            }

            cursor.PassTo(due);
        }

        return run.Installment(Math.Min(terms.Balloon, MinorUnits.ToDecimal(cursor.Undue, digits)));
    }

    /// <summary>
    /// Of a German loan: going backwards from the last installment, which is all principal, what is left before an installment is that and what it leaves
    /// without the next period's interest. Of equal periods: principal * rate / (1 - (1 - rate)^count).
    /// </summary>
    internal static decimal OfGerman(PlanCursor cursor, LoanTerms terms)
    {
        var dates = new InstallmentDates(terms);
        var principal = MinorUnits.ToDecimal(cursor.Undue, terms.Currency.MinorDigits);
        var (share, sum) = (1m, 1m);
        for (cursor.Next++; cursor.Next <= dates.Count; cursor.Next++)
        {
            cursor.PeriodStart = cursor.SegmentStart = dates.DueDay(cursor.Next - 1);
            share *= 1 - cursor.AdvanceFraction(terms).ToDecimal();
            sum += share;
        }

        return principal / sum;
    }

    // Whole periods have one gain: their discount factors are a geometric row.
    private static (decimal Sum, decimal Discount) EvenRow(PlanCursor cursor, LoanTerms terms, InstallmentDates dates, ref PeriodGains gains)
    {
        var (gain, factor) = gains.Of(cursor.Fraction(terms, dates.DueDay(cursor.Next)));
        if (gain < MinGain)
        {
            return Row(cursor, terms, dates, ref gains);
        }

        var (all, square) = (1m, factor);
        for (var periods = dates.Count - cursor.Next + 1; periods > 0; periods >>= 1)
        {
            all = (periods & 1) == 1 ? all * square : all;
            square *= square;
        }

        return (factor * (1 - all) / (1 - factor), all);
    }

    /// <summary>The sum of the discount factors of the periods that are left, and the last of them.</summary>
    private static (decimal Sum, decimal Discount) Row(PlanCursor cursor, LoanTerms terms, InstallmentDates dates, ref PeriodGains gains)
    {
        var discount = DiscountFactor.One;
        UInt128 sum = 0;
        while (cursor.Next <= dates.Count)
        {
            var due = dates.DueDay(cursor.Next);
            discount = discount.Times(gains.FactorOf(cursor.Fraction(terms, due)));
            sum += discount.Part;
            cursor.PassTo(due);
        }

        return (DiscountFactor.SumToDecimal(sum), DiscountFactor.ToDecimal(discount));
    }
}
