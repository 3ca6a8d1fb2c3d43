namespace FinData.Lending;

internal sealed partial class ActusLife
{
    /// <summary>A redemption that is no payment of interest, too, goes to principal whole; neither takes more than what is left.</summary>
    private decimal Redeem()
    {
        var wanted = terms.ContractType == ActusContractType.LAM ? payment : payment - (terms.RoleSign * accrued);
        var redeemed = Math.Min(wanted, Math.Abs(notional));
        notional -= terms.RoleSign * redeemed;
        MoveBase();
        return terms.RoleSign * notionalScale * redeemed;
    }

    private decimal PayInterest()
    {
        var paid = interestScale * accrued;
        accrued = 0;
        return paid;
    }

    private decimal Capitalize()
    {
        notional += accrued;
        accrued = 0;
        MoveBase();
        return 0;
    }

    private decimal PayFee()
    {
        var paid = terms.FeeBasis == ActusFeeBasis.A ? terms.RoleSign * terms.FeeRate!.Value : fee;
        fee = 0;
        return paid;
    }

    /// <summary>
    /// An amount from the prepayment model is what the debtor pays, so the contract role signs it; an observed event has its payoff. In the sequence of events, interest
    /// of the same instant is paid after the prepayment, so it is not what the next payments are for.
    /// </summary>
    private decimal Prepay(in ActusScheduled e)
    {
        var amount = e.Amount ?? (terms.RoleSign * market.Observe("objectCodeOfPrepaymentModel", terms.ObjectCodeOfPrepaymentModel!, e));
        if (Math.Abs(amount) > Math.Abs(notional))
        {
            amount = notional;
        }

        notional -= amount;
        MoveBase();
        if (terms.PrepaymentEffect == ActusPrepaymentEffect.A)
        {
            payment = terms.ContractType switch
            {
                ActusContractType.LAM => EqualPart(),
                ActusContractType.ANN => Annuity(plan.RedemptionsAfter(last), plan.InterestTimes.Contains(last) ? 0 : accrued),
                _ => payment,
            };
        }

        return amount;
    }

    // The specification signs penalties on the notional twice, which would have a debtor receive them; here the notional's sign alone counts.
    private decimal Penalty(in ActusScheduled e)
        => terms.PenaltyType switch
        {
            ActusPenaltyType.A => terms.RoleSign * terms.PenaltyRate!.Value,
            ActusPenaltyType.N => sinceLast * notional * terms.PenaltyRate!.Value,
            ActusPenaltyType.I => sinceLast * notional * Math.Max(0, rate - market.Observe("marketObjectCodeOfRateReset", terms.MarketObjectCodeOfRateReset!, e)),
            _ => 0,
        };

    private decimal Mature()
    {
        var paid = (notionalScale * notional) + (interestScale * accrued) + fee;
        (notional, accrued, fee, interestBase) = (0, 0, 0, 0);
        return paid;
    }

    private decimal Terminate()
    {
        var paid = terms.RoleSign * (terms.PriceAtTerminationDate!.Value + accrued);
        (notional, accrued, fee, interestBase) = (0, 0, 0, 0);
        return paid;
    }
}
