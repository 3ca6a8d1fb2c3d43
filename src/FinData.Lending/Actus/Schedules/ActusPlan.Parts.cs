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

    private void AddScaling(List<ActusScheduled> events)
    {
        if (terms.ScalesInterest || terms.ScalesNotional)
        {
            AddAll(events, ActusEventType.SC, Cyclic(terms.CycleAnchorDateOfScalingIndex, terms.CycleOfScalingIndex, Maturity, includeEnd: false));
        }
    }

    private void AddObserved(List<ActusScheduled> events, List<ActusObservedEvent> observed)
    {
        foreach (var e in observed.Where(static e => e.Type is ActusEventType.AD or ActusEventType.CE))
        {
            events.Add(new ActusScheduled(e.Type, e.Time, e.Time));
        }

        if (terms.PrepaymentEffect != ActusPrepaymentEffect.N)
        {
            AddPrepayments(events, observed.Where(static e => e.Type == ActusEventType.PP));
        }
    }

    /// <summary>The right to prepay ends with its last day, and before maturity.</summary>
    private void AddPrepayments(List<ActusScheduled> events, IEnumerable<ActusObservedEvent> observed)
    {
        var prepayments = new List<ActusScheduled>();
        if (terms.CycleAnchorDateOfOptionality is not null || terms.CycleOfOptionality is not null)
        {
            AddAll(prepayments, ActusEventType.PP, Cyclic(terms.CycleAnchorDateOfOptionality, terms.CycleOfOptionality, Maturity, includeEnd: false));
        }

        prepayments.AddRange(observed.Select(static e => new ActusScheduled(ActusEventType.PP, e.Time, e.Time, e.Amount)));
        prepayments.RemoveAll(e => e.Scheduled >= Maturity || e.Scheduled > terms.OptionExerciseEndDate);
        events.AddRange(prepayments);
        if (terms.PenaltyType != ActusPenaltyType.O)
        {
            events.AddRange(prepayments.Select(static e => e with { Type = ActusEventType.PY, Amount = null }).Distinct());
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
