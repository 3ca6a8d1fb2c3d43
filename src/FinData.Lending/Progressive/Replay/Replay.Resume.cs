namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    private Replay(Replay other, List<EntryRun> runs)
    {
        facts = other.facts;
        isNested = other.isNested;
        overpaid = other.overpaid;
        interestRefunded = other.interestRefunded;
        isPayingOff = other.isPayingOff;
        hasStoppedInterest = other.hasStoppedInterest;
        EarnedAtEnd = other.EarnedAtEnd;
        Plan = other.Plan.Clone();
        Cumulative = other.Cumulative?.Clone();
        var copies = new ReplayCopies();
        Lines = other.Lines.ConvertAll(copies.Of);
        processed = other.processed.ConvertAll(copies.Of);
        overpaying = other.overpaying.ConvertAll(copies.Of);
        var known = processed.ToDictionary(static run => run.Entry!);
        Runs = runs.ConvertAll(run => known.GetValueOrDefault(run.Entry!) ?? run);
        var charges = other.Charges.ToDictionary(static charge => charge.Entry);
        Charges = facts.Charges.FindAll(static charge => !charge.IsRemoved)
            .ConvertAll(entry => charges.TryGetValue(entry, out var charge) ? copies.Of(charge) : new ChargeRun(entry));
    }

    /// <summary>Everything recorded, with what is overdue brought up to a day.</summary>
    internal static Replay Of(LoanFacts facts, DateOnly target, ReplayMemory memory)
    {
        var runs = facts.Entries.Where(static entry => !entry.IsReversed && !entry.Type.IsIncome()).Select(EntryRun.Of).ToList();
        var operations = InOrder(facts, runs);
        var origin = memory.Find(facts, operations);
        if (origin?.Facts.Length == operations.Count)
        {
            return new Replay(origin.Replay, runs).End(target);
        }

        var replay = origin is null ? new Replay(facts, runs, isNested: false) : new Replay(origin.Replay, runs);
        foreach (var operation in operations.Skip(origin?.Facts.Length ?? 0))
        {
            replay.Apply(operation);
        }

        memory.Keep(new Moment(replay, facts, operations), origin);
        return new Replay(replay, runs).End(target);
    }

    /// <summary>
    /// Whether what comes now leaves what was done as it is. Lending shapes the schedule from its start; an interest refund asks how the loan would have
    /// been with all its charges; a waiver counts from the day of its charge.
    /// </summary>
    internal bool CanGoOnWith(IEnumerable<Operation> next)
    {
        var hasInterestRefund = processed.Exists(static run => run.Type == ProgressiveTransactionType.InterestRefund);
        return next.All(operation => operation.Run?.Type is not (ProgressiveTransactionType.Disbursement or ProgressiveTransactionType.CapitalizedIncome)
                && !(hasInterestRefund && operation.Charge is not null))
            && Charges.TrueForAll(static charge => charge.Waivers.SequenceEqual(charge.Entry.LiveWaivers));
    }
}
