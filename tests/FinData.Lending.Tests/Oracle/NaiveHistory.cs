namespace FinData.Lending.Tests.Oracle;

/// <summary>A contract of the oracle: told each day's events in order.</summary>
internal abstract class NaiveContract
{
    internal abstract Outcome Apply(ContractEvent happened);

    internal abstract void PassTo(DateOnly date);

    /// <summary>The figures that are compared, by name.</summary>
    internal abstract IReadOnlyDictionary<string, decimal> Figures();

    /// <summary>What has fallen due, in the order in which it did: figures by part as <see cref="DuePart"/> numbers them.</summary>
    internal virtual IEnumerable<(int Number, DateOnly Date, decimal[] Owed, decimal[] Paid)> Dues() => [];

    /// <summary>The installments that are still to come as planned.</summary>
    internal virtual IEnumerable<(int Number, DateOnly Date, decimal Principal, decimal Interest)> ToCome() => [];

    /// <summary>What settles the contract at its date; null where nobody asks.</summary>
    internal virtual decimal? PayoffTotal() => null;
}

/// <summary>The fold as it is defined, each question answered by looking through all entries.</summary>
internal static class NaiveHistory
{
    internal static (List<(string Id, long Offset, Outcome Outcome)> Outcomes, NaiveContract? Contract) Fold(
        IReadOnlyCollection<HistoryEntry> entries, long knownAt, DateOnly? asOf)
    {
        var known = entries.Where(entry => entry.Event.Offset <= knownAt).ToList();
        var seen = known.Where(entry => asOf is null || entry.Event.EffectiveDate <= asOf)
            .OrderBy(static entry => entry.Event.EffectiveDate)
            .ThenBy(static entry => entry.Event.Kind == EventKind.Opened ? 0 : 1)
            .ThenBy(static entry => entry.Event.Offset)
            .ToList();
        var outcomes = new List<(string, long, Outcome)>();
        NaiveContract? contract = null;
        foreach (var entry in seen)
        {
            var outcome = RepeatOutcome(entry, known) ?? ReversalOutcome(entry, seen, known) ?? Apply(entry.Event, ref contract);
            outcomes.Add((entry.EventId, entry.Event.Offset, outcome));
        }

        if (asOf is { } date)
        {
            contract?.PassTo(date);
        }

        return (outcomes, contract);
    }

    private static Outcome? RepeatOutcome(HistoryEntry entry, List<HistoryEntry> known)
    {
        var genuine = known.Where(other => other.EventId == entry.EventId).MinBy(static other => other.Event.Offset)!;
        return ReferenceEquals(genuine, entry) ? null
            : genuine.Content.Span.SequenceEqual(entry.Content.Span) ? Outcome.Duplicate
            : Outcome.Refused(RefusalReason.ConflictingDuplicate);
    }

    private static Outcome? ReversalOutcome(HistoryEntry entry, List<HistoryEntry> seen, List<HistoryEntry> known)
    {
        var genuine = seen.Where(other => RepeatOutcome(other, known) is null).ToList();
        if (entry.Event.Detail is Reversal reversal)
        {
            var target = genuine.Find(other => other.EventId == reversal.TargetEventId);
            return target is null ? Outcome.Refused(RefusalReason.UnknownReversalTarget)
                : target.Event.Kind is EventKind.Opened or EventKind.Reversed || !ReferenceEquals(ReversalsOf(target, genuine)[0], entry)
                    ? Outcome.Refused(RefusalReason.NotReversible)
                : Outcome.Applied;
        }

        return entry.Event.Kind != EventKind.Opened && ReversalsOf(entry, genuine).Count > 0 ? Outcome.Reversed : null;
    }

    private static List<HistoryEntry> ReversalsOf(HistoryEntry target, List<HistoryEntry> genuine)
        => genuine.FindAll(other => other.Event.Detail is Reversal reversal && reversal.TargetEventId == target.EventId);

    private static Outcome Apply(ContractEvent happened, ref NaiveContract? contract)
    {
        if (contract is not null)
        {
            contract.PassTo(happened.EffectiveDate);
            return contract.Apply(happened);
        }

        if (happened.Detail is not Opening opening)
        {
            return Outcome.Pending;
        }

        if (opening.Terms is LoanTerms loan && loan.FirstDueDate < happened.EffectiveDate)
        {
            return Outcome.Refused(RefusalReason.InvalidTerms);
        }

        contract = opening.Terms is AccountTerms account
            ? new NaiveAccount(account, happened.EffectiveDate)
            : new NaiveLoan((LoanTerms)opening.Terms, happened.EffectiveDate);
        return Outcome.Applied;
    }
}
