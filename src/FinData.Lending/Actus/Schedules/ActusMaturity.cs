namespace FinData.Lending;

/// <summary>When a contract ends: at the time in its terms, or, where they have none, when its payments have redeemed the notional (state Md in the technical specification).</summary>
internal static class ActusMaturity
{
    // A century of days; a payment that redeems almost nothing would go on for longer.
    private const int MaxPeriods = 40_000;

    internal static DateTime Of(ActusTerms terms)
    {
        var given = terms.MaturityDate ?? (terms.ContractType == ActusContractType.ANN ? terms.AmortizationDate : null);
        if (given is { } time)
        {
            return time;
        }

        // The reader lets no such contract through without a cycle and a payment.
        var cycle = terms.CycleOfPrincipalRedemption!.Value;
        var payment = terms.NextPrincipalRedemptionPayment!.Value;
        var (last, isPast) = LastRedemption(terms, cycle);
        var redeemed = payment - Interest(terms, cycle, last);
        if (redeemed * MaxPeriods < terms.NotionalPrincipal)
        {
            throw new ActusException(
                $"nextPrincipalRedemptionPayment: it does not cover the interest and redeem the notional in {MaxPeriods} payments; give maturityDate, or a larger payment");
        }

        // A year fraction such as 1/3 has a last digit that is rounded, and must not make for one payment more. A redemption still to come is the first of those left.
        var periods = Math.Ceiling(decimal.Round(terms.NotionalPrincipal / redeemed, 12)) - (isPast ? 0 : 1);
        return cycle.After(last, (int)periods, terms.EndOfMonth);
    }

    private static decimal Interest(ActusTerms terms, ActusCycle cycle, DateTime last)
    {
        if (terms.ContractType == ActusContractType.LAM)
        {
            return 0;
        }

        var businessDays = new ActusBusinessDays(terms);
        var year = new ActusYearFraction(terms.DayCountConvention, businessDays, maturity: null);
        return terms.NotionalPrincipal * terms.NominalInterestRate!.Value * year.Between(last, cycle.After(last, 1, terms.EndOfMonth));
    }

    /// <summary>The first redemption, if it is not before the status date; else the last one before the status date.</summary>
    private static (DateTime Time, bool IsPast) LastRedemption(ActusTerms terms, ActusCycle cycle)
    {
        var first = terms.CycleAnchorDateOfPrincipalRedemption ?? cycle.After(terms.InitialExchangeDate, 1, terms.EndOfMonth);
        if (first >= terms.StatusDate)
        {
            return (first, false);
        }

        var passed = 0;
        while (cycle.After(first, passed + 1, terms.EndOfMonth) < terms.StatusDate)
        {
            passed++;
        }

        return (cycle.After(first, passed, terms.EndOfMonth), true);
    }
}
