namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    internal bool IsLaidOut => facts.IsLaidOut;

    /// <summary>Takes all installments anew from what was lent so far and from what was agreed; nothing is paid or charged on them yet.</summary>
    private void LayOut(IEnumerable<EntryRun> disbursed)
    {
        Lines.RemoveAll(static line => line.IsRegular);
        var number = 0;
        foreach (var (from, due, principal, interest) in LaidOutSchedule.Of(facts, Plan, disbursed.Select(run => (run.Date, run.Amount - DownPaymentOf(run.Amount)))))
        {
            var line = new ScheduleLine { Number = ++number, From = from, Due = due, Charged = new PartAmounts(principal, interest, 0, 0) };
            line.UpdateMet(facts.DisbursedOn);
            Lines.Add(line);
        }

        SortByDueDate();
    }

    /// <summary>What a line says of interest, earned evenly over its days, whatever balances it came from.</summary>
    internal decimal EarnedEvenly(ScheduleLine line, DateOnly day)
        => day >= line.Due
            ? line.Charged.Interest
            : facts.Math.Amount(facts.Math.Over(facts.Math.Times(line.Charged.Interest, Math.Max(0, day.DayNumber - line.From.DayNumber)), line.Due.DayNumber - line.From.DayNumber));

    // A down payment stays on its day, ahead of the installment that it falls in.
    private void SortByDueDate()
    {
        var sorted = Lines.OrderBy(static line => line.Due).ThenBy(static line => line.IsDownPayment ? 0 : 1).ToList();
        Lines.Clear();
        Lines.AddRange(sorted);
        ScheduleLines.Renumber(Lines);
    }
}
