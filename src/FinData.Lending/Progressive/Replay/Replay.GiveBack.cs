namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    /// <summary>Pays money back to the customer: what was paid last is taken off first, in the reverse of the payment order.</summary>
    private void GiveBack(EntryRun run)
    {
        var own = Terms.Allocations.FirstOrDefault(allocation => allocation.Type == run.Type);
        var order = own?.Order ?? [.. DefaultAllocation.Order.Reverse()];
        var walk = new AllocationWalk(run, own?.Future ?? FutureInstallmentRule.LastInstallment, Lines.Count);
        var amount = run.Amount;
        if (Terms.ScheduleProcessing == ScheduleProcessing.Horizontal)
        {
            foreach (var group in order.GroupBy(static rule => rule.Due))
            {
                amount = GiveBack(walk, amount, [.. group]);
            }
        }
        else
        {
            foreach (var rule in order)
            {
                amount = GiveBack(walk, amount, [rule]);
            }
        }

        run.Parts = walk.Parts;
    }

    private decimal GiveBack(AllocationWalk walk, decimal amount, AllocationRule[] rules)
    {
        for (var round = 0; amount > 0 && round < walk.MaxRounds; round++)
        {
            var lines = PaidLines(walk, rules);
            var before = amount;
            foreach (var rule in rules)
            {
                foreach (var (line, portion) in Shares(lines, amount))
                {
                    var given = line.Unpay(rule.Part, walk.Run.Date, portion);
                    walk.Parts = walk.Parts.Plus(rule.Part, given);
                    walk.Run.Allocate(line, rule.Part, given);
                    amount -= given;
                }
            }

            if (amount == before)
            {
                break;
            }
        }

        return amount;
    }

    private List<ScheduleLine> PaidLines(AllocationWalk walk, AllocationRule[] rules)
    {
        var date = walk.Run.Date;
        bool IsPaid(ScheduleLine line) => rules.Length == 1 ? line.Paid[rules[0].Part] > 0 : line.Paid.Total > 0;
        return rules[0].Due switch
        {
            DueKind.PastDue => Last(line => IsPaid(line) && date > line.Due),
            DueKind.Due => Last(line => IsPaid(line) && date == line.Due),
            _ => LinesInAdvance(walk, IsPaid, IsPaid),
        };
    }
}
