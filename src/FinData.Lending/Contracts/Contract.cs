using System.Collections.Immutable;

namespace FinData.Lending;

/// <summary>
/// The state machine of one contract. Mutable, one writer; pure in what it computes: no clock, no lookup, no culture.
/// Events must come in <see cref="FoldKey"/> order without duplicates and without reversals; <see cref="History.Fold"/> sees to both.
/// </summary>
public sealed partial class Contract
{
    private Balances? balances; // null until opened
    private long lastOffset;
    private int lastDay;
    private byte lastRank;

    /// <summary>Null until opened.</summary>
    public ContractTerms? Terms => balances?.Terms;

    /// <summary>Null until opened.</summary>
    public string? ClientId { get; private set; }

    /// <summary>Null for accounts and until opened.</summary>
    public Schedule? Schedule => balances?.Schedule;

    public Position Position => balances?.Position ?? default;

    /// <summary>Of <see cref="Position"/>, what sums are made of.</summary>
    public PositionFigures Figures => balances?.Figures ?? default;

    /// <summary>
    /// The fold key of the last event given to <see cref="Apply"/>, whatever its outcome: a new event with a lower key needs a re-fold. While a reversal waits
    /// for its target this is the highest key there is, since any event may be that target.
    /// </summary>
    public FoldKey LastKey => FoldKey.Of(DateOnly.FromDayNumber(lastDay), lastRank, lastOffset);

    /// <summary>
    /// Decides and applies one event; whatever the outcome, an open contract's position then stands at the event's date.
    /// No allocation for events without a detail.
    /// </summary>
    /// <exception cref="InvalidOperationException">The event's key is not above <see cref="LastKey"/>, or the contract was advanced past its date.</exception>
    /// <exception cref="ArgumentException">A reversal: it has no place in the order, only <see cref="History.Fold"/> can decide it.</exception>
    public Outcome Apply(in ContractEvent next, IJournalSink? sink = null)
    {
        if (next.Kind is EventKind.Reversed or EventKind.None)
        {
            throw new ArgumentException($"An event of kind {next.Kind} cannot be applied.", nameof(next));
        }

        Follow(next.Key);
        if (balances is null)
        {
            return next.Kind == EventKind.Opened ? Open(next) : Outcome.Pending;
        }

        balances.AdvanceTo(next.EffectiveDate, sink);
        return balances.Apply(next, sink);
    }

    /// <summary>Moves business time: accrual, dues, arrears. A date at or before <see cref="Position.AsOf"/> changes nothing.</summary>
    public void AdvanceTo(DateOnly date, IJournalSink? sink = null) => balances?.AdvanceTo(date, sink);

    /// <summary>
    /// Posts the interest of the running segment, which isn't closed by that: the last entry of a journal, after which its sums equal the position.
    /// <see cref="History.Fold"/> ends with it.
    /// </summary>
    public void PostRunningInterest(IJournalSink sink) => balances?.PostRunningInterest(sink);

    /// <summary>
    /// What settles a loan in full on a date (this contract is not moved; a date before <see cref="Position.AsOf"/> counts as that date).
    /// For an account: its balance as principal, with accrued interest.
    /// </summary>
    public Payoff PayoffAt(DateOnly date) => balances?.PayoffAt(date) ?? new Payoff(date, 0, 0, 0, 0, 0);

    /// <summary>What is paid of one installment of a loan; nothing for an account, before disbursement, or for a number outside the schedule.</summary>
    /// <param name="number">From 1.</param>
    public InstallmentPaid PaidOf(int number) => number >= 1 && balances is not null ? balances.PaidOf(number) : default;

    /// <summary>Everything that has fallen due of a loan, sorted by day, whether it is paid or not. Empty for accounts.</summary>
    public ImmutableArray<DueItem> DueItems => balances?.DueItems ?? [];

    /// <summary>Fees and penalties of a loan that fall due later on days of their own, not with an installment.</summary>
    internal IEnumerable<(DateOnly Date, DuePart Part, decimal Amount)> UpcomingCharges => balances?.UpcomingCharges ?? [];

    public Contract Clone()
        => new() { balances = balances?.Clone(), ClientId = ClientId, lastOffset = lastOffset, lastDay = lastDay, lastRank = lastRank };

    /// <summary>Makes every later event ask for a re-fold.</summary>
    internal void ExpectRefold() => (lastDay, lastRank, lastOffset) = (DateOnly.MaxValue.DayNumber, 1, long.MaxValue);

    private Outcome Open(in ContractEvent next)
    {
        if (next.Detail is not Opening opening)
        {
            throw new ArgumentException("An opening without its terms cannot be applied.", nameof(next));
        }

        if (!opening.Terms.Validate(next.EffectiveDate).IsEmpty)
        {
            return Outcome.Refused(RefusalReason.InvalidTerms);
        }

        ClientId = opening.ClientId;
        balances = Start(opening.Terms, next.EffectiveDate);
        return Outcome.Applied;
    }

    private void Follow(FoldKey key)
    {
        if (key <= LastKey || (balances is not null && key.EffectiveDate < balances.AsOf))
        {
            throw new InvalidOperationException($"Event at {key} does not come after {LastKey}: the contract needs a re-fold.");
        }

        lastOffset = key.Offset;
        lastDay = key.EffectiveDate.DayNumber;
        lastRank = key.Rank;
    }

    private static Balances Start(ContractTerms terms, DateOnly date) => terms switch
    {
        AccountTerms account => new AccountBalances(account, date),
        LoanTerms loan => new LoanBalances(loan, date),
        _ => throw new ArgumentException($"Terms of type {terms.GetType().Name} are unknown.", nameof(terms)),
    };
}
