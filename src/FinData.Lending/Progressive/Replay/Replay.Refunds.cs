namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    /// <summary>
    /// The interest that would not have come about if all refunds so far had never been lent: interest as it is, less interest as if each
    /// refund had paid the disbursements back on their day, less what was refunded before.
    /// </summary>
    private void RefundInterest(EntryRun run)
    {
        if (!isNested)
        {
            var before = InterestToRefund(run.Date);
            var after = WithoutRefundedAmounts().Run(run.Date).InterestToRefund(run.Date);
            run.Amount = before - interestRefunded - after;
        }

        interestRefunded += run.Amount;
        Pay(run);
    }

    // A charge-off claims all interest of the schedule as it left it. Where interest does not follow what is paid, none comes back then.
    private decimal InterestToRefund(DateOnly date)
    {
        if (!processed.Exists(static run => run is { Type: ProgressiveTransactionType.ChargeOff, IsVoid: false }))
        {
            return Plan.DueInterestOn(date);
        }

        return facts.Recalculates ? Lines.Sum(static line => line.Charged.Interest) : 0;
    }

    private Replay WithoutRefundedAmounts()
    {
        var counted = processed.FindAll(static run => !run.IsVoid && run.Type != ProgressiveTransactionType.InterestRefund);
        var refunded = counted.Where(IsInterestRefunding).Sum(static run => run.Amount);
        var runs = new List<EntryRun>();
        foreach (var run in counted.Where(run => !IsInterestRefunding(run)))
        {
            runs.Add(Suppose(run, run.Type, run.Amount, run.Sequence));
            if (run.Type == ProgressiveTransactionType.Disbursement && refunded > 0)
            {
                var paidBack = Math.Min(run.Amount, refunded);
                refunded -= paidBack;
                runs.Add(Suppose(run, ProgressiveTransactionType.Repayment, paidBack, int.MaxValue));
            }
        }

        return new Replay(facts, runs, isNested: true);
    }

    private bool IsInterestRefunding(EntryRun run) => Terms.InterestRefundTypes.Contains(run.Type);

    private static EntryRun Suppose(EntryRun run, ProgressiveTransactionType type, decimal amount, int sequence)
        => new() { Type = type, Date = run.Date, SubmittedOn = run.SubmittedOn, Sequence = sequence, Amount = amount, ReAge = run.ReAge, Handling = run.Handling };

    /// <summary>Pays an overpayment out. What is paid out beyond it is lent anew.</summary>
    private void RefundCredit(EntryRun run)
    {
        var principal = Math.Max(0, run.Amount - overpaid);
        var refunded = run.Amount - principal;
        run.Overpayment = refunded;
        overpaid -= refunded;
        run.Parts = new PartAmounts(principal, 0, 0, 0);
        if (principal > 0)
        {
            CreditPrincipal(run, run.Amount, refunded);
        }
    }

    // The whole amount is put on the schedule, and the part that was overpaid counts as paid at once.
    private void CreditPrincipal(EntryRun run, decimal amount, decimal paid)
    {
        var date = run.Date;
        var line = Lines.Where(static l => !l.IsDownPayment).OrderBy(static l => l.Due).FirstOrDefault(l => l.IsAdditional || l.Due > date)
            ?? (Lines.Where(static l => !l.IsDownPayment).MaxBy(static l => l.Due) is { } last && last.Due == date ? last : AdditionalLine(date));
        if (facts.Recalculates && line.IsRegular)
        {
            Plan.Credit(date, amount, 0);
            FollowPlan(date);
            if (paid > 0)
            {
                Plan.PayPrincipal(line.From, line.Due, date, paid);
                FollowPlan(date);
            }
        }
        else
        {
            if (line.Due < date)
            {
                line.Due = date;
            }

            line.Credited = line.Credited.Plus(AllocationPart.Principal, amount);
            line.AddDue(AllocationPart.Principal, amount, date);
        }

        if (paid > 0)
        {
            run.Allocate(line, AllocationPart.Principal, line.Pay(AllocationPart.Principal, date, paid));
        }
    }

    private void WriteOff(EntryRun run)
    {
        FollowPlan(run.Date);
        hasStoppedInterest = true;
        var parts = default(PartAmounts);
        foreach (var line in Lines.Where(static line => !line.IsMet))
        {
            parts += line.WriteOff(run.Date);
        }

        run.SetParts(parts);
    }
}
