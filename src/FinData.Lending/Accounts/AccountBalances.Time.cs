namespace FinData.Lending;

internal sealed partial class AccountBalances
{
    // Offset of lines that the passing of time causes.
    private const long ByTime = -1;

    // Reaching the first day of a month ends the month before: its fee is charged on its last day, when that day's events have all been.
    private void PassStops(int day, IJournalSink? sink)
    {
        while (nextStop <= day)
        {
            var stop = nextStop;
            EndDays(stop);
            if (terms.MinimumBalance is not null && stop == FirstOfNextMonth())
            {
                ChargeForLowBalance(stop, sink);
            }

            asOf = stop;
            if (stop == nextCapitalization)
            {
                CapitalizeByAgreement(sink);
            }

            FindNextStop();
        }

        EndDays(day);
    }

    // Every day from the position's date up to this one ended with the balance as it is.
    private void EndDays(int day)
        => isBelowMinimum |= day > asOf && terms.MinimumBalance is { } minimum && balance < terms.ToMinor(minimum.Minimum);

    private void ChargeForLowBalance(int firstOfMonth, IJournalSink? sink)
    {
        if (!isBelowMinimum)
        {
            return;
        }

        asOf = firstOfMonth - 1;
        var fee = terms.ToMinor(terms.MinimumBalance!.Fee);
        CloseSegment(sink, ByTime);
        MoveByAgreement(-fee);
        isBelowMinimum = false;
        if (sink is not null)
        {
            PostPair(sink, ByTime, JournalAccount.Deposit, JournalAccount.FeeIncome, MinorUnits.ToDecimal(fee, Digits));
        }
    }

    private void CapitalizeByAgreement(IJournalSink? sink)
    {
        var posted = AccrualUnits.ToPostable(accrued + RunningInterest(), Digits, terms.Rounding);
        CloseSegment(sink, ByTime);
        MoveByAgreement(posted);
        accrued -= AccrualUnits.FromMinor(posted, Digits);
        if (sink is not null && posted != 0)
        {
            PostCapitalized(sink, ByTime, posted);
        }

        nextCapitalization = CapitalizationDates.After(terms.Capitalization!.Value, asOf);
    }

    // No event can be refused for it: beyond the range of amounts the contract cannot go on.
    private void MoveByAgreement(long amount)
    {
        balance += amount;
        if (!MinorUnits.IsInRange(balance, Digits))
        {
            throw new OverflowException("What time alone posts would bring the balance out of the range of amounts.");
        }
    }

    private void FindNextStop()
        => nextStop = isClosed ? Never : Math.Min(nextCapitalization, terms.MinimumBalance is null ? Never : FirstOfNextMonth());

    private int FirstOfNextMonth()
    {
        var date = AsOf;
        return asOf - date.Day + DateTime.DaysInMonth(date.Year, date.Month) + 1;
    }
}
