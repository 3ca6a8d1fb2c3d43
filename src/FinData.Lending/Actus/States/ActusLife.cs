namespace FinData.Lending;

/// <summary>
/// The state of one contract as its events come: the technical specification's state variables, in its own signs, and the functions that move them. Every event
/// first accrues interest and fees up to its time, which the specification writes out in each function.
/// </summary>
internal sealed partial class ActusLife
{
    private readonly ActusTerms terms;
    private readonly ActusPlan plan;
    private readonly ActusMarket market;
    private readonly ActusYearFraction year;

    private DateTime last; // Sd: when the state was last moved, as scheduled
    private decimal notional; // Nt
    private decimal rate; // Ipnr
    private decimal accrued; // Ipac
    private decimal fee; // Feac
    private decimal interestBase; // Ipcb
    private decimal payment; // Prnxt, without sign
    private decimal notionalScale; // Nsc
    private decimal interestScale; // Isc
    private decimal sinceLast; // Y(Sd, t) of the event at hand

    internal ActusLife(ActusTerms terms, ActusPlan plan, ActusMarket market)
    {
        (this.terms, this.plan, this.market) = (terms, plan, market);
        year = new ActusYearFraction(terms.DayCountConvention, plan.BusinessDays, plan.Maturity);
        last = terms.StatusDate;
        notionalScale = terms.NotionalScalingMultiplier ?? 1;
        interestScale = terms.InterestScalingMultiplier ?? 1;
        fee = terms.RoleSign * (terms.FeeAccrued ?? 0);
        if (terms.InitialExchangeDate <= terms.StatusDate)
        {
            Exchange(terms.StatusDate);
            accrued = terms.AccruedInterest is null && LastBefore(plan.InterestTimes) is { } paid ? AccruedSince(paid, rate) : accrued;
            fee = terms is { FeeAccrued: null, FeeRate: { } feeRate, FeeBasis: ActusFeeBasis.N } && LastBefore(plan.FeeTimes) is { } fees
                ? AccruedSince(fees, feeRate)
                : fee;
        }

        payment = terms.NextPrincipalRedemptionPayment ?? InitialPayment();
    }

    /// <summary>Takes the event: the payoff and the state after it.</summary>
    internal ActusEvent Apply(in ActusScheduled e)
    {
        Accrue(e);
        var payoff = e.Type switch
        {
            ActusEventType.IED => InitialExchange(e),
            ActusEventType.PR => Redeem(),
            ActusEventType.PY => Penalty(e),
            ActusEventType.PP => Prepay(e),
            ActusEventType.IP => PayInterest(),
            ActusEventType.IPCI => Capitalize(),
            ActusEventType.FP => PayFee(),
            ActusEventType.RRF => ResetTo(terms.NextResetRate!.Value),
            ActusEventType.RR => Reset(e),
            ActusEventType.PRF => FixPayment(),
            ActusEventType.SC => Scale(e),
            ActusEventType.IPCB => FixBase(),
            ActusEventType.PRD => -terms.RoleSign * (terms.PriceAtPurchaseDate!.Value + accrued),
            ActusEventType.TD => Terminate(),
            ActusEventType.MD => Mature(),
            ActusEventType.AD or ActusEventType.CE => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(e), e.Type, "Not an event of a loan."),
        };
        return Row(e, payoff * SettlementRate(e));
    }

    private void Accrue(in ActusScheduled e)
    {
        sinceLast = year.Between(plan.BusinessDays.CalculationTime(last), plan.BusinessDays.CalculationTime(e.Scheduled));
        accrued += sinceLast * rate * interestBase;
        if (terms is { FeeRate: { } feeRate, FeeBasis: ActusFeeBasis.N })
        {
            fee += sinceLast * notional * feeRate;
        }

        last = e.Scheduled;
    }

    /// <summary>Puts the notional out: the state after the initial exchange, but for interest that was paid on before.</summary>
    private void Exchange(DateTime at)
    {
        notional = terms.RoleSign * terms.NotionalPrincipal;
        rate = terms.NominalInterestRate ?? 0;
        accrued = terms.AccruedInterest is { } given ? terms.RoleSign * given : 0;
        interestBase = terms.InterestCalculationBase == ActusInterestBase.NT || terms.InterestCalculationBaseAmount is null
            ? notional
            : terms.RoleSign * terms.InterestCalculationBaseAmount.Value;
        last = at;
    }

    /// <summary>The last of these times before the status date. Where there is none, the terms of a running contract must say what has accrued.</summary>
    private DateTime? LastBefore(List<DateTime> times)
    {
        var before = times.FindLast(time => time < terms.StatusDate);
        return before == default ? null : before;
    }

    private decimal AccruedSince(DateTime time, decimal yearly)
        => year.Between(plan.BusinessDays.CalculationTime(time), plan.BusinessDays.CalculationTime(last)) * notional * yearly;

    /// <summary>X(t): payoffs are in the settlement currency.</summary>
    private decimal SettlementRate(in ActusScheduled e)
        => terms.SettlementCurrency is { } settlement && settlement != terms.Currency
            ? market.Observe("settlementCurrency", $"{terms.Currency}/{settlement}", e)
            : 1;

    private ActusEvent Row(in ActusScheduled e, decimal payoff) => new()
    {
        Time = e.Time,
        Type = e.Type,
        Payoff = payoff,
        Currency = terms.SettlementCurrency ?? terms.Currency,
        NotionalPrincipal = notional,
        NominalInterestRate = rate,
        AccruedInterest = accrued,
        NextPrincipalRedemptionPayment = payment,
        InterestCalculationBaseAmount = interestBase,
        FeeAccrued = fee,
        NotionalScalingMultiplier = notionalScale,
        InterestScalingMultiplier = interestScale,
    };
}
