namespace FinData.Lending.Tests.Oracle;

/// <summary>A schedule of equal installments run to its end with a given one, each figure rounded where it is posted.</summary>
internal sealed class NaiveSchedule(LoanTerms terms, Rate rate, NaivePeriods periods, List<DateOnly> dates)
{
    internal decimal RunToTheEnd(int next, decimal undue, decimal lent, decimal accrued, DateOnly begun, DateOnly since, decimal installment)
    {
        for (var i = next; ; i++)
        {
            var due = dates[i];
            var principal = terms.InterestMode == InterestMode.Flat ? (undue > 0 ? lent : 0) : undue;
            accrued += periods.Interest(rate, principal, accrued, i, begun, since, due);
            var isDailyRest = terms.InterestMode == InterestMode.DailyRest;
            var interest = i < terms.InterestGrace ? 0
                : Math.Max(0, isDailyRest ? NaiveRounding.Postable(accrued, terms) : NaiveRounding.ToPosted(accrued, terms));
            accrued = isDailyRest || i < terms.InterestGrace ? accrued - interest : 0;
            if (i == dates.Count - 1)
            {
                return undue + interest;
            }

            undue -= i < terms.PrincipalGrace ? 0 : Math.Min(Math.Max(0, undue - terms.Balloon), Math.Max(0, installment - interest));
            begun = since = due;
        }
    }
}
