namespace FinData.Lending.Progressive;

/// <summary>
/// A loan whose schedule is derived again from what really happened. Mutable, one writer. Every command is decided at the
/// <see cref="BusinessDate"/>, which only the caller moves.
/// </summary>
/// <remarks>
/// What is recorded are facts: disbursements, payments, charges, changes of terms. After each command all of them are worked through an empty
/// schedule again, so the result never depends on the order in which they became known. Facts that were worked through before, in the same
/// order, are not worked through again: the replay goes on from there.
/// </remarks>
public sealed partial class ProgressiveLoan
{
    private readonly LoanFacts facts;
    private readonly ReplayMemory memory;
    private Replay replay;
    private int lastId;

    public ProgressiveLoan(ProgressiveTerms terms)
        : this(terms, new ReplayMemory(ReplayMemory.DefaultLimit))
    {
    }

    internal ProgressiveLoan(ProgressiveTerms terms, ReplayMemory memory)
    {
        ArgumentNullException.ThrowIfNull(terms);
        this.memory = memory;
        facts = new LoanFacts(terms);
        BusinessDate = terms.SubmittedOn;
        replay = Replay.Expected(facts);
        Status = ProgressiveStatus.Submitted;
    }

    public ProgressiveTerms Terms => facts.Terms;

    public DateOnly BusinessDate { get; private set; }

    public ProgressiveStatus Status { get; private set; }

    /// <summary>The day on which nothing was left to pay; null while the loan is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>The day from which more was paid than owed; null while it isn't so.</summary>
    public DateOnly? OverpaidOn { get; private set; }

    public bool IsChargedOff => facts.Entries.Exists(static entry => entry.Type == ProgressiveTransactionType.ChargeOff && entry.IsLive);

    private bool IsOpen => Status == ProgressiveStatus.Active;

    private int NextId() => ++lastId;
}
