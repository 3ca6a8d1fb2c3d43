namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    /// <summary>Whether anything but installments can fall due by time alone.</summary>
    private bool HasCharges => !terms.Fees.IsEmpty || terms.LateCharges is not null || extras is { Pending.Count: > 0 };

    /// <summary>Posts the agreed fees of one occasion and says what they come to.</summary>
    /// <param name="on">What a share is of, minor units.</param>
    /// <param name="from">Day number from which the fee is for.</param>
    private long ChargeFees(FeeTiming timing, long on, int from, int number, long offset, IJournalSink? sink)
    {
        var sum = 0L;
        foreach (var fee in terms.Fees.AsSpan())
        {
            sum += fee.Timing == timing ? Charge(fee, on, from, number, offset, sink) : 0;
        }

        return sum;
    }

    private long Charge(FeeTerms fee, long on, int from, int number, long offset, IJournalSink? sink)
    {
        var amount = FeeAmount.Of(fee, on, terms);
        if (sink is not null && amount != 0)
        {
            PostShare(sink, offset, DuePart.Fee, number, amount, fee.Share, on, from);
        }

        return amount;
    }

    private void ChargeDisbursementFees(long lent, long offset, IJournalSink? sink)
        => AddCharge(DuePart.Fee, ChargeFees(FeeTiming.Disbursement, lent, asOf, 0, offset, sink));

    /// <summary>Agreed fees of the dates after a day, up to today: one due each.</summary>
    private void ChargeDateFees(int after, IJournalSink? sink)
    {
        MinorUnits.TryFrom(terms.Principal, Digits, out var agreed);
        foreach (var fee in terms.Fees.AsSpan())
        {
            if (fee.Timing == FeeTiming.Date && fee.Date!.Value.DayNumber > after && fee.Date.Value.DayNumber <= asOf)
            {
                AddCharge(DuePart.Fee, Charge(fee, agreed, asOf, 0, ByTime, sink));
            }
        }
    }

    private void ChargePending(IJournalSink? sink)
    {
        while (extras is { Pending: [{ } first, ..] } && first.Day <= asOf)
        {
            extras.Pending.RemoveAt(0);
            PostIncome(sink, ByTime, first.Part, 0, first.Amount);
            AddCharge(first.Part, first.Amount);
        }
    }

    private void AddCharge(DuePart part, long amount)
    {
        if (amount != 0)
        {
            dues.Add(new Due(asOf, 0, 0, 0, 0), part == DuePart.Fee ? amount : 0, part == DuePart.Penalty ? amount : 0);
        }
    }

    private void FindNextCharge()
    {
        nextCharge = int.MaxValue;
        if (disbursed == 0 || isClosed || IsChargedOff || !HasCharges)
        {
            return;
        }

        foreach (var fee in terms.Fees.AsSpan())
        {
            if (fee.Date is { } date && date.DayNumber > asOf)
            {
                nextCharge = Math.Min(nextCharge, date.DayNumber);
            }
        }

        if (extras is { Pending: [{ } first, ..] })
        {
            nextCharge = Math.Min(nextCharge, first.Day);
        }

        nextCharge = Math.Min(nextCharge, NextLateDay());
    }
}
