namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    /// <summary>Null where interest doesn't follow payments, or follows them through the plan.</summary>
    internal CumulativeSchedule? Cumulative { get; }

    private List<ScheduleLine> RegularLines => Lines.FindAll(static line => line.IsRegular);

    private void LendCumulatively(EntryRun run)
    {
        Cumulative!.Lend(run.Date, run.Amount);
        TakeCumulative();
    }

    /// <summary>
    /// What is late first; of the rest what comes before the due date lowers the balance, and what is more than is due on it is principal. Then the
    /// money is allocated on the installments as they are now.
    /// </summary>
    private void PayCumulatively(EntryRun run)
    {
        var allocation = AllocationOf(run.Type);
        var walk = new AllocationWalk(run, allocation.Future, Lines.Count);
        var at = Cumulative!.IndexOf(run.Date);
        var rest = run.Amount;
        if (at >= 0)
        {
            var current = RegularLines[at];
            CountOverdue(at, run.Date);
            rest = AllocateInOrder(walk, rest, allocation, line => line.Due < current.Due);
            if (run.Date < current.Due)
            {
                var early = Math.Max(0, rest - current.Outstanding.Fees - current.Outstanding.Penalties);
                if (early > 0)
                {
                    Cumulative.PayEarly(at, run.Date, early);
                }
            }
            else
            {
                rest = AllocateInOrder(walk, rest, allocation, line => line.Due <= current.Due);
                if (rest > 0)
                {
                    Cumulative.PayExcess(at, rest);
                }
            }

            TakeCumulative();
        }

        rest = AllocateInOrder(walk, rest, allocation, static _ => true);
        run.Parts = walk.Parts;
        KeepOverpayment(run, rest);
    }

    /// <summary>What is late bears interest up to the day of the replay, also where nothing was paid since.</summary>
    private void CountOverdueUpTo(DateOnly day)
    {
        if (Cumulative?.IndexOf(day) is >= 0 and var at && !isExpected && !hasStoppedInterest)
        {
            CountOverdue(at, day);
        }
    }

    /// <summary>What is late bears interest in the periods in which a close of business found it so, and no other day asked.</summary>
    private void CountOverdueAtCloses(DateOnly date)
    {
        if (hasStoppedInterest || isExpected || facts.Closed is not { } closed)
        {
            return;
        }

        for (var at = 1; at < (Cumulative?.Periods.Count ?? 0) && Cumulative!.Periods[at].From < date; at++)
        {
            var period = Cumulative.Periods[at];
            if (closed.From < period.Due && period.From < closed.To)
            {
                var until = closed.To < period.Due ? closed.To : period.Due;
                CountOverdue(at, until < date ? until : date);
            }
        }
    }

    private void CountOverdue(int at, DateOnly until)
    {
        var late = RegularLines.Take(at).ToList();
        var amount = late.Sum(static line => line.Outstanding.Principal)
            + (Terms.Recalculation!.CompoundsOverdueInterest ? late.Sum(static line => line.Outstanding.Interest) : 0);
        if (amount > 0 && !Terms.NoInterestOnPastDue)
        {
            Cumulative!.CountOverdue(at, until, amount);
            TakeCumulative();
        }
    }

    private void TakeCumulative()
    {
        foreach (var (line, period) in RegularLines.Zip(Cumulative!.Periods))
        {
            line.SetDue(AllocationPart.Principal, period.Principal + line.Credited.Principal);
            line.SetDue(AllocationPart.Interest, period.Interest);
            if (line.Outstanding.Total > 0)
            {
                line.Unmeet();
            }
        }
    }

    // Once all principal is repaid, there is no installment to come.
    private void DropRepaid()
    {
        while (Cumulative is not null && Lines.Count > 1 && Lines[^1] is { IsRegular: true, Charged.Total: 0, Paid.Total: 0 })
        {
            Lines.RemoveAt(Lines.Count - 1);
        }
    }

    /// <summary>What pays a loan off on a day, with interest up to it.</summary>
    internal PartAmounts CumulativePayoff(DateOnly day)
    {
        var at = Cumulative!.IndexOf(day);
        CountOverdueAtCloses(day);
        if (at >= 0)
        {
            CountOverdue(at, day);
        }

        var lines = RegularLines;
        var parts = default(PartAmounts);
        for (var i = 0; i < lines.Count; i++)
        {
            var interest = at < 0 || i < at ? lines[i].Outstanding.Interest : i == at ? Math.Max(0, Cumulative.InterestUntil(i, day) - lines[i].Paid.Interest) : 0;
            parts += lines[i].Outstanding with { Interest = interest };
        }

        return Lines.Where(static line => !line.IsRegular).Aggregate(parts, static (sum, line) => sum + line.Outstanding);
    }
}
