namespace FinData.Lending;

internal sealed partial class ActusLife
{
    private decimal InitialExchange(in ActusScheduled e)
    {
        Exchange(e.Scheduled);
        if (terms is { AccruedInterest: null, CycleAnchorDateOfInterestPayment: { } anchor } && anchor < e.Scheduled)
        {
            accrued = AccruedSince(anchor, rate);
        }

        if (plan.FirstFixing == e.Scheduled)
        {
            payment = Annuity(plan.RedemptionsFrom(e.Scheduled));
        }

        return -terms.RoleSign * (terms.NotionalPrincipal + terms.PremiumDiscountAtIED);
    }

    private decimal Reset(in ActusScheduled e)
    {
        var observed = market.Observe("marketObjectCodeOfRateReset", terms.MarketObjectCodeOfRateReset!, e);
        var change = (observed * terms.RateMultiplier) + terms.RateSpread - rate;
        change = Within(change, terms.PeriodFloor, terms.PeriodCap);
        return ResetTo(Within(rate + change, terms.LifeFloor, terms.LifeCap));
    }

    private decimal ResetTo(decimal newRate)
    {
        rate = newRate;
        return 0;
    }

    private decimal FixPayment()
    {
        payment = Annuity(plan.RedemptionsAfter(last));
        return 0;
    }

    private decimal FixBase()
    {
        interestBase = notional;
        return 0;
    }

    /// <summary>
    /// The multiplier is the index against that of the contract deal date. The specification's text has (index - base) / base, which would scale an unchanged index
    /// to nothing; the published results are the ratio.
    /// </summary>
    private decimal Scale(in ActusScheduled e)
    {
        var index = market.Observe("marketObjectCodeOfScalingIndex", terms.MarketObjectCodeOfScalingIndex!, e) / terms.ScalingIndexAtContractDealDate!.Value;
        notionalScale = terms.ScalesNotional ? index : notionalScale;
        interestScale = terms.ScalesInterest ? index : interestScale;
        return 0;
    }

    /// <summary>
    /// The interest base follows the notional where the terms say so (NT). That of a linear amortizer follows it from its first amount on with NTIED, too: the
    /// specification's text would keep the first amount, but the published results have it move with each redemption.
    /// </summary>
    private void MoveBase()
    {
        if (terms.InterestCalculationBase == ActusInterestBase.NT
            || terms is { ContractType: ActusContractType.LAM, InterestCalculationBase: ActusInterestBase.NTIED })
        {
            interestBase = notional;
        }
    }

    private decimal InitialPayment() => terms.ContractType switch
    {
        ActusContractType.LAM => EqualPart(),
        ActusContractType.ANN when terms.InitialExchangeDate <= terms.StatusDate => Annuity(plan.RedemptionsAfter(last)),
        _ => 0,
    };

    /// <summary>The notional in equal parts, one for each redemption that is left, maturity included.</summary>
    private decimal EqualPart()
    {
        var redemptions = plan.RedemptionsAfter(last).Count;
        var outstanding = notional == 0 ? terms.NotionalPrincipal : Math.Abs(notional);
        return redemptions == 0 ? payment : outstanding / redemptions;
    }

    /// <summary>
    /// The annuity amount function A(s, T, n, a, r): the payment that, made at each of these redemptions, brings the notional to nothing at the end. Interest from
    /// now to the first of them counts as accrued, so that the payments do redeem the whole.
    /// </summary>
    private decimal Annuity(List<DateTime> times) => Annuity(times, accrued);

    private decimal Annuity(List<DateTime> times, decimal unpaid)
    {
        if (times.Count == 0)
        {
            return payment;
        }

        var product = 1m;
        var sum = 1m;
        for (var i = times.Count - 1; i > 0; i--)
        {
            product *= 1 + (rate * year.Between(times[i - 1], times[i]));
            sum += product;
        }

        var owed = notional + unpaid + (year.Between(last, times[0]) * rate * notional);
        return terms.RoleSign * owed * product / sum;
    }

    private static decimal Within(decimal value, decimal? floor, decimal? cap)
    {
        var floored = floor is { } low ? Math.Max(value, low) : value;
        return cap is { } high ? Math.Min(floored, high) : floored;
    }
}
