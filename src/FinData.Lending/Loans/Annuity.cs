namespace FinData.Lending;

/// <summary>
/// The equal installment that pays off a principal over periods that need not be equal: what is outstanding, with the interest that has accrued on it in the
/// period under way, over the sum of the discount factors.
/// </summary>
internal static class Annuity
{
    // The exact installment may be a round figure that 28 digits miss by the last one; rounding up must not turn that into a cent.
    private const int GuardDigits = 10;

    internal static long Of(PlanCursor cursor, LoanTerms terms, RoundingRule rule)
    {
        var digits = terms.Currency.MinorDigits;
        var dates = new InstallmentDates(terms);
        var outstanding = MinorUnits.ToDecimal(cursor.Undue, digits);
        var discount = 1m;
        var sum = 0m;
        for (var isFirst = true; cursor.Next <= dates.Count; isFirst = false)
        {
            var due = dates.DueDay(cursor.Next);
            discount /= 1 + cursor.Fraction(terms, due).ToDecimal();
            sum += discount;
            outstanding += isFirst ? AccrualUnits.ToDecimal(cursor.Accrued) * discount : 0;
            cursor.Next++;
            cursor.PeriodStart = cursor.SegmentStart = due;
        }

        return Rounding.ToMinor(decimal.Round(outstanding / sum, GuardDigits), digits, rule);
    }
}
