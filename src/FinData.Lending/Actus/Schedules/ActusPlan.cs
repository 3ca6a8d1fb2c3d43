namespace FinData.Lending;

/// <summary>The contract schedules of the technical specification: which events a contract has, and when.</summary>
internal sealed partial class ActusPlan
{
    private readonly ActusTerms terms;

    internal ActusPlan(ActusTerms terms)
    {
        this.terms = terms;
        Maturity = ActusMaturity.Of(terms);
        BusinessDays = new ActusBusinessDays(terms);
        InterestTimes = Interest();
    }

    internal DateTime Maturity { get; }

    internal ActusBusinessDays BusinessDays { get; }

    /// <summary>When interest is paid or capitalized, as scheduled.</summary>
    internal List<DateTime> InterestTimes { get; }

    /// <summary>When fees are paid, as scheduled.</summary>
    internal List<DateTime> FeeTimes
        => terms.FeeRate is null or 0 || (terms.CycleAnchorDateOfFee is null && terms.CycleOfFee is null)
            ? []
            : Cyclic(terms.CycleAnchorDateOfFee, terms.CycleOfFee, Maturity, includeEnd: true);

    private DateTime? FirstRedemption
        => terms.CycleAnchorDateOfPrincipalRedemption ?? terms.CycleOfPrincipalRedemption?.After(terms.InitialExchangeDate, 1, terms.EndOfMonth);

    /// <summary>
    /// The payment of an annuity whose terms do not give it is fixed the day before the first redemption, as the ACTUS project's published results have it. A
    /// redemption at the initial exchange needs it at once.
    /// </summary>
    internal DateTime? FirstFixing
        => FirstRedemption is { } first && terms is { ContractType: ActusContractType.ANN, NextPrincipalRedemptionPayment: null }
            ? Later(first.AddDays(-1), terms.InitialExchangeDate)
            : null;

    internal List<DateTime> RedemptionsAfter(DateTime time) => [.. Redemptions().Where(redemption => redemption > time)];

    internal List<DateTime> RedemptionsFrom(DateTime time) => [.. Redemptions().Where(redemption => redemption >= time)];

    /// <summary>Events after the status date, up to the horizon (or the termination, if it comes first), in the order of evaluation.</summary>
    internal List<ActusScheduled> Events(IEnumerable<ActusObservedEvent> observed, DateTime? horizon)
    {
        var events = new List<ActusScheduled>
        {
            new(ActusEventType.IED, terms.InitialExchangeDate, terms.InitialExchangeDate),
            Moved(ActusEventType.MD, Maturity),
        };
        AddPrincipal(events);
        AddInterest(events);
        AddResets(events);
        AddAll(events, ActusEventType.FP, FeeTimes);
        AddScaling(events);
        AddObserved(events, observed.Where(e => e.Time <= Maturity).ToList());
        if (terms.PurchaseDate is { } purchase)
        {
            events.Add(new ActusScheduled(ActusEventType.PRD, purchase, purchase));
        }

        if (terms.TerminationDate is { } end)
        {
            var termination = new ActusScheduled(ActusEventType.TD, end, end);
            events.RemoveAll(e => e.CompareTo(termination) > 0);
            events.Add(termination);
        }

        events.RemoveAll(e => e.Time <= terms.StatusDate || e.Time > horizon);
        events.Sort();
        return events;
    }

    /// <summary>All redemptions, with the end as the last: that of the amortization, which may be later than the contract's, or else the contract's.</summary>
    private List<DateTime> Redemptions()
        => Cyclic(FirstRedemption, terms.CycleOfPrincipalRedemption, terms.AmortizationDate ?? Maturity, includeEnd: true);

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;

    private ActusScheduled Moved(ActusEventType type, DateTime scheduled) => new(type, scheduled, BusinessDays.EventTime(scheduled));

    private List<DateTime> Cyclic(DateTime? anchor, ActusCycle? cycle, DateTime end, bool includeEnd)
        => ActusSchedule.Times(anchor ?? cycle?.After(terms.InitialExchangeDate, 1, terms.EndOfMonth), cycle, end, terms.EndOfMonth, includeEnd);

    // Without any cycle, interest is paid at maturity alone (dictionary, "cycleOfInterestPayment").
    private List<DateTime> Interest() => terms switch
    {
        { NominalInterestRate: null } => [],
        { ContractType: ActusContractType.NAM or ActusContractType.ANN } =>
            [.. InterestBeforeRedemptions().Union(Cyclic(FirstRedemption, terms.CycleOfPrincipalRedemption, Maturity, includeEnd: true)).Order()],
        _ => Cyclic(terms.CycleAnchorDateOfInterestPayment, terms.CycleOfInterestPayment, Maturity, includeEnd: true),
    };

    /// <summary>
    /// The payment of a negative amortizer or an annuity holds interest, so these pay interest whenever they redeem principal. Interest has a schedule of its own
    /// only until one redemption cycle before the first redemption, and that time ends it; no stub is joined there, as the published results have it.
    /// </summary>
    private IEnumerable<DateTime> InterestBeforeRedemptions()
    {
        var anchor = terms.CycleAnchorDateOfInterestPayment ?? terms.CycleOfInterestPayment?.After(terms.InitialExchangeDate, 1, terms.EndOfMonth);
        var end = FirstRedemption is { } first && terms.CycleOfPrincipalRedemption is { } cycle ? cycle.After(first, -1, terms.EndOfMonth) : FirstRedemption;
        return anchor <= end ? ActusSchedule.Times(anchor, terms.CycleOfInterestPayment?.WithShortStub(), end.Value, terms.EndOfMonth, includeEnd: true) : [];
    }
}
