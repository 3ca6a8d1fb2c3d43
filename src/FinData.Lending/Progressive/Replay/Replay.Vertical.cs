namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    /// <summary>One part of all installments before the next part.</summary>
    private decimal AllocateVertically(AllocationWalk walk, decimal amount, IEnumerable<AllocationRule> rules)
    {
        foreach (var rule in rules)
        {
            for (var round = 0; amount > 0 && round < walk.MaxRounds; round++)
            {
                var lines = VerticalLinesOf(walk, rule);
                var before = amount;
                foreach (var (line, portion) in Shares(lines, amount))
                {
                    amount -= PayLine(walk, rule, line, portion);
                }

                if (amount == before)
                {
                    break;
                }
            }
        }

        return amount;
    }

    private List<ScheduleLine> VerticalLinesOf(AllocationWalk walk, AllocationRule rule)
    {
        var date = walk.Run.Date;
        bool IsOpen(ScheduleLine line) => line.Outstanding[rule.Part] > 0;
        return rule.Due switch
        {
            DueKind.PastDue => First(line => IsOpen(line) && date > line.Due),
            DueKind.Due => First(line => IsOpen(line) && date == line.Due),
            _ => LinesInAdvance(walk, IsOpen, IsOpen),
        };
    }

    private IEnumerable<(ScheduleLine Line, decimal Portion)> Shares(List<ScheduleLine> lines, decimal amount)
    {
        if (lines.Count == 0)
        {
            yield break;
        }

        var portion = EvenPortion(amount, lines.Count, out var rest);
        for (var i = 0; i < lines.Count; i++)
        {
            yield return (lines[i], i == lines.Count - 1 ? portion + rest : portion);
        }
    }
}
