namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    /// <summary>Takes a payment back: what it paid is owed again, from the day of the chargeback on.</summary>
    private void Chargeback(EntryRun run)
    {
        if ((Terms.Recalculation is null || Cumulative is not null) && Terms.ChargebackOrder.IsEmpty)
        {
            RefundCredit(run);
            return;
        }

        run.Overpayment = Terms.Recalculation is null ? Math.Min(run.Amount, overpaid) : overpaid;
        run.Parts = Terms.ChargebackOrder.IsEmpty ? new PartAmounts(run.Amount, 0, 0, 0) : PartsToTakeBack(run);
        if (Terms.Recalculation is not null && run.Date <= Plan.Maturity)
        {
            CreditPlan(run);
        }
        else
        {
            CreditLine(CreditedLine(run.Date), run.Parts, run.Date);
        }

        UseOverpayment(run);
    }

    private void CreditPlan(EntryRun run)
    {
        if (run.Parts.Principal > 0)
        {
            Plan.Credit(run.Date, run.Parts.Principal, 0);
        }

        if (run.Parts.Interest > 0)
        {
            Plan.Credit(run.Date, 0, run.Parts.Interest);
        }

        FollowPlan(run.Date);
        var line = run.Date == Plan.Maturity
            ? Lines.Find(l => l.Due == run.Date)
            : Lines.Find(l => l.From <= run.Date && run.Date < l.Due);
        if (line is not null)
        {
            CreditLine(line, run.Parts with { Principal = 0, Interest = 0 }, run.Date);
        }
    }

    private static void CreditLine(ScheduleLine line, PartAmounts parts, DateOnly date)
    {
        line.Credited += parts;
        line.Charged += parts;
        if (parts.Total > 0)
        {
            line.CheckMet(date);
        }
    }

    /// <summary>The next line to fall due; on the last due date the last one, later one behind the schedule.</summary>
    private ScheduleLine CreditedLine(DateOnly date)
    {
        var lines = Lines.Where(static line => !line.IsDownPayment).OrderBy(static line => line.Due).ToList();
        return lines.Find(line => !line.IsAdditional && line.Due > date)
            ?? (lines[^1].Due == date ? lines[^1] : AdditionalLine(date));
    }

    /// <summary>The parts of the original payment in the terms' order, less what earlier chargebacks of it took.</summary>
    private PartAmounts PartsToTakeBack(EntryRun run)
    {
        var original = processed.Find(other => other.Entry?.Id == run.Entry?.RelatedTo)?.Parts ?? default;
        foreach (var earlier in processed.Where(other =>
            other.Type == ProgressiveTransactionType.Chargeback && other.Entry?.RelatedTo == run.Entry?.RelatedTo))
        {
            original -= Take(original, earlier.Amount);
        }

        return Take(original, run.Amount);
    }

    private PartAmounts Take(PartAmounts from, decimal amount)
    {
        var taken = default(PartAmounts);
        foreach (var part in Terms.ChargebackOrder)
        {
            var portion = Math.Min(amount, Math.Max(0, from[part]));
            taken = taken.Plus(part, portion);
            amount -= portion;
        }

        return taken;
    }
}
