namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    /// <summary>Notes, once for each installment that fell due, what it earned.</summary>
    private void NoteActivities(DateOnly day)
    {
        if (!Terms.AccrualActivity)
        {
            return;
        }

        foreach (var line in replay.Lines.Where(line => !line.IsDownPayment && line.Due <= day))
        {
            NoteActivity(line.Due, line.Charged with { Principal = 0 });
        }
    }

    /// <summary>What was noted for an installment whose income has changed since is noted anew.</summary>
    private void NoteActivitiesAnew()
    {
        if (Terms.AccrualActivity && IsOpen)
        {
            foreach (var line in replay.Lines.Where(line => !line.IsDownPayment && Activities().Any(activity => activity.Date == line.Due)).ToList())
            {
                NoteActivity(line.Due, line.Charged with { Principal = 0 });
            }
        }
    }

    private void NoteActivity(DateOnly date, PartAmounts income)
    {
        var existing = Activities().FirstOrDefault(entry => entry.Date == date);
        if (existing?.Posting?.Parts == income || (existing is null && income.Total == 0))
        {
            return;
        }

        if (existing is not null)
        {
            facts.Entries.Remove(existing);
        }

        if (income.Total > 0)
        {
            Note(ProgressiveTransactionType.AccrualActivity, date, income).IsReplayed = existing is not null;
        }
    }

    /// <summary>The rest of all income, on the day the loan ended.</summary>
    private void NoteActivityAtClosure()
    {
        if (!Terms.AccrualActivity || (OverpaidOn ?? ClosedOn) is not { } closed)
        {
            return;
        }

        facts.Entries.RemoveAll(entry => entry.Type == ProgressiveTransactionType.AccrualActivity && entry.Date > closed);
        var income = default(PartAmounts);
        foreach (var line in replay.Lines.Where(static line => !line.IsDownPayment))
        {
            income += line.Charged with { Principal = 0 };
            if (!line.IsAdditional && line.Due < closed)
            {
                NoteActivity(line.Due, line.Charged with { Principal = 0 });
            }
        }

        foreach (var activity in Activities().Where(activity => activity.Date != closed))
        {
            income -= activity.Posting!.Parts;
        }

        if (income is { Interest: > 0 } or { Fees: > 0 } or { Penalties: > 0 })
        {
            NoteActivity(closed, income);
        }
        else if (income.Total < 0 && Activities().LastOrDefault(activity => activity.Date < closed) is { } earlier)
        {
            // The loan ended before, with more income than there is now.
            NoteActivity(earlier.Date, earlier.Posting!.Parts + income);
        }
    }

    private IEnumerable<Entry> Activities()
        => facts.Entries.Where(static entry => entry is { Type: ProgressiveTransactionType.AccrualActivity, IsReversed: false });
}
