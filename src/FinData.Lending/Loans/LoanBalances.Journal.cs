namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    internal override void PostRunningInterest(IJournalSink sink)
    {
        var interest = RunningInterest();
        if (interest != 0)
        {
            PostInterest(sink, ByTime, interest, Explain());
        }
    }

    private AccrualExplanation Explain()
        => cursor.Fraction(terms, asOf).Explain(DateOnly.FromDayNumber(cursor.SegmentStart), AsOf, InterestBase, Digits, cursor.Accrued, terms.DayCount);

    private void PostInterest(IJournalSink sink, long offset, Int128 interest, AccrualExplanation? explanation)
    {
        var amount = AccrualUnits.ToDecimal(interest);
        sink.Post(new JournalLine(offset, AsOf, 0, JournalAccount.InterestReceivable, amount, explanation));
        sink.Post(new JournalLine(offset, AsOf, 0, JournalAccount.InterestIncome, -amount));
    }

    // What falls due moves from the loan as a whole (installment 0) to its installment: an installment's lines then sum to what is unpaid of it.
    private void PostDue(IJournalSink sink, long principal, long interest, Int128 roundedOff)
    {
        if (roundedOff != 0)
        {
            PostInterest(sink, ByTime, roundedOff, explanation: null);
        }

        PostMoved(sink, ByTime, JournalAccount.InterestReceivable, dues.Count, interest);
        PostMoved(sink, ByTime, JournalAccount.Principal, dues.Count, principal);
    }

    private void PostMoved(IJournalSink sink, long offset, JournalAccount account, int installment, long amount)
    {
        if (amount != 0)
        {
            sink.Post(new JournalLine(offset, AsOf, installment, account, Amount(amount)));
            sink.Post(new JournalLine(offset, AsOf, 0, account, -Amount(amount)));
        }
    }
}
