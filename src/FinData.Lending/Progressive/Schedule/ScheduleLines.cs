namespace FinData.Lending.Progressive;

/// <summary>The lines of a schedule before anything is due on them.</summary>
internal static class ScheduleLines
{
    /// <summary>One line for each agreed installment, and one for the down payment of each disbursement, ahead of the installment it falls in.</summary>
    internal static List<ScheduleLine> Empty(LoanFacts facts, List<EntryRun> runs)
    {
        var lines = new List<ScheduleLine>();
        var downPayments = facts.Terms.DownPaymentPercent is > 0
            ? new Queue<DateOnly>(runs.Where(static run => run.Type == ProgressiveTransactionType.Disbursement).Select(static run => run.Date).Order())
            : [];
        foreach (var (from, due) in ScheduleDates.Of(facts.Terms, facts.Start))
        {
            while (downPayments.TryPeek(out var date) && date < due)
            {
                lines.Add(DownPayment(lines.Count + 1, downPayments.Dequeue()));
            }

            lines.Add(new ScheduleLine { Number = lines.Count + 1, From = from, Due = due });
        }

        while (downPayments.TryDequeue(out var date))
        {
            lines.Add(DownPayment(lines.Count + 1, date));
        }

        return lines;
    }

    internal static void Renumber(List<ScheduleLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            lines[i].Number = i + 1;
        }
    }

    private static ScheduleLine DownPayment(int number, DateOnly date) => new() { Number = number, From = date, Due = date, IsDownPayment = true };
}
