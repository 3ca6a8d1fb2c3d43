namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    /// <summary>All parts of one installment before the next one.</summary>
    private decimal AllocateHorizontally(AllocationWalk walk, decimal amount, AllocationRule[] rules)
    {
        walk.Skipped.Clear();
        for (var round = 0; amount > 0 && round < walk.MaxRounds; round++)
        {
            if (round > 0 && Lines.TrueForAll(static line => line.IsMet))
            {
                return amount;
            }

            var lines = LinesOf(walk, rules[0].Due);
            if (lines.Count == 0)
            {
                return amount;
            }

            foreach (var rule in rules)
            {
                amount = PayEvenly(walk, rule, lines, amount);
            }
        }

        return amount;
    }

    private List<ScheduleLine> LinesOf(AllocationWalk walk, DueKind due)
    {
        var date = walk.Run.Date;
        return due switch
        {
            DueKind.PastDue => First(line => !line.IsMet && date > line.Due),
            DueKind.Due => First(line => !line.IsMet && date == line.Due),
            _ => LinesInAdvance(walk, line => !line.IsMet, line => !line.IsMet || (FollowsPlan && line.Charged.Total == 0 && !walk.Skipped.Contains(line))),
        };
    }

    /// <param name="isOpen">Which lines take money.</param>
    /// <param name="isOpenAtEnd">Which do when the last one is looked for: also one without dues yet, because principal paid in advance makes some.</param>
    private List<ScheduleLine> LinesInAdvance(AllocationWalk walk, Predicate<ScheduleLine> isOpen, Predicate<ScheduleLine> isOpenAtEnd)
    {
        var date = walk.Run.Date;
        switch (walk.Future)
        {
            case FutureInstallmentRule.Reamortization:
                return Lines.FindAll(line => isOpen(line) && date < line.Due);
            case FutureInstallmentRule.NextInstallment:
                return First(line => isOpen(line) && date < line.Due);
            case FutureInstallmentRule.NextLastInstallment:
                var current = Lines.FindAll(line => isOpen(line) && date < line.Due && date >= line.From);
                return current.Count > 0 ? current : Last(line => isOpenAtEnd(line) && date < line.Due);
            default:
                return Last(line => isOpenAtEnd(line) && date < line.Due);
        }
    }

    private List<ScheduleLine> First(Predicate<ScheduleLine> match)
        => Lines.Where(line => match(line)).MinBy(static line => line.Number) is { } line ? [line] : [];

    private List<ScheduleLine> Last(Predicate<ScheduleLine> match)
        => Lines.Where(line => match(line)).MaxBy(static line => line.Number) is { } line ? [line] : [];

    /// <summary>Equal parts; the last line takes what rounding leaves. What is left of the amount.</summary>
    private decimal PayEvenly(AllocationWalk walk, AllocationRule rule, List<ScheduleLine> lines, decimal amount)
    {
        var portion = EvenPortion(amount, lines.Count, out var rest);
        foreach (var line in lines)
        {
            if (line == lines[^1])
            {
                portion += rest;
            }

            amount -= PayPart(walk, rule, line, portion);
        }

        return amount;
    }

    private decimal EvenPortion(decimal amount, int count, out decimal rest)
    {
        var portion = count == 1 ? amount : facts.Math.Amount(facts.Math.Over(amount, count));
        rest = amount - (portion * count);
        if (portion + rest < 0)
        {
            portion = decimal.Round(amount / count, facts.Math.MinorDigits, MidpointRounding.ToZero);
            rest = amount - (portion * count);
        }

        return portion;
    }
}
