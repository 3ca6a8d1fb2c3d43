namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    // Guards stand in the order of RefusalReason.
    internal override Outcome Apply(in ContractEvent next, IJournalSink? sink)
    {
        if (next.Kind == EventKind.Opened)
        {
            return Outcome.Refused(RefusalReason.AlreadyOpen);
        }

        if (next.Kind == EventKind.RateChanged && !terms.Accepts(RateChange.Of(next)))
        {
            return Outcome.Refused(RefusalReason.InvalidTerms);
        }

        if (isClosed)
        {
            return Outcome.Refused(RefusalReason.ContractClosed);
        }

        return next.Kind switch
        {
            EventKind.Disbursed => Disburse(next, sink),
            EventKind.PaymentReceived => Receive(next, sink),
            EventKind.RateChanged => ChangeRate(next, sink),
            EventKind.Closed => Close(next, sink),
            _ => Outcome.Refused(RefusalReason.WrongContractKind),
        };
    }

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

        if (!isAmount)
        {
            return Outcome.Refused(RefusalReason.AmountOutOfRange);
        }

        if (disbursed == 0)
        {
            Begin();
        }
        else
        {
            CloseSegment(sink, next.Offset);
        }

        disbursed += amount;
        cursor.Lend(terms, amount);
        if (sink is not null)
        {
            sink.Post(new JournalLine(next.Offset, AsOf, 0, JournalAccount.Principal, Amount(amount)));
            sink.Post(new JournalLine(next.Offset, AsOf, 0, JournalAccount.Cash, -Amount(amount)));
        }

        return Outcome.Applied;
    }

    private Outcome Receive(in ContractEvent next, IJournalSink? sink)
    {
        if (next.Currency != terms.Currency)
        {
            return Outcome.Refused(RefusalReason.CurrencyMismatch);
        }

        if (disbursed == 0)
        {
            return Outcome.Refused(RefusalReason.NotDisbursed);
        }

        if (!MinorUnits.TryFrom(next.Amount, Digits, out var amount) || amount <= 0 || !MinorUnits.IsInRange(totalPaid + amount, Digits))
        {
            return Outcome.Refused(RefusalReason.AmountOutOfRange);
        }

        if (terms.InterestMode == InterestMode.DailyRest)
        {
            CloseSegment(sink, next.Offset);
            FallDueAfterMaturity(next.Offset, sink);
        }

        sink?.Post(new JournalLine(next.Offset, AsOf, 0, JournalAccount.Cash, Amount(amount)));
        var left = Allocate(amount, next.Offset, sink);
        totalPaid += amount;
        credit += left;
        if (left > 0)
        {
            sink?.Post(new JournalLine(next.Offset, AsOf, 0, JournalAccount.UnallocatedCredit, -Amount(left)));
        }

        return Outcome.Applied;
    }

    /// <summary>From its date on; an equal installment is computed anew over the term that is left.</summary>
    private Outcome ChangeRate(in ContractEvent next, IJournalSink? sink)
    {
        CloseSegment(sink, next.Offset);
        cursor.Rate = ScaledRate.Of(RateChange.Of(next).Rate);
        if (disbursed > 0 && terms.Amortization is Amortization.EqualInstallment or Amortization.German)
        {
            cursor.Reprice(terms);
        }

        return Outcome.Applied;
    }

    private Outcome Close(in ContractEvent next, IJournalSink? sink)
    {
        if (!IsSettled || credit != 0)
        {
            return Outcome.Refused(RefusalReason.BalanceOutstanding);
        }

        // Less than a minor unit is left: it is released to the result, so that a closed loan is owed nothing.
        CloseSegment(sink, next.Offset);
        if (sink is not null && cursor.Accrued != 0)
        {
            PostInterest(sink, next.Offset, -cursor.Accrued, explanation: null);
        }

        cursor.Accrued = 0;
        nextDue = int.MaxValue;
        isClosed = true;
        return Outcome.Applied;
    }

    private int LastDueDay()
    {
        var dates = new InstallmentDates(terms);
        return dates.DueDay(dates.Count);
    }

    // Installments due by the first disbursement have nothing to ask for.
    private void Begin()
    {
        start = cursor.PeriodStart = cursor.SegmentStart = asOf;
        var dates = new InstallmentDates(terms);
        while (dates.DueDay(cursor.Next) <= asOf)
        {
            dues.Add(default);
            cursor.Next++;
        }

        FindNextDue();
    }
}
