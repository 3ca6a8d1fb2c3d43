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
        var isEven = terms.InterestMode == InterestMode.Scheduled && cursor.Next > terms.InterestFree;
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
                if (isEven && gain > MinGain && cursor.SegmentStart == cursor.PeriodStart && cursor.IsWhole(terms, dates))
                {
                    run.PayMore(discount, dates.Count - cursor.Next);
                    break;
                }
            }
            else
            {
                run.Accrue(gain);
                run.Pay(paysInterest, paysInstallment);
            }

            cursor.Next++;
            cursor.PeriodStart = cursor.SegmentStart = due;
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
}
