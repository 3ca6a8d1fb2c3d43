namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    /// <summary>
    /// Lends all or a part of the principal. The schedule is that of what is disbursed: it begins with the first part, and a later part is spread over the
    /// installments that are left.
    /// </summary>
    private Outcome Disburse(in ContractEvent next, IJournalSink? sink)
    {
        if (next.Currency != terms.Currency)
        {
            return Outcome.Refused(RefusalReason.CurrencyMismatch);
        }

        MinorUnits.TryFrom(terms.Principal, Digits, out var agreed);
        var isAmount = MinorUnits.TryFrom(next.Amount, Digits, out var amount) && amount > 0;
        if ((isAmount && amount > agreed - disbursed) || asOf >= LastDueDay())
        {
            return Outcome.Refused(RefusalReason.DisbursementExceedsPrincipal);
        }

        // A German loan's interest is asked for at its disbursement, for all of it.
        if (!isAmount || (plan.Amortization == Amortization.German && amount != agreed))
        {
            return Outcome.Refused(RefusalReason.AmountOutOfRange);
        }

        var isFirst = disbursed == 0;
        if (isFirst)
        {
            Begin();
        }
        else
        {
            CloseSegment(sink, next.Offset);
        }

        disbursed += amount;
        cursor.Lend(plan, amount);
        if (sink is not null)
        {
            PostPair(sink, next.Offset, (JournalAccount.Principal, 0), (JournalAccount.Cash, 0), Amount(amount));
        }

        if (plan.Amortization == Amortization.German)
        {
            FallDueInAdvance(next.Offset, sink);
        }

        ChargeWithDisbursement(amount, isFirst, next.Offset, sink);
        return Outcome.Applied;
    }

    // The first period's interest is due before any installment, as an amount of its own.
    private void FallDueInAdvance(long offset, IJournalSink? sink)
    {
        var interest = AccrualUnits.ToMinor(cursor.InAdvance(plan), Digits, terms.Rounding);
        PostInAdvance(interest, offset, sink);
        dues.Add(new Due(asOf, 0, cursor.Undue, 0, interest));
    }

    private void ChargeWithDisbursement(long lent, bool isFirst, long offset, IJournalSink? sink)
    {
        if (!terms.Fees.IsEmpty)
        {
            ChargeDisbursementFees(lent, offset, sink);
            ChargeDateFees(after: isFirst ? -1 : asOf, sink);
        }

        FindNextCharge();
        UseCredit(offset, sink);
    }

    private int LastDueDay()
    {
        var dates = new InstallmentDates(plan);
        return dates.DueDay(dates.Count);
    }

    // Installments due by the first disbursement have nothing to ask for.
    private void Begin()
    {
        start = cursor.PeriodStart = cursor.SegmentStart = asOf;
        var dates = new InstallmentDates(plan);
        while (dates.DueDay(cursor.Next) <= asOf)
        {
            dues.Add(new Due(dates.DueDay(cursor.Next), cursor.Next, 0, 0, 0));
            cursor.Next++;
        }

        FindNextDue();
    }
}
