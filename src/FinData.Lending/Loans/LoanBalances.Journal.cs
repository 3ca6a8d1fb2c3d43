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

        PostRunningLateInterest(sink);
    }

    private static JournalAccount ReceivableOf(DuePart part) => part switch
    {
        DuePart.Penalty => JournalAccount.PenaltyReceivable,
        DuePart.Fee => JournalAccount.FeeReceivable,
        DuePart.Interest => JournalAccount.InterestReceivable,
        _ => JournalAccount.Principal,
    };

    private static JournalAccount IncomeOf(DuePart part) => part switch
    {
        DuePart.Penalty => JournalAccount.PenaltyIncome,
        DuePart.Fee => JournalAccount.FeeIncome,
        _ => JournalAccount.InterestIncome,
    };

    private AccrualExplanation Explain()
        => cursor.Fraction(plan, asOf).Explain(DateOnly.FromDayNumber(cursor.SegmentStart), AsOf, InterestBase, Digits, cursor.Accrued, plan.DayCount);

    private void PostInterest(IJournalSink sink, long offset, Int128 interest, AccrualExplanation? explanation)
        => PostAccrual(sink, offset, DuePart.Interest, interest, explanation);

    /// <summary>What has accrued belongs to the loan as a whole (installment 0) until it falls due.</summary>
    private void PostAccrual(IJournalSink? sink, long offset, DuePart part, Int128 units, AccrualExplanation? explanation)
    {
        if (sink is not null && units != 0)
        {
            PostPair(sink, offset, (ReceivableOf(part), 0), (IncomeOf(part), 0), AccrualUnits.ToDecimal(units), explanation);
        }
    }

    /// <summary>A share states what it is of to eight digits; rounding it to minor units is a pair of lines of its own.</summary>
    private void PostShare(IJournalSink? sink, long offset, DuePart part, int number, long amount, decimal? share, long on, int from)
    {
        if (sink is null)
        {
            return;
        }

        var exact = Amount(amount);
        if (share is { } rate)
        {
            exact = decimal.Round(Amount(on) * rate, AccrualUnits.Digits);
            var explanation = new AccrualExplanation(DateOnly.FromDayNumber(from), AsOf, Amount(on), rate, 1, 1, terms.DayCount);
            PostPair(sink, offset, (ReceivableOf(part), number), (IncomeOf(part), 0), exact, explanation);
            exact = Amount(amount) - exact;
        }

        if (exact != 0)
        {
            PostPair(sink, offset, (ReceivableOf(part), number), (IncomeOf(part), 0), exact);
        }
    }

    private void PostIncome(IJournalSink? sink, long offset, DuePart part, int number, long amount)
    {
        if (sink is not null && amount != 0)
        {
            PostPair(sink, offset, (ReceivableOf(part), number), (IncomeOf(part), 0), Amount(amount));
        }
    }

    // What falls due moves from the loan as a whole (installment 0) to its installment: an installment's lines then sum to what is unpaid of it.
    private void PostDue(IJournalSink sink, int number, long principal, long interest, Int128 roundedOff)
    {
        if (plan.Amortization == Amortization.German)
        {
            PostInAdvance(interest, ByTime, sink);
        }
        else
        {
            PostAccrual(sink, ByTime, DuePart.Interest, roundedOff, explanation: null);
        }

        PostMoved(sink, ByTime, JournalAccount.InterestReceivable, number, interest);
        PostMoved(sink, ByTime, JournalAccount.Principal, number, principal);
    }

    /// <summary>Interest of the period to come is income when it falls due: stated to eight digits, then rounded as the schedule rounds it.</summary>
    private void PostInAdvance(long interest, long offset, IJournalSink? sink)
    {
        if (sink is null)
        {
            return;
        }

        var dates = new InstallmentDates(plan);
        var exact = cursor.InAdvance(plan);
        if (exact != 0)
        {
            var (from, to) = (DateOnly.FromDayNumber(cursor.PeriodStart), DateOnly.FromDayNumber(dates.DueDay(cursor.Next)));
            PostInterest(sink, offset, exact, cursor.AdvanceFraction(plan).Explain(from, to, cursor.Undue, Digits, 0, plan.DayCount));
        }

        PostAccrual(sink, offset, DuePart.Interest, AccrualUnits.FromMinor(interest, Digits) - exact, explanation: null);
    }

    private void PostMoved(IJournalSink? sink, long offset, JournalAccount account, int number, long amount, int from = 0)
    {
        if (sink is not null && amount != 0 && number != from)
        {
            PostPair(sink, offset, (account, number), (account, from), Amount(amount));
        }
    }

    private void PostPair(
        IJournalSink sink,
        long offset,
        (JournalAccount Account, int Number) debit,
        (JournalAccount Account, int Number) credited,
        decimal amount,
        AccrualExplanation? explanation = null)
    {
        sink.Post(new JournalLine(offset, AsOf, debit.Number, debit.Account, amount, explanation));
        sink.Post(new JournalLine(offset, AsOf, credited.Number, credited.Account, -amount));
    }
}
