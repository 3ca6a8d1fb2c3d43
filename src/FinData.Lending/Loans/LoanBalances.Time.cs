namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    // Offset of lines that the passing of time causes.
    private const long ByTime = -1;

    internal override void AdvanceTo(DateOnly date, IJournalSink? sink)
    {
        while (Math.Min(nextDue, nextCharge) <= date.DayNumber)
        {
            PassDay(sink);
        }

        asOf = Math.Max(asOf, date.DayNumber);
    }

    // On one day installments fall due first (a convention may move two to one day), then agreed fees, then charges as they came, then late charges.
    private void PassDay(IJournalSink? sink)
    {
        asOf = Math.Min(nextDue, nextCharge);
        while (nextDue == asOf)
        {
            FallDue(sink);
            FindNextDue();
        }

        if (HasCharges)
        {
            ChargeDateFees(after: asOf - 1, sink);
            ChargePending(sink);
            ChargeLate(sink);
            FindNextCharge();
        }

        UseCredit(ByTime, sink);
    }

    private void FallDue(IJournalSink? sink)
    {
        CloseSegment(sink, ByTime);
        var (opening, accrued) = (cursor.Undue, cursor.Accrued);
        var (principal, interest) = cursor.FallDue(plan);
        var waiting = TakeWaiting();
        var number = planBase + cursor.Next - 1;
        if (sink is not null)
        {
            PostDue(sink, number, principal, interest, roundedOff: AccrualUnits.FromMinor(interest, Digits) + cursor.Accrued - accrued);
        }

        var fees = opening == 0 ? 0 : ChargeFees(FeeTiming.Installment, principal + interest, cursor.PeriodStart, number, ByTime, sink);
        dues.Add(new Due(asOf, number, opening, principal, interest + waiting.Of(DuePart.Interest)),
            fees + waiting.Of(DuePart.Fee), waiting.Of(DuePart.Penalty));
        SettleFromAhead(principal, sink);
    }

    private DueParts TakeWaiting()
    {
        if (extras is null)
        {
            return default;
        }

        var waiting = extras.Waiting;
        extras.Waiting = default;
        return waiting;
    }

    private void UseCredit(long offset, IJournalSink? sink)
    {
        if (credit == 0 || dues.OpenCount == 0)
        {
            return;
        }

        var used = credit - Allocate(credit, offset, sink);
        credit -= used;
        if (used > 0)
        {
            sink?.Post(new JournalLine(offset, AsOf, 0, JournalAccount.UnallocatedCredit, Amount(used)));
        }
    }

    private void CloseSegment(IJournalSink? sink, long offset)
    {
        if (sink is not null && RunningInterest() is var interest && interest != 0)
        {
            PostInterest(sink, offset, interest, Explain());
        }

        cursor.CloseSegment(plan, PrincipalOutstanding, asOf);
    }

    private void FindNextDue()
    {
        var dates = new InstallmentDates(plan);
        nextDue = cursor.Next <= dates.Count ? dates.DueDay(cursor.Next) : int.MaxValue;
    }
}
