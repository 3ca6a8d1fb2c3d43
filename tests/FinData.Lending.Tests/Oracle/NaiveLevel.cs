namespace FinData.Lending.Tests.Oracle;

/// <summary>
/// The installment that repays what is left, found by trying: what the schedule leaves at its end falls evenly with the installment, so two runs in plain
/// decimals tell the one that leaves just the balloon.
/// </summary>
internal sealed class NaiveLevel(LoanTerms terms, Rate rate, NaivePeriods periods, List<DateOnly> dates)
{
    private RoundingRule Rule => terms.InstallmentRounding ?? terms.Rounding;

    private decimal Step => terms.InstallmentMultiple ?? NaiveRounding.Least(terms.Currency);

    internal decimal Of(int next, decimal undue, decimal lent, decimal accrued, DateOnly begun, DateOnly since)
    {
        var left = dates.Count - Math.Max(next, terms.PrincipalGrace);
        switch (terms.Amortization)
        {
            case Amortization.EqualPrincipal:
                return Rounded(Math.Max(0, undue - terms.Balloon) / left);
            case Amortization.Custom:
                var agreed = terms.Installments.Skip(next).Sum(static installment => installment.Principal);
                return agreed == 0 ? 0 : NaiveRounding.ToPosted(undue * terms.Principal / agreed, terms);
            case Amortization.EqualInstallment:
                var (atNone, atOne) = (Left(0), Left(1));
                var level = Rounded(Math.Round((atNone - Math.Min(terms.Balloon, undue)) / (atNone - atOne), 10));
                return terms.InstallmentMethod == InstallmentMethod.Iterated ? Iterate(level, left, Last) : level;
            case Amortization.German:
                return Rounded(Math.Round(undue / GermanSum(), 10));
            default:
                return 0;
        }

        // What a German installment of one repays: the last one itself, and each one before what is left after it, less the next period's interest on that.
        decimal GermanSum()
        {
            var sum = 1m;
            for (var i = dates.Count - 1; i > next; i--)
            {
                sum = 1 + ((1 - periods.Gain(rate, i, dates[i - 1], dates[i - 1], dates[i])) * sum);
            }

            return sum;
        }

        // What is left of the principal at the end, all digits kept.
        decimal Left(decimal installment)
        {
            var (owed, carried, from, start) = (undue, accrued, since, begun);
            for (var i = next; i < dates.Count; i++)
            {
                var gain = periods.Gain(rate, i, start, from, dates[i]);
                carried += gain * (terms.InterestMode == InterestMode.Flat ? lent : NaiveInterest.IsCompound(rate) ? owed + carried : owed);
                var interest = i >= terms.InterestGrace ? carried : 0;
                carried -= interest;
                owed -= i >= terms.PrincipalGrace ? installment - interest : 0;
                from = start = dates[i];
            }

            return owed;
        }

        // The last installment of the schedule as it would be, without the balloon.
        decimal Last(decimal installment)
        {
            var plan = new NaiveSchedule(terms, rate, periods, dates);
            return plan.RunToTheEnd(next, undue, lent, accrued, begun, since, installment) - terms.Balloon;
        }
    }

    private static decimal Away(decimal steps) => Math.Round(steps, MidpointRounding.AwayFromZero);

    private decimal Rounded(decimal amount) => Rule switch
    {
        RoundingRule.HalfUp => Math.Round(amount / Step, MidpointRounding.AwayFromZero),
        RoundingRule.Up => Math.Ceiling(amount / Step),
        RoundingRule.Down => Math.Floor(amount / Step),
        _ => Math.Round(amount / Step, MidpointRounding.ToEven),
    } * Step;

    private decimal Iterate(decimal level, int left, Func<decimal, decimal> last)
    {
        for (var tries = 0; tries < 10; tries++)
        {
            var moved = level + (Away((last(level) - level) / (left * Step)) * Step);
            if (Math.Abs(last(moved) - moved) >= Math.Abs(last(level) - level))
            {
                return level;
            }

            level = moved;
        }

        return level;
    }
}
