namespace FinData.Lending;

internal sealed partial class AccountBalances
{
    internal override void PostRunningInterest(IJournalSink sink)
    {
        var interest = RunningInterest();
        if (interest != 0)
        {
            PostInterest(sink, offset: -1, interest, isPayable: interest > 0, Explain());
        }
    }

    /// <summary>Interest of the segment that is open, up to the position's date.</summary>
    private Int128 RunningInterest()
    {
        if (asOf == segmentStart || balance == 0 || isClosed)
        {
            return 0;
        }

        var rate = balance > 0 ? creditRate : debitRate;
        return rate.Value == 0 ? 0 : Fraction(rate).Interest(balance, Digits, accrued);
    }

    private InterestFraction Fraction(ScaledRate rate) => InterestFraction.OfDays(terms.DayCount, rate, segmentStart, asOf);

    private void CloseSegment(IJournalSink? sink, long offset)
    {
        if (asOf == segmentStart)
        {
            return;
        }

        var interest = RunningInterest();
        if (sink is not null && interest != 0)
        {
            PostInterest(sink, offset, interest, isPayable: interest > 0, Explain());
        }

        accrued += interest;
        segmentStart = asOf;
    }

    private AccrualExplanation Explain()
        => Fraction(balance > 0 ? creditRate : debitRate).Explain(DateOnly.FromDayNumber(segmentStart), AsOf, balance, Digits, accrued, terms.DayCount);

    // Interest for the client is the bank's expense and payable; interest against the client its receivable and income.
    private void PostInterest(IJournalSink sink, long offset, Int128 interest, bool isPayable, AccrualExplanation? explanation)
    {
        var amount = AccrualUnits.ToDecimal(interest);
        var (accrual, result) = isPayable
            ? (JournalAccount.InterestPayable, JournalAccount.InterestExpense)
            : (JournalAccount.InterestReceivable, JournalAccount.InterestIncome);
        sink.Post(new JournalLine(offset, AsOf, 0, accrual, -amount, explanation));
        sink.Post(new JournalLine(offset, AsOf, 0, result, amount));
    }

    private void PostPair(IJournalSink sink, long offset, JournalAccount debit, JournalAccount credit, decimal amount)
    {
        sink.Post(new JournalLine(offset, AsOf, 0, debit, amount));
        sink.Post(new JournalLine(offset, AsOf, 0, credit, -amount));
    }
}
