namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    /// <summary>The last day whose income is posted.</summary>
    private DateOnly? AccruedUntil { get; set; }

    /// <summary>The last day that a close of business closed.</summary>
    public DateOnly? LastClosed { get; private set; }

    /// <summary>
    /// The close of business: posts the income of every day up to the one before the business date, and brings what is overdue up to it. The
    /// first close posts all days as one.
    /// </summary>
    public void CloseOfBusiness()
    {
        var end = BusinessDate.AddDays(-1);
        if (!facts.IsDisbursed || !IsOpen)
        {
            return;
        }

        for (var day = LastClosed?.AddDays(1) ?? end; day <= end; day = day.AddDays(1))
        {
            CloseDay(day);
            LastClosed = day;
        }
    }

    /// <summary>Posts the income up to the business date as one, without closing a day.</summary>
    public void PostAccruals()
    {
        if (facts.IsDisbursed && IsOpen)
        {
            Accrue(BusinessDate);
        }
    }

    private void CloseDay(DateOnly day)
    {
        if (!IsOpen)
        {
            return;
        }

        facts.Closed = (facts.Closed?.From ?? day, day);
        ChargeOverdue(day);

        // Income first: what a late payment adds to past installments is earned from the next day on.
        if (replay.Cumulative is not null)
        {
            Refresh(day, isClosing: true);
        }

        Accrue(day);
        if (facts.Recalculates || facts.RecalculatesCumulatively)
        {
            Refresh(day.AddDays(1), isClosing: true);
        }

        if (!IsChargedOff)
        {
            EarnDeferred(day, isAll: false);
        }

        NoteActivities(day);
        ClassifyAtClose(day);
    }

    /// <summary>A charge-off or termination posts interest up to its day, or takes back what was posted beyond it.</summary>
    private void AccrueAtEnd()
    {
        if (replay.EarnedAtEnd is not { } end)
        {
            return;
        }

        var posted = facts.Entries.Where(entry => entry.IsLive && entry.Date <= end.Date).Sum(static entry => entry.Type switch
        {
            ProgressiveTransactionType.Accrual => entry.Posting!.Parts.Interest,
            ProgressiveTransactionType.AccrualAdjustment => -entry.Posting!.Parts.Interest,
            _ => 0,
        });
        var missing = end.Interest - posted;
        if (missing != 0)
        {
            Note(missing > 0 ? ProgressiveTransactionType.Accrual : ProgressiveTransactionType.AccrualAdjustment, end.Date, new PartAmounts(0, Math.Abs(missing), 0, 0));
        }
    }

    private void Accrue(DateOnly day)
    {
        if (IsChargedOff || HasLive(ProgressiveTransactionType.ContractTermination))
        {
            return;
        }

        var lastDue = replay.Lines.Max(static line => line.Due);
        var until = day < lastDue ? day : lastDue;
        if (AccruedUntil >= until && HasAccrualFrom(until) && !replay.Charges.Exists(charge => AccruesOn(charge.Entry) == until))
        {
            return;
        }

        if (Terms.IsCumulative)
        {
            // On a cumulative loan each installment that fell due since is noted by itself.
            foreach (var due in replay.Lines.Where(line => !line.IsDownPayment && line.Due < until && !(line.Due <= AccruedUntil)).Select(static line => line.Due).Order())
            {
                PostAccrual(due, AccruableOn(due));
            }
        }

        var isPosted = PostByInstallment(until);
        if (PostAccrual(until, AccruableOn(until)) || isPosted)
        {
            AccruedUntil = until;
        }
    }

    /// <summary>At the end all income is posted, whether its days have come or not: on a cumulative loan as of the day that ended it.</summary>
    private void AccrueAtClosure()
    {
        var lastDue = replay.Lines.Max(static line => line.Due);
        var date = Terms.IsCumulative ? ClosedOn ?? OverpaidOn ?? BusinessDate : lastDue < BusinessDate ? lastDue : BusinessDate;
        if (IsChargedOff)
        {
            return;
        }

        var accruable = default(PartAmounts);
        foreach (var line in replay.Lines.Where(static line => !line.IsDownPayment))
        {
            // What a chargeback put back was earned before.
            var charged = line.Charged - line.Credited;
            accruable += (charged with { Principal = 0, Interest = line.IsAdditional ? 0 : charged.Interest }) - (line.Waived with { Principal = 0 });
        }

        if (PostAccrual(date, accruable))
        {
            AccruedUntil = date;
        }

        EarnDeferred(date, isAll: true);
        NoteActivityAtClosure();
    }

    /// <summary>Where a cumulative schedule moved, what was last earned in the midst of an installment is noted as it is now.</summary>
    private void AccrueAnew()
    {
        if (replay.Cumulative is null || !IsOpen || AccruedUntil is not { } until || replay.Lines.Exists(line => line.Due == until))
        {
            return;
        }

        var last = facts.Entries.FindLast(entry => entry is { Type: ProgressiveTransactionType.Accrual, IsLive: true } && entry.Date == until);
        if (last is not null && AccruableOn(until) != Accrued())
        {
            facts.Entries.Remove(last);
            PostAccrual(until, AccruableOn(until));
        }
    }

    private bool HasAccrualFrom(DateOnly date)
        => facts.Entries.Exists(entry => entry is { IsReversed: false, Type: ProgressiveTransactionType.Accrual or ProgressiveTransactionType.AccrualAdjustment }
            && entry.Date >= date);

    /// <summary>Posts what is not yet posted, or takes back what is too much. False: there is nothing to post.</summary>
    private bool PostAccrual(DateOnly date, PartAmounts accruable)
    {
        var missing = accruable - Accrued();
        var more = new PartAmounts(0, Math.Max(0, missing.Interest), Math.Max(0, missing.Fees), Math.Max(0, missing.Penalties));
        var less = more - missing;
        if (more.Total > 0)
        {
            Note(ProgressiveTransactionType.Accrual, date, more);
        }

        if (less.Total > 0)
        {
            Note(ProgressiveTransactionType.AccrualAdjustment, date, less);
        }

        return more.Total > 0 || less.Total > 0;
    }

    private PartAmounts Accrued()
    {
        var accrued = default(PartAmounts);
        foreach (var entry in facts.Entries.Where(static entry => entry.IsLive))
        {
            accrued = entry.Type switch
            {
                ProgressiveTransactionType.Accrual => accrued + entry.Posting!.Parts,
                ProgressiveTransactionType.AccrualAdjustment or ProgressiveTransactionType.ChargeWaiver => accrued - entry.Posting!.Parts,
                _ => accrued,
            };
        }

        return accrued;
    }

    /// <summary>Adds a transaction that only notes income.</summary>
    private Entry Note(ProgressiveTransactionType type, DateOnly date, PartAmounts parts, int? target = null)
    {
        var entry = Add(type, date, parts.Total, target);
        entry.Posting = new Posting(parts.Total, parts, 0, false, 0);
        return entry;
    }
}
