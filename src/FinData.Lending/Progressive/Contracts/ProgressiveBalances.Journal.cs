namespace FinData.Lending.Progressive;

internal sealed partial class ProgressiveBalances
{
    // Offset of lines that the passing of time causes.
    private const long ByTime = -1;

    /// <summary>Only a journal has to stop at due days: what falls due moves to its installment there.</summary>
    internal override void AdvanceTo(DateOnly date, IJournalSink? sink)
    {
        while (sink is not null && NextDue() is { } due && due <= date)
        {
            var (from, since) = Posted();
            MoveTo(due);
            Post(sink, ByTime, from, Explanations(since));
        }

        if (date > asOf)
        {
            MoveTo(date);
        }
    }

    internal override void PostRunningInterest(IJournalSink sink)
    {
        var (from, since) = Posted();
        if (since < asOf)
        {
            Post(sink, ByTime, from, Explanations(since));
        }
    }

    private void MoveTo(DateOnly date)
    {
        asOf = date;
        standing = null;
    }

    private DateOnly? NextDue()
        => IsRunning && !isClosed ? Standing.Replay.Lines.Where(line => line.Due > asOf).Select(static line => (DateOnly?)line.Due).Min() : null;

    /// <summary>What is posted: all up to the last event or due day, whichever is later.</summary>
    private (ProgressiveLedger Ledger, DateOnly On) Posted()
    {
        var on = movedOn;
        foreach (var line in IsRunning ? Standing.Replay.Lines : [])
        {
            on = line.Due > on && line.Due <= asOf ? line.Due : on;
        }

        return (LedgerOf(!IsRunning || on == asOf ? Standing : StandingOn(on)), on);
    }

    private ProgressiveLedger LedgerOf(ProgressiveStanding then)
    {
        var ledger = disbursed == 0 ? new ProgressiveLedger() : (ended ?? then).Ledger();
        ledger.Add(JournalAccount.Cash, 0, Amount(totalPaid + recovered - disbursed));
        ledger.Add(JournalAccount.RecoveryIncome, 0, -Amount(recovered));
        if (ended is not null)
        {
            WriteOff(ledger, ended.Owed.Total);
        }

        return ledger;
    }

    private static void WriteOff(ProgressiveLedger ledger, decimal amount)
    {
        foreach (var (account, installment, outstanding) in new ProgressiveLedger().To(ledger).ToList())
        {
            if (account is JournalAccount.Principal or JournalAccount.InterestReceivable or JournalAccount.FeeReceivable or JournalAccount.PenaltyReceivable)
            {
                ledger.Add(account, installment, -outstanding);
            }
        }

        ledger.Add(JournalAccount.WriteOff, 0, amount);
    }

    /// <summary>How interest came about since a day, stretch by stretch: balance, factor of the period, days of it.</summary>
    private List<AccrualExplanation> Explanations(DateOnly since)
        => !IsRunning || isClosed || since >= asOf
            ? []
            : [.. Standing.Replay.Plan.StretchesBetween(since, asOf).Select(stretch => new AccrualExplanation(
                stretch.From, stretch.To, stretch.Base, stretch.Factor, stretch.To.DayNumber - stretch.From.DayNumber, stretch.Of, terms.DayCount))];

    /// <summary>
    /// Posts what leads from a ledger to the one of today. Interest is stated to eight digits, stretch by stretch; rounding it, and what an event changes of
    /// it, are lines of their own.
    /// </summary>
    private void Post(IJournalSink sink, long offset, ProgressiveLedger from, List<AccrualExplanation> explanations)
    {
        foreach (var how in explanations)
        {
            var amount = decimal.Round(how.Base * how.Rate * how.Days / how.Basis, AccrualUnits.Digits);
            if (amount != 0)
            {
                sink.Post(new JournalLine(offset, asOf, 0, JournalAccount.InterestReceivable, amount, how));
                sink.Post(new JournalLine(offset, asOf, 0, JournalAccount.InterestIncome, -amount));
                from.Add(JournalAccount.InterestReceivable, 0, amount);
                from.Add(JournalAccount.InterestIncome, 0, -amount);
            }
        }

        foreach (var (account, installment, amount) in from.To(LedgerOf(Standing)))
        {
            sink.Post(new JournalLine(offset, asOf, installment, account, amount));
        }
    }
}
