namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    private Replay(Replay other, LoanFacts facts, List<EntryRun> runs)
    {
        this.facts = facts;
        isNested = other.isNested;
        overpaid = other.overpaid;
        interestRefunded = other.interestRefunded;
        isPayingOff = other.isPayingOff;
        hasStoppedInterest = other.hasStoppedInterest;
        EarnedAtEnd = other.EarnedAtEnd;
        Plan = other.Plan.Clone();
        Cumulative = other.Cumulative?.Clone(facts);
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
            return new Replay(origin.Replay, facts, runs).End(target);
        }

        var replay = origin is null ? new Replay(facts, runs, isNested: false) : new Replay(origin.Replay, facts, runs);
        foreach (var operation in operations.Skip(origin?.Facts.Length ?? 0))
        {
            replay.Apply(operation);
        }

        memory.Keep(new Moment(replay, facts, operations), origin);
        return new Replay(replay, facts, runs).End(target);
    }

    /// <summary>With all lines as the plan has them: after a change of terms, lines that are met wait for the next payment to follow it.</summary>
    internal Replay InStep()
    {
        if (FollowsPlan)
        {
            FollowPlan(Target);
        }

        return this;
    }

    /// <summary>What pays off on a day a loan whose interest follows what is paid: all principal, and interest earned by then.</summary>
    internal static PartAmounts PayoffOf(LoanFacts facts, Replay now, DateOnly today, DateOnly date, ReplayMemory memory)
    {
        if (now.Cumulative is not null)
        {
            return Of(facts, today, memory).CumulativePayoff(date);
        }

        var until = facts.Terms.Recalculation!.PreClosure == PreClosureInterest.TillPreCloseDate
            ? date
            : now.Lines.Find(line => line.IsRegular && line.Contains(date, isFirst: false))?.Due ?? date;
        var then = Of(facts, until, memory);
        var (principal, interest) = then.Plan.OutstandingOn(until);
        return then.Lines.Aggregate(
            new PartAmounts(principal, interest, 0, 0),
            static (sum, line) => sum + (line.IsRegular ? line.Outstanding with { Principal = 0, Interest = 0 } : line.Outstanding));
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
