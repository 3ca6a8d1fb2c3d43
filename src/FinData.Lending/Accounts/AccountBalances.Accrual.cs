namespace FinData.Lending;

internal sealed partial class AccountBalances
{
    private bool IsTiered => balance > 0 && !terms.Tiers.IsEmpty;

    internal override void PostRunningInterest(IJournalSink sink) => PostSegment(sink, offset: ByTime);

    /// <summary>Interest of the segment that is open, up to the position's date.</summary>
    private Int128 RunningInterest()
    {
        if (asOf == segmentStart || balance == 0 || isClosed)
        {
            return 0;
        }

        if (IsTiered)
        {
            return TieredInterest();
        }

        var rate = balance > 0 ? creditRate : debitRate;
        return rate.Value == 0 ? 0 : Fraction(rate).Interest(balance, Digits, accrued);
    }

    private InterestFraction Fraction(ScaledRate rate)
    {
        if (terms.DayCount != DayCount.ActualActualIcma)
        {
            return InterestFraction.OfDays(terms.DayCount, rate, segmentStart, asOf);
        }

        // Each posting by agreement ends a segment, so a segment lies in one period.
        var months = terms.Capitalization!.Value.MonthsOrZero();
        var period = (CapitalizationDates.Before(nextCapitalization, months), nextCapitalization);
        return InterestFraction.OfShare(rate, RegularPeriods.ShareOf(period, months, segmentStart, asOf));
    }

    private void CloseSegment(IJournalSink? sink, long offset)
    {
        if (asOf == segmentStart)
        {
            return;
        }

        if (sink is not null)
        {
            PostSegment(sink, offset);
        }

        accrued += RunningInterest();
        segmentStart = asOf;
    }

    private void PostSegment(IJournalSink sink, long offset)
    {
        if (asOf != segmentStart && !isClosed && IsTiered)
        {
            PostBands(sink, offset);
            return;
        }

        var interest = RunningInterest();
        if (interest != 0)
        {
            PostInterest(sink, offset, interest, isPayable: interest > 0, Explain());
        }
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

    private void PostCapitalized(IJournalSink sink, long offset, long posted)
    {
        var accrual = posted > 0 ? JournalAccount.InterestPayable : JournalAccount.InterestReceivable;
        PostPair(sink, offset, accrual, JournalAccount.Deposit, MinorUnits.ToDecimal(posted, Digits));
    }

    private void PostPair(IJournalSink sink, long offset, JournalAccount debit, JournalAccount credit, decimal amount)
    {
        sink.Post(new JournalLine(offset, AsOf, 0, debit, amount));
        sink.Post(new JournalLine(offset, AsOf, 0, credit, -amount));
    }
}
