namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    private int GraceDays => terms.LateCharges!.GraceDays;

    /// <summary>The first day on which one of the unpaid installments is beyond its days of grace.</summary>
    private int NextLateDay()
    {
        var next = int.MaxValue;
        for (var place = 0; terms.LateCharges is not null && place < dues.OpenCount; place++)
        {
            var day = dues.OfOpen(place).Day + GraceDays + 1;
            next = day > asOf && dues.Open(place).LateBase > 0 ? Math.Min(next, day) : next;
        }

        return next;
    }

    /// <summary>On the day after a due's days of grace: the share is charged, and the interest of those days counts.</summary>
    private void ChargeLate(IJournalSink? sink)
    {
        for (var place = 0; terms.LateCharges is not null && place < dues.OpenCount; place++)
        {
            var due = dues.OfOpen(place);
            if (due.Day + GraceDays + 1 != asOf || dues.Open(place).LateBase == 0)
            {
                continue;
            }

            CountGrace(place, sink);
            var on = dues.Open(place).LateBase;
            var share = terms.LateCharges.FixedShare;
            var amount = Rounding.ToMinor(Amount(on) * share, Digits, terms.Rounding);
            if (amount != 0)
            {
                dues.Raise(place, DuePart.Penalty, amount);
                PostShare(sink, ByTime, DuePart.Penalty, due.Number, amount, share, on, due.Day);
            }
        }
    }

    private void CountGrace(int place, IJournalSink? sink)
    {
        var index = dues.Open(place).Index;
        for (var i = 0; extras is not null && i < extras.Grace.Count; i++)
        {
            var segment = extras.Grace[i];
            if (segment.Index == index)
            {
                dues.Open(place).Late += LateInterest(segment.Base, segment.From, segment.To, ByTime, sink);
            }
        }

        extras?.Grace.RemoveAll(segment => segment.Index == index);
    }

    /// <summary>Ends the running segments of late interest and posts what has accrued as penalties: before an event changes what is unpaid.</summary>
    private void PostLateInterest(long offset, IJournalSink? sink)
    {
        for (var place = 0; terms.LateCharges is not null && place < dues.OpenCount; place++)
        {
            ref var open = ref dues.Open(place);
            var due = dues[open.Index];
            if (open.LateBase != 0 && open.LateSince < asOf)
            {
                CloseLate(ref open, IsLate(due), offset, sink);
            }

            var posted = AccrualUnits.ToPostable(open.Late, Digits, terms.Rounding);
            if (posted > 0)
            {
                open.Late -= AccrualUnits.FromMinor(posted, Digits);
                dues.Raise(place, DuePart.Penalty, posted);
                PostMoved(sink, offset, JournalAccount.PenaltyReceivable, due.Number, posted);
            }
        }
    }

    private void CloseLate(ref OpenDue open, bool isLate, long offset, IJournalSink? sink)
    {
        if (isLate)
        {
            open.Late += LateInterest(open.LateBase, open.LateSince, asOf, offset, sink);
        }
        else if (!terms.LateCharges!.Rate.IsZero)
        {
            Extras.Grace.Add(new GraceSegment(open.Index, open.LateSince, asOf, open.LateBase));
        }

        open.LateSince = asOf;
    }

    /// <summary>A due whose principal and interest are settled accrues no more: what is left of less than a minor unit goes to the result.</summary>
    private void EndLateInterest(long offset, IJournalSink? sink)
    {
        for (var place = 0; terms.LateCharges is not null && place < dues.OpenCount; place++)
        {
            ref var open = ref dues.Open(place);
            if (open.LateBase != 0)
            {
                continue;
            }

            var index = open.Index;
            extras?.Grace.RemoveAll(segment => segment.Index == index);
            PostAccrual(sink, offset, DuePart.Penalty, -open.Late, explanation: null);
            open.Late = 0;
        }
    }

    private Int128 LateInterest(long on, int from, int to, long offset, IJournalSink? sink)
    {
        var fraction = LateFraction(from, to);
        var interest = fraction.Interest(on, Digits, accrued: 0);
        if (sink is not null && interest != 0)
        {
            var (first, last) = (DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to));
            PostAccrual(sink, offset, DuePart.Penalty, interest, fraction.Explain(first, last, on, Digits, 0, terms.LateCharges!.DayCount));
        }

        return interest;
    }

    private InterestFraction LateFraction(int from, int to)
        => InterestFraction.OfDays(terms.LateCharges!.DayCount, ScaledRate.Of(terms.LateCharges.Rate), from, to);

    private bool IsLate(in Due due) => asOf > due.Day + GraceDays;

    private Int128 AccruedLateInterest(int place)
    {
        ref readonly var open = ref dues.Open(place);
        var isRunning = open.LateBase != 0 && open.LateSince < asOf && IsLate(dues[open.Index]);
        return open.Late + (isRunning ? LateFraction(open.LateSince, asOf).Interest(open.LateBase, Digits, accrued: 0) : 0);
    }

    private Int128 AccruedLateInterest()
    {
        Int128 sum = 0;
        for (var place = 0; terms.LateCharges is not null && place < dues.OpenCount; place++)
        {
            sum += AccruedLateInterest(place);
        }

        return sum;
    }

    private long PostableLateInterest()
    {
        var sum = 0L;
        for (var place = 0; terms.LateCharges is not null && place < dues.OpenCount; place++)
        {
            sum += Math.Max(0, AccrualUnits.ToPostable(AccruedLateInterest(place), Digits, terms.Rounding));
        }

        return sum;
    }

    private void PostRunningLateInterest(IJournalSink sink)
    {
        for (var place = 0; terms.LateCharges is not null && place < dues.OpenCount; place++)
        {
            ref readonly var open = ref dues.Open(place);
            if (open.LateBase != 0 && open.LateSince < asOf && IsLate(dues[open.Index]))
            {
                LateInterest(open.LateBase, open.LateSince, asOf, ByTime, sink);
            }
        }
    }
}
