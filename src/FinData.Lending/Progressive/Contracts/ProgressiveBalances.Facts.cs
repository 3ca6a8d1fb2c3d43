namespace FinData.Lending.Progressive;

internal sealed partial class ProgressiveBalances
{
    private bool IsReAged => facts.Entries.Exists(static entry => entry.Type == ProgressiveTransactionType.ReAge);

    /// <summary>Adds what an event says to the facts, on the day to which this has been advanced. Refused, nothing is added.</summary>
    private RefusalReason Take(in ProgressiveFact fact)
    {
        var reason = fact.Kind switch
        {
            EventKind.Disbursed => Disburse(fact.Amount),
            EventKind.PaymentReceived => Receive(fact.Amount),
            EventKind.CreditRefunded => Refund(fact.Amount),
            EventKind.FeeCharged => Charge((FeeCharge)fact.Detail!, fact.Amount),
            EventKind.Waived => Waive(((Waiver)fact.Detail!).Part, fact.Amount),
            EventKind.RateChanged => ChangeRate(((RateChange)fact.Detail!).Rate),
            EventKind.Rescheduled => Reschedule((Rescheduling)fact.Detail!),
            EventKind.ReAged => ReAge((Rescheduling)fact.Detail!),
            EventKind.ChargedOff => ChargeOff(),
            EventKind.Recovered => Recover(fact.Amount),
            _ => Close(),
        };
        if (reason == RefusalReason.None)
        {
            history.Add(fact);
            movedOn = asOf;
            standing = null;
        }

        return reason;
    }

    private RefusalReason Disburse(long amount)
    {
        disbursed += amount;
        Record(ProgressiveTransactionType.Disbursement, amount);
        return UnlessItAddsUp(() =>
        {
            disbursed -= amount;
            facts.Entries.RemoveAt(facts.Entries.Count - 1);
        });
    }

    /// <summary>Takes a change back whose installments would not ask for all that was lent: less than they round to, for one.</summary>
    private RefusalReason UnlessItAddsUp(Action undo)
    {
        standing = null;
        if (Standing.AddsUp)
        {
            return RefusalReason.None;
        }

        undo();
        standing = null;
        return RefusalReason.NotOffered;
    }

    private RefusalReason Receive(long amount)
    {
        totalPaid += amount;
        Record(ProgressiveTransactionType.Repayment, amount);
        return RefusalReason.None;
    }

    private RefusalReason Refund(long amount)
    {
        if (!IsRunning || Amount(amount) > Standing.Credit)
        {
            return RefusalReason.NothingToRefund;
        }

        totalPaid -= amount;
        Record(ProgressiveTransactionType.CreditBalanceRefund, amount);
        return RefusalReason.None;
    }

    private RefusalReason Charge(FeeCharge charge, long amount)
    {
        charged += amount;
        facts.Charges.Add(new ChargeEntry
        {
            Id = ++lastId,
            Sequence = lastId,
            SubmittedOn = asOf,
            Amount = Amount(amount),
            Charge = new ProgressiveCharge
            {
                Time = ChargeTime.SpecifiedDueDate,
                IsPenalty = charge.Part == DuePart.Penalty,
                Amount = Amount(amount),
                DueDate = charge.DueDate ?? asOf,
            },
        });
        return RefusalReason.None;
    }

    private RefusalReason ChargeOff()
    {
        // Credit is left only where the installments asked for nothing more.
        if (Standing.IsSettled || Standing.Credit > 0)
        {
            return RefusalReason.NothingOutstanding;
        }

        ended = Standing;
        return RefusalReason.None;
    }

    private RefusalReason Recover(long amount)
    {
        if (ended is null)
        {
            return RefusalReason.NotChargedOff;
        }

        recovered += amount;
        return RefusalReason.None;
    }

    private RefusalReason Close()
    {
        if (IsRunning && (!Standing.IsSettled || Standing.Credit != 0))
        {
            return RefusalReason.BalanceOutstanding;
        }

        isClosed = true;
        return RefusalReason.None;
    }

    private void Record(ProgressiveTransactionType type, long amount)
        => facts.Entries.Add(new Entry { Id = ++lastId, Type = type, Date = asOf, SubmittedOn = asOf, Amount = Amount(amount) });
}
