namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    /// <summary>What a payment does beyond everything due; returns what is left of it as credit.</summary>
    private long Prepay(long amount, ExcessPayment rule, long offset, IJournalSink? sink)
    {
        if (amount == 0 || rule == ExcessPayment.Credit || cursor.Undue == 0)
        {
            return amount;
        }

        if (rule == ExcessPayment.NextInstallments)
        {
            var ahead = Math.Min(amount, PrincipalNotDue);
            Extras.Ahead += ahead;
            PayPrincipal(ahead, offset, sink);
            return amount - ahead;
        }

        CloseSegment(sink, offset);
        return amount >= PrincipalNotDue + InterestOfPayoff + Waiting.Sum()
            ? PayOff(amount, offset, sink)
            : Reduce(amount, rule, offset, sink);
    }

    private DueParts Waiting => extras?.Waiting ?? default;

    /// <summary>Interest that has accrued by now, as a payoff asks for it.</summary>
    private long InterestOfPayoff => Math.Max(0, AccrualUnits.ToPostable(AccruedInterest, Digits, terms.Rounding));

    private long Reduce(long amount, ExcessPayment rule, long offset, IJournalSink? sink)
    {
        var repaid = Repay(amount, offset, sink);
        if (rule == ExcessPayment.ReduceInstallment)
        {
            cursor.Reprice(plan);
        }

        return amount - repaid;
    }

    /// <summary>Everything is settled now: accrued interest falls due at once as an amount of its own, and no installment asks for anything any more.</summary>
    private long PayOff(long amount, long offset, IJournalSink? sink)
    {
        FallDueAtOnce(principal: 0, offset, sink);
        amount = Allocate(amount, offset, sink);
        return amount - Repay(amount, offset, sink);
    }

    private void FallDueAtOnce(long principal, long offset, IJournalSink? sink)
    {
        var interest = InterestOfPayoff;
        var (number, waiting) = (planBase + cursor.Next, TakeWaiting());
        PostAccrual(sink, offset, DuePart.Interest, AccrualUnits.FromMinor(interest, Digits) - cursor.Accrued, explanation: null);
        cursor.Accrued = 0;
        for (var part = DuePart.Penalty; part <= DuePart.Interest; part++)
        {
            PostMoved(sink, offset, ReceivableOf(part), 0, waiting.Of(part), from: number);
        }

        if (principal + interest + waiting.Sum() != 0)
        {
            dues.Add(new Due(asOf, 0, cursor.Undue, principal, interest + waiting.Of(DuePart.Interest)), waiting.Of(DuePart.Fee), waiting.Of(DuePart.Penalty));
        }
    }

    /// <summary>Principal leaves the plan. What was repaid ahead leaves with the last of it, since nothing is to come then.</summary>
    private long Repay(long amount, long offset, IJournalSink? sink)
    {
        var repaid = Math.Min(amount, PrincipalNotDue);
        PayPrincipal(repaid, offset, sink);
        cursor.Undue -= repaid;
        Extras.Repaid += repaid;
        if (cursor.Undue == Extras.Ahead)
        {
            Extras.Repaid += Extras.Ahead;
            cursor.Undue = Extras.Ahead = 0;
        }

        return repaid;
    }

    private void PayPrincipal(long amount, long offset, IJournalSink? sink)
    {
        principalPaid += amount;
        if (amount != 0)
        {
            sink?.Post(new JournalLine(offset, AsOf, 0, JournalAccount.Principal, -Amount(amount)));
        }
    }

    /// <summary>The principal part of the installment that has just fallen due, as far as it was repaid ahead.</summary>
    private void SettleFromAhead(long principal, IJournalSink? sink)
    {
        if (extras is not { Ahead: > 0 } || principal == 0)
        {
            return;
        }

        var taken = dues.Settle(dues.OpenCount - 1, DuePart.Principal, Math.Min(principal, extras.Ahead));
        extras.Ahead -= taken;
        PostMoved(sink, ByTime, JournalAccount.Principal, 0, taken, from: dues[dues.Count - 1].Number);
        dues.Sweep();
    }
}
