namespace FinData.Lending.Progressive;

/// <summary>
/// A contract of the progressive mode: the events that were applied, and what follows from them on a day. Nothing that follows is kept, so the state is the
/// history, and time moves nothing but the day that is asked for.
/// </summary>
internal sealed partial class ProgressiveBalances : Balances
{
    // The replay behind the last event serves every later day, and the next event goes on from it.
    private const int RememberedReplays = 1;

    private readonly LoanTerms terms;
    private readonly DateOnly opened;
    private readonly LoanFacts facts;
    private readonly ReplayMemory memory;
    private readonly List<ProgressiveFact> history;
    private ProgressiveStanding? standing; // on AsOf; null until somebody asks
    private ProgressiveStanding? ended; // as it was charged off
    private DateOnly asOf;
    private DateOnly movedOn; // the last event
    private long disbursed;
    private long totalPaid;
    private long charged;
    private long waived;
    private long recovered;
    private Rate rate; // in force
    private int lastId;
    private bool isClosed;

    internal ProgressiveBalances(LoanTerms terms, DateOnly opened)
    {
        this.terms = terms;
        rate = terms.Rate;
        this.opened = asOf = movedOn = opened;
        facts = new LoanFacts(ProgressiveAgreement.Of(terms, opened));
        memory = new ReplayMemory(RememberedReplays);
        history = [];
    }

    private ProgressiveBalances(ProgressiveBalances other)
    {
        (terms, opened, asOf, movedOn, ended) = (other.terms, other.opened, other.asOf, other.movedOn, other.ended);
        (disbursed, totalPaid, charged, waived, recovered) = (other.disbursed, other.totalPaid, other.charged, other.waived, other.recovered);
        (rate, lastId, isClosed) = (other.rate, other.lastId, other.isClosed);
        facts = other.facts.Clone();
        memory = other.memory.Clone();
        history = [.. other.history];
    }

    internal override ContractTerms Terms => terms;

    internal override bool IsClosed => isClosed;

    internal override DateOnly AsOf => asOf;

    private int Digits => terms.Currency.MinorDigits;

    private ProgressiveStanding Standing => standing ??= StandingOn(asOf);

    internal override Balances Clone() => new ProgressiveBalances(this);

    private ProgressiveStanding StandingOn(DateOnly day)
        => disbursed == 0 ? new ProgressiveStanding(Replay.Expected(facts), day, terms.Principal) : new ProgressiveStanding(Replay.Of(facts, day, memory).InStep(), day, Amount(disbursed));

    private decimal Amount(long minor) => MinorUnits.ToDecimal(minor, Digits);
}
