namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    /// <summary>Interest earned up to the charge-off or termination, and its day; null while neither happened.</summary>
    internal (DateOnly Date, decimal Interest)? EarnedAtEnd { get; private set; }

    /// <summary>Gives the loan up: all that is outstanding is its amount. Interest from there on is as the terms say.</summary>
    private void ChargeOff(EntryRun run)
    {
        if (Lines.Exists(static line => !line.IsMet))
        {
            if (Terms.ChargeOffBehaviour == ChargeOffBehaviour.ZeroInterest)
            {
                DropFutureInterest(run.Date);
            }
            else if (Terms.ChargeOffBehaviour == ChargeOffBehaviour.AccelerateMaturity)
            {
                Accelerate(run.Date);
            }

            EarnedAtEnd = (run.Date, EarnedUntil(run.Date));
        }

        End(run);
    }

    /// <summary>Ends the contract early: all falls due.</summary>
    private void Terminate(EntryRun run)
    {
        if (Lines.Exists(static line => !line.IsMet))
        {
            Accelerate(run.Date);
            EarnedAtEnd = (run.Date, EarnedUntil(run.Date));
        }

        End(run);
    }

    private void End(EntryRun run)
    {
        run.SetParts(Lines.Aggregate(default(PartAmounts), static (sum, line) => sum + line.Outstanding));
        run.IsVoid = run.Amount == 0;
        hasStoppedInterest = !run.IsVoid;
        if (run.IsVoid)
        {
            EarnedAtEnd = null;
        }
    }

    /// <summary>What is not yet earned becomes principal of its installment; the last ones give the surplus of principal up.</summary>
    private void DropFutureInterest(DateOnly date)
    {
        foreach (var line in Lines.Where(line => line.From <= date && line.Due > date))
        {
            var earned = facts.Recalculates
                ? Plan.InterestUntil(line.From, line.Due, date, withCredits: true)
                : EarnedShare(line, date) + line.Charged.Interest - line.Outstanding.Interest;
            if (line.Outstanding.Interest > 0 || (facts.Recalculates && earned > 0))
            {
                TurnToPrincipal(line, line.Charged.Interest - earned);
            }
        }

        foreach (var line in Lines.Where(line => line.From > date && !line.IsMet && line.Outstanding.Interest > 0))
        {
            TurnToPrincipal(line, line.Outstanding.Interest);
        }

        var lent = Runs.Where(run => run.Type is ProgressiveTransactionType.Disbursement or ProgressiveTransactionType.CapitalizedIncome && run.Date <= date)
            .Sum(static run => run.Amount);
        var surplus = Lines.Where(static line => !line.IsAdditional).Sum(static line => line.Charged.Principal - line.Credited.Principal) - lent;
        for (var i = Lines.Count - 1; i > 0 && surplus != 0; i--)
        {
            var line = Lines[i];
            if (line.IsAdditional || line.IsMet)
            {
                continue;
            }

            var cut = surplus < 0 ? surplus : Math.Min(surplus, line.Charged.Principal);
            line.AddDue(AllocationPart.Principal, -cut, date);
            surplus -= cut;
        }
    }

    private static void TurnToPrincipal(ScheduleLine line, decimal interest)
    {
        line.SetDue(AllocationPart.Interest, line.Charged.Interest - interest);
        line.SetDue(AllocationPart.Principal, line.Charged.Principal + interest);
    }

    /// <summary>Without recalculation an installment's open interest is earned evenly over its days.</summary>
    private decimal EarnedShare(ScheduleLine line, DateOnly date)
    {
        var days = line.Due.DayNumber - line.From.DayNumber;
        return days == 0
            ? line.Outstanding.Interest
            : facts.Math.Amount(facts.Math.Times(facts.Math.Over(line.Outstanding.Interest, days), date.DayNumber - line.From.DayNumber));
    }

    internal decimal InterestNotYetDue(DateOnly date)
    {
        if (Lines.Find(line => line.IsRegular && line.From < date && date < line.Due) is not { } line)
        {
            return 0;
        }

        var earned = EarnedAtEnd is not null ? line.Outstanding.Interest
            : Terms.IsCumulative && !facts.Recalculates ? EarnedShare(line, date)
            : Plan.InterestUntil(line.From, line.Due, date, withCredits: true) - line.Paid.Interest;
        return Math.Max(0, earned);
    }

    private decimal EarnedUntil(DateOnly date)
    {
        var earned = 0m;
        foreach (var line in Lines.Where(static line => !line.IsAdditional))
        {
            if (line.Due <= date)
            {
                earned += line.Charged.Interest - line.Credited.Interest;
            }
            else if (line.From <= date)
            {
                earned += facts.Recalculates
                    ? Plan.InterestUntil(line.From, line.Due, date, withCredits: true)
                    : Terms.ChargeOffBehaviour == ChargeOffBehaviour.Regular ? EarnedShare(line, date) : line.Outstanding.Interest;
            }
        }

        return earned;
    }

    /// <summary>All that comes later falls due on a day, in the installment that contains it.</summary>
    private void Accelerate(DateOnly date)
    {
        var current = Lines.Find(line => line.Contains(date, isFirst: line == Lines.Find(static l => !l.IsDownPayment)) && !line.IsDownPayment);
        if (current is null || date >= Lines.Max(static line => line.Due))
        {
            return;
        }

        if (!current.IsMet || current.IsReAged)
        {
            var interest = facts.Recalculates
                ? Plan.InterestUntil(current.From, current.Due, date, withCredits: true)
                : current.Charged.Interest - current.Outstanding.Interest + EarnedShare(current, date);
            current.SetDue(AllocationPart.Interest, interest);
        }

        var future = Lines.FindAll(line => line.From >= current.Due && line != current && !line.IsDownPayment);
        current.Due = date;
        var moved = future.Aggregate(default(PartAmounts), static (sum, line) => sum + line.Charged);
        current.AddDue(AllocationPart.Principal, moved.Principal, current.MetOn);
        Lines.RemoveAll(future.Contains);
        PayAgain(future, date);
        if (moved.Fees > 0 || moved.Penalties > 0)
        {
            MoveCharges(future, current, date);
        }

        ScheduleLines.Renumber(Lines);
    }

    // Payments that went to installments which are gone go where they would have gone without them.
    private void PayAgain(List<ScheduleLine> gone, DateOnly date)
    {
        var followed = hasStoppedInterest;
        hasStoppedInterest = true;
        foreach (var run in processed.Where(run => run.Date < date && run.Type.IsPayment() && run.Allocations.Exists(a => gone.Contains(a.Line))))
        {
            foreach (var (line, parts) in run.Allocations)
            {
                TakeOff(line, parts, run.Date);
            }

            run.Allocations.Clear();
            run.Overpayment = 0;
            run.Parts = default;
            var rest = Allocate(run, run.Amount, AllocationOf(run.Type), out var again);
            run.Parts = again;
            run.Overpayment = rest;
        }

        hasStoppedInterest = followed;
    }

    private void TakeOff(ScheduleLine line, PartAmounts parts, DateOnly date)
    {
        foreach (var part in Enum.GetValues<AllocationPart>())
        {
            var portion = line.Unpay(part, date, parts[part]);
            foreach (var charge in Charges.Where(charge => charge.Entry.Part == part && portion > 0 && charge.Shares.Exists(s => s.Line == line)))
            {
                var back = Math.Min(portion, charge.Paid);
                charge.Paid -= back;
                portion -= back;
            }
        }
    }

    private void MoveCharges(List<ScheduleLine> gone, ScheduleLine current, DateOnly date)
    {
        var charges = Charges.FindAll(charge => charge.Shares.Exists(share => gone.Contains(share.Line)));
        var due = charges.Max(static charge => charge.Entry.Due) ?? date;
        var target = due > date ? AdditionalLine(due) : current;
        foreach (var charge in charges)
        {
            var amount = charge.Shares.Where(share => gone.Contains(share.Line)).Sum(static share => share.Amount);
            charge.Shares.RemoveAll(share => gone.Contains(share.Line));
            charge.Amount -= amount;
            Put(charge, target, amount);
        }
    }
}
