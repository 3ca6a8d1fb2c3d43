namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    private PaymentAllocation DefaultAllocation => Terms.Allocations.First(static allocation => allocation.Type is null);

    private PaymentAllocation AllocationOf(ProgressiveTransactionType type)
        => Terms.Allocations.FirstOrDefault(allocation => allocation.Type == type) ?? DefaultAllocation;

    private void Pay(EntryRun run)
    {
        DeferInterestOfPaidPeriod(run);
        var rest = Allocate(run, run.Amount, AllocationOf(run.Type), out var parts);
        run.Parts = parts;
        KeepOverpayment(run, rest);
    }

    // A payment that leaves nothing over ends an overpayment that came before: it was used by what fell due since.
    private void KeepOverpayment(EntryRun run, decimal rest)
    {
        if (rest > 0)
        {
            overpaid += rest;
            run.Overpayment = rest;
        }
        else
        {
            overpaid = 0;
        }
    }

    /// <summary>A charge that comes later is paid by what earlier payments left over, each in turn.</summary>
    private void UseOverpayments()
    {
        foreach (var run in overpaying)
        {
            var amount = Math.Min(overpaid, run.Overpayment);
            if (amount <= 0)
            {
                continue;
            }

            var rest = Allocate(run, amount, AllocationOf(run.Type), out var parts);
            run.Overpayment += rest - amount;
            overpaid += rest - amount;
            run.Parts += parts;
        }

        overpaying = overpaying.FindAll(static run => run.Overpayment > 0);
    }

    /// <summary>Money to installments, by the rules. What is left.</summary>
    private decimal Allocate(EntryRun run, decimal amount, PaymentAllocation allocation, out PartAmounts parts)
    {
        var walk = new AllocationWalk(run, allocation.Future, Lines.Count);
        if (Terms.IsCumulative)
        {
            amount = AllocateInOrder(walk, amount, allocation, static _ => true);
        }
        else if (Terms.ScheduleProcessing == ScheduleProcessing.Horizontal)
        {
            foreach (var group in allocation.Order.GroupBy(static rule => rule.Due))
            {
                amount = AllocateHorizontally(walk, amount, [.. group]);
            }
        }
        else
        {
            amount = AllocateVertically(walk, amount, allocation.Order);
        }

        parts = walk.Parts;
        return amount;
    }

    /// <summary>Whether a payment covers all that would be due at the end of its installment.</summary>
    private bool IsPayOff(EntryRun run)
    {
        if (Terms.Recalculation is null || Cumulative is not null || Lines.Find(line => line.Contains(run.Date, isFirst: false)) is not { } line)
        {
            return false;
        }

        // Interest only adds to the principal, and what it comes to is dear to find out.
        if (run.Amount < Plan.TotalOutstandingPrincipal)
        {
            return false;
        }

        var (principal, interest) = Plan.OutstandingOn(line.Due);
        return run.Amount >= principal + interest;
    }

    // Where a pay-off bears interest up to the rest date, a period that was paid in advance takes what is still earned in it.
    private void DeferInterestOfPaidPeriod(EntryRun run)
    {
        if (!isPayingOff || !run.Type.IsPayment() || Terms.Recalculation is not { PreClosure: PreClosureInterest.TillRestFrequencyDate })
        {
            return;
        }

        if (Plan.Periods.Find(period => period.From <= run.Date && run.Date < period.Due) is { IsPaid: true } period)
        {
            var interest = Plan.OutstandingOn(period.Due).Interest;
            if (interest > 0)
            {
                period.DeferredInterest = interest;
            }
        }
    }

    private decimal PayPart(AllocationWalk walk, AllocationRule rule, ScheduleLine line, decimal amount)
    {
        if (!FollowsPlan)
        {
            return PayLine(walk, rule, line, amount);
        }

        if (line.IsDownPayment || line.Due > Plan.Maturity)
        {
            walk.Skipped.Add(line);
            return PayLine(walk, rule, line, amount);
        }

        var date = walk.Run.Date;
        if (rule.Due == DueKind.InAdvance)
        {
            date = PayDateInAdvance(walk.Run.Date, line);
            LimitToEarned(walk, rule, line, date);
        }

        if (rule.Part == AllocationPart.Principal)
        {
            // A line may ask for more where interest that later lines leave it came after its principal.
            amount = Math.Min(amount, Math.Max(0, Plan.TotalLent - Plan.TotalPaidPrincipal));
        }

        var portion = PayLine(walk, rule, line, amount);
        if (rule.Part == AllocationPart.Principal)
        {
            Plan.PayPrincipal(line.From, line.Due, date, portion);
            FollowPlan(walk.Run.Date);
        }
        else if (rule.Part == AllocationPart.Interest)
        {
            Plan.PayInterest(line.From, line.Due, date, portion);
            FollowPlan(walk.Run.Date);
        }

        return portion;
    }

    private DateOnly PayDateInAdvance(DateOnly date, ScheduleLine line)
        => InterestPlan.CountsWholePeriod(Terms, isPayingOff) && line.Contains(date, isFirst: false) ? line.Due : date;

    private void LimitToEarned(AllocationWalk walk, AllocationRule rule, ScheduleLine line, DateOnly date)
    {
        var (principal, interest) = Plan.DueOn(line.From, line.Due, date);
        if (principal == 0 && interest == 0)
        {
            walk.Skipped.Add(line);
        }

        if (rule.Part == AllocationPart.Interest)
        {
            line.SetDue(AllocationPart.Interest, interest);
        }
        else if (rule.Part == AllocationPart.Principal)
        {
            line.SetDue(AllocationPart.Principal, principal);
        }
    }

    private decimal PayLine(AllocationWalk walk, AllocationRule rule, ScheduleLine line, decimal amount)
    {
        var portion = line.Pay(rule.Part, walk.Run.Date, amount);
        walk.Parts = walk.Parts.Plus(rule.Part, portion);
        walk.Run.Allocate(line, rule.Part, portion);
        if (rule.Part is AllocationPart.Fee or AllocationPart.Penalty)
        {
            PayCharges(walk.Run, line, rule.Part, portion);
        }

        line.CheckMet(walk.Run.Date);
        return portion;
    }
}
