namespace FinData.Lending;

internal sealed partial class ActusPlan
{
    private void AddPrincipal(List<ActusScheduled> events)
    {
        if (terms.ContractType == ActusContractType.PAM)
        {
            return;
        }

        AddAll(events, ActusEventType.PR, Cyclic(FirstRedemption, terms.CycleOfPrincipalRedemption, Maturity, includeEnd: false));
        if (FirstFixing is { } fixing)
        {
            events.Add(Moved(ActusEventType.PRF, fixing));
        }

        if (terms.InterestCalculationBase == ActusInterestBase.NTL)
        {
            AddAll(events, ActusEventType.IPCB, Cyclic(
                terms.CycleAnchorDateOfInterestCalculationBase, terms.CycleOfInterestCalculationBase, Maturity, includeEnd: false));
        }
    }

    /// <summary>Up to and at the end of capitalization, interest is added to the notional instead of paid.</summary>
    private void AddInterest(List<ActusScheduled> events)
    {
        foreach (var time in InterestTimes)
        {
            events.Add(Moved(time <= terms.CapitalizationEndDate ? ActusEventType.IPCI : ActusEventType.IP, time));
        }

        if (terms.CapitalizationEndDate is { } end && !InterestTimes.Contains(end))
        {
            events.Add(Moved(ActusEventType.IPCI, end));
        }
    }

    /// <summary>The next reset takes the rate that is already fixed, if there is one. An annuity's payment is fixed anew with its rate.</summary>
    private void AddResets(List<ActusScheduled> events)
    {
        if (terms.CycleAnchorDateOfRateReset is null && terms.CycleOfRateReset is null)
        {
            return;
        }

        var isFixed = terms.NextResetRate is not null;
        foreach (var time in Cyclic(terms.CycleAnchorDateOfRateReset, terms.CycleOfRateReset, Maturity, includeEnd: false))
        {
            var reset = Moved(ActusEventType.RR, time);
            if (isFixed && reset.Time > terms.StatusDate)
            {
                reset = reset with { Type = ActusEventType.RRF };
                isFixed = false;
            }

            events.Add(reset);
            if (terms.ContractType == ActusContractType.ANN)
            {
                events.Add(reset with { Type = ActusEventType.PRF });
            }
        }
    }

    private void AddFees(List<ActusScheduled> events)
    {
        if (terms.FeeRate is null or 0 || (terms.CycleAnchorDateOfFee is null && terms.CycleOfFee is null))
        {
            return;
        }

        AddAll(events, ActusEventType.FP, Cyclic(terms.CycleAnchorDateOfFee, terms.CycleOfFee, Maturity, includeEnd: true));
    }

    private void AddScaling(List<ActusScheduled> events)
    {
        if (terms.ScalesInterest || terms.ScalesNotional)
        {
            AddAll(events, ActusEventType.SC, Cyclic(terms.CycleAnchorDateOfScalingIndex, terms.CycleOfScalingIndex, Maturity, includeEnd: false));
        }
    }

    private void AddPrepayments(List<ActusScheduled> events, IEnumerable<ActusObservedEvent> observed)
    {
        if (terms.PrepaymentEffect == ActusPrepaymentEffect.N)
        {
            return;
        }

        var first = events.Count;
        if (terms.CycleAnchorDateOfOptionality is not null || terms.CycleOfOptionality is not null)
        {
            AddAll(events, ActusEventType.PP, Cyclic(terms.CycleAnchorDateOfOptionality, terms.CycleOfOptionality, Maturity, includeEnd: false));
        }

        foreach (var prepayment in observed.Where(e => e.Type == ActusEventType.PP && e.Time < Maturity))
        {
            events.Add(new ActusScheduled(ActusEventType.PP, prepayment.Time, prepayment.Time, prepayment.Amount));
        }

        if (terms.PenaltyType != ActusPenaltyType.O)
        {
            var penalties = events.Skip(first).Select(static e => e with { Type = ActusEventType.PY, Amount = null }).Distinct().ToList();
            events.AddRange(penalties);
        }
    }

    private void AddAll(List<ActusScheduled> events, ActusEventType type, List<DateTime> times)
    {
        foreach (var time in times)
        {
            events.Add(Moved(type, time));
        }
    }
}
