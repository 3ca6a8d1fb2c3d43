namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    // Offset of lines that the passing of time causes.
    private const long ByTime = -1;

    internal override void AdvanceTo(DateOnly date, IJournalSink? sink)
    {
        while (nextDue <= date.DayNumber)
        {
            FallDue(sink);
        }

        asOf = Math.Max(asOf, date.DayNumber);
    }

    private void FallDue(IJournalSink? sink)
    {
        asOf = nextDue;
        CloseSegment(sink, ByTime);
        var (opening, accrued) = (cursor.Undue, cursor.Accrued);
        var (principal, interest) = cursor.FallDue(terms);
        dues.Add(new Due(opening, principal, interest));
        interestFallenDue += interest;
        if (sink is not null)
        {
            PostDue(sink, principal, interest, roundedOff: AccrualUnits.FromMinor(interest, Digits) + cursor.Accrued - accrued);
        }

        FindNextDue();
        UseCredit(sink);
    }

    private void UseCredit(IJournalSink? sink)
    {
        if (credit == 0)
        {
            return;
        }

        var used = credit - Allocate(credit, ByTime, sink);
        credit -= used;
        if (used > 0)
        {
            sink?.Post(new JournalLine(ByTime, AsOf, 0, JournalAccount.UnallocatedCredit, Amount(used)));
        }
    }

    /// <summary>Under daily rest, overdue principal earns on after the last installment; that interest is owed with the last one from the next payment on.</summary>
    private void FallDueAfterMaturity(long offset, IJournalSink? sink)
    {
        var interest = AccrualUnits.ToPostable(cursor.Accrued, Digits, terms.Rounding);
        if (nextDue != int.MaxValue || interest <= 0)
        {
            return;
        }

        dues.AddToLastInterest(interest);
        cursor.Accrued -= AccrualUnits.FromMinor(interest, Digits);
        interestFallenDue += interest;
        if (sink is not null)
        {
            PostMoved(sink, offset, JournalAccount.InterestReceivable, dues.Count, interest);
        }
    }

    private void CloseSegment(IJournalSink? sink, long offset)
    {
        var interest = RunningInterest();
        if (sink is not null && interest != 0)
        {
            PostInterest(sink, offset, interest, Explain());
        }

        cursor.CloseSegment(terms, PrincipalOutstanding, asOf);
    }

    private void FindNextDue()
    {
        var dates = new InstallmentDates(terms);
        nextDue = cursor.Next <= dates.Count ? dates.DueDay(cursor.Next) : int.MaxValue;
    }
}
