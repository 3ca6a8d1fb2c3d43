namespace FinData.Lending.Progressive;

internal sealed partial class ProgressiveBalances
{
    // A change works from the morning after its day, behind everything that the day brought.
    private DateOnly Morning => asOf.AddDays(1);

    private RefusalReason ChangeRate(Rate next)
    {
        if (asOf >= Standing.Replay.Plan.Maturity)
        {
            return RefusalReason.NothingOutstanding;
        }

        // A re-aging or a reschedule may have left more installments than were agreed.
        if (!(terms with { Count = Math.Min(Standing.Replay.Plan.Periods.Count, LoanTerms.MaxCount) }).Accepts(new RateChange(next), asOf))
        {
            return RefusalReason.InvalidTerms;
        }

        return Vary(() => TakeRate(next));
    }

    private RefusalReason Vary(Action change)
    {
        var (before, count) = (rate, facts.Variations.Count);
        change();
        return UnlessItAddsUp(() =>
        {
            rate = before;
            facts.Variations.RemoveRange(count, facts.Variations.Count - count);
        });
    }

    private void TakeRate(Rate next)
    {
        rate = next;
        facts.Variations.Add(new RateVariation(++lastId, Morning, ProgressiveAgreement.PercentOf(next)));
    }

    /// <summary>Moves the due dates to come, adds installments, changes the rate.</summary>
    private RefusalReason Reschedule(Rescheduling change)
    {
        var left = Standing.Replay.Lines.FindAll(line => line.IsRegular && line.Due > asOf);
        if (left.Count == 0)
        {
            return RefusalReason.NothingOutstanding;
        }

        var extra = (change.Count ?? left.Count) - left.Count;
        if (extra < 0)
        {
            return RefusalReason.NotOffered;
        }

        if (!IsPlan(change.FirstDueDate ?? left[0].Due, Standing.Replay.Plan.Periods.Count + extra, terms.Frequency, terms.Interval, change.Rate ?? rate))
        {
            return RefusalReason.InvalidTerms;
        }

        return Vary(() =>
        {
            if (change.FirstDueDate is { } due)
            {
                facts.Variations.Add(new DueDateVariation(++lastId, Morning, due, left[0].Due));
            }

            if (extra > 0)
            {
                facts.Variations.Add(new ExtraTermsVariation(++lastId, Morning, extra));
            }

            if (change.Rate is { } next)
            {
                TakeRate(next);
            }
        });
    }

    /// <summary>Puts new installments in the place of all that is unpaid.</summary>
    private RefusalReason ReAge(Rescheduling change)
    {
        var left = Standing.Replay.Lines.FindAll(line => line.IsRegular && line.Due > asOf);
        var (frequency, interval) = change.Frequency is { } other ? (other, 1) : (terms.Frequency, terms.Interval);
        var count = change.Count ?? left.Count;
        if (count == 0 || (change.FirstDueDate ?? left.FirstOrDefault()?.Due) is not { } start || !IsPlan(start, Standing.Replay.Plan.Periods.Count + count, frequency, interval, rate))
        {
            return RefusalReason.InvalidTerms;
        }

        if (Standing.Outstanding.Principal == 0)
        {
            return RefusalReason.NothingOutstanding;
        }

        var (every, unit) = ProgressiveAgreement.StepOf(frequency, interval);
        facts.Entries.Add(new Entry
        {
            Id = ++lastId,
            Type = ProgressiveTransactionType.ReAge,
            Date = asOf,
            SubmittedOn = asOf,
            Amount = 0,
            ReAge = new ProgressiveReAge { Start = start, InstallmentCount = count, Every = every, Frequency = unit, Date = asOf },
        });
        return UnlessItAddsUp(() => facts.Entries.RemoveAt(facts.Entries.Count - 1));
    }

    // With all installments that there are, those that fell due too: an upper bound.
    private bool IsPlan(DateOnly first, int count, Frequency frequency, int interval, Rate then)
        => (terms with { FirstDueDate = first, Count = count, Frequency = frequency, Interval = interval, Rate = then }).Validate().IsEmpty;

    /// <summary>
    /// Forgives charges whose day has come, the oldest first. A charge and its waivers point at each other, and others may share both: new ones take their
    /// places.
    /// </summary>
    private RefusalReason Waive(DuePart part, long amount)
    {
        var due = Standing.Replay.Charges
            .Where(charge => charge.Entry.Part == ProgressiveAgreement.PartOf(part) && charge.Entry.Due <= asOf && charge.Outstanding > 0)
            .OrderBy(static charge => charge.Entry.Due)
            .ToList();
        var owed = due.Sum(static charge => charge.Outstanding);
        var left = amount == 0 ? owed : Amount(amount);
        if (owed == 0 || left > owed)
        {
            return RefusalReason.NothingToWaive;
        }

        waived += terms.ToMinor(left);
        foreach (var charge in due)
        {
            var portion = Math.Min(left, charge.Outstanding);
            left -= portion;
            if (portion > 0)
            {
                Waive(charge.Entry, portion);
            }
        }

        return RefusalReason.None;
    }

    private void Waive(ChargeEntry charge, decimal amount)
    {
        var copy = new ChargeEntry { Id = charge.Id, Charge = charge.Charge, SubmittedOn = charge.SubmittedOn, Sequence = charge.Sequence, Amount = charge.Amount };
        facts.Charges[facts.Charges.IndexOf(charge)] = copy;
        foreach (var (waiver, _) in charge.Waivers)
        {
            var again = WaiverOf(copy, waiver.Id, waiver.Date, waiver.Amount);
            facts.Entries[facts.Entries.IndexOf(waiver)] = again;
            copy.Waivers.Add((again, null));
        }

        var entry = WaiverOf(copy, ++lastId, asOf, amount);
        facts.Entries.Add(entry);
        copy.Waivers.Add((entry, null));
    }

    private static Entry WaiverOf(ChargeEntry charge, int id, DateOnly date, decimal amount) => new()
    {
        Id = id,
        Type = ProgressiveTransactionType.ChargeWaiver,
        Date = date,
        SubmittedOn = date,
        Amount = amount,
        Charge = charge,
        Posting = new Posting(amount, PartAmounts.Of(charge.Part, amount), 0, false, 0),
    };
}
