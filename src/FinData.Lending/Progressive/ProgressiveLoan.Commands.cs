namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    /// <summary>Moves the business date; nothing is posted.</summary>
    public void MoveTo(DateOnly businessDate) => BusinessDate = businessDate;

    /// <summary><see cref="MoveTo"/>, then <see cref="CloseOfBusiness"/>.</summary>
    public void AdvanceTo(DateOnly businessDate)
    {
        MoveTo(businessDate);
        CloseOfBusiness();
    }

    public ProgressiveOutcome Approve(DateOnly date, decimal amount, DateOnly expectedDisbursement)
    {
        if (Status != ProgressiveStatus.Submitted)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "only a submitted loan can be approved");
        }

        if (date < Terms.SubmittedOn)
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "approved before it was submitted");
        }

        if (amount <= 0 || amount > (Terms.DisbursementLimit ?? Terms.Principal))
        {
            return Refused(ProgressiveRefusal.AmountNotAllowed, "more than was applied for or may be, or nothing");
        }

        if (date > BusinessDate)
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "approved in the future");
        }

        if (MissingFrom(Terms) is { } missing)
        {
            return Refused(ProgressiveRefusal.NotOffered, $"a progressive schedule has no {missing}");
        }

        facts.Principal = amount;
        facts.ExpectedDisbursement = expectedDisbursement;
        Status = ProgressiveStatus.Approved;
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied();
    }

    /// <summary>Takes the approval back: the loan is an application again, for what was applied for.</summary>
    public ProgressiveOutcome UndoApproval()
    {
        if (Status != ProgressiveStatus.Approved)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "the loan is not approved, or is disbursed");
        }

        facts.Principal = Terms.Principal;
        facts.ExpectedDisbursement = Terms.ExpectedDisbursement;
        Status = ProgressiveStatus.Submitted;
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied();
    }

    /// <summary>
    /// Records what a person does: a payment of any kind, a refund, a write-off, capitalized income and so on. The transactions that
    /// follow by themselves (accruals, interest refunds, down payments) are the loan's own.
    /// </summary>
    /// <param name="target">The transaction that this one is about: the payment of a chargeback, the income of an adjustment.</param>
    /// <param name="refundInterest">For a refund: whether the interest of the refunded amount comes back; null: as the terms say.</param>
    public ProgressiveOutcome Record(
        ProgressiveTransactionType type, DateOnly date, decimal amount, int? target = null, bool? refundInterest = null)
    {
        if (CheckRecording(type, date, amount, target) is { } refusal)
        {
            return refusal;
        }

        var entry = Add(type, date, amount, target);
        if (type.IsBuyDownFee())
        {
            // No part of the loan moves. Where one is adjusted, balances are shown anew.
            entry.Posting = new Posting(amount, default, 0, false, 0);
            UpdateBalances(withIncome: type == ProgressiveTransactionType.BuyDownFeeAdjustment);
            return ProgressiveOutcome.Applied(entry.Id);
        }

        if (refundInterest ?? Terms.InterestRefundTypes.Contains(type))
        {
            Add(ProgressiveTransactionType.InterestRefund, date, 0, entry.Id);
        }

        Refresh(BusinessDate);
        DropEmptyInterestRefund(entry.Id);
        return ProgressiveOutcome.Applied(entry.Id);
    }

    /// <summary>Undoes a transaction; everything later is replayed.</summary>
    public ProgressiveOutcome Reverse(int id)
    {
        if (facts.Find(id) is not { } entry)
        {
            return Refused(ProgressiveRefusal.UnknownTarget, $"the loan has no transaction {id}");
        }

        if (Status == ProgressiveStatus.ClosedWrittenOff)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "what was written off stays as it is");
        }

        if (entry.IsReversed || entry.Type is ProgressiveTransactionType.Disbursement || entry.Type.IsIncome())
        {
            return Refused(ProgressiveRefusal.TargetNotAllowed, $"a {entry.Type} can't be reversed, or is reversed already");
        }

        if (entry is { Type: ProgressiveTransactionType.InterestRefund, RelatedTo: { } refund } && facts.Find(refund) is { IsReversed: false })
        {
            return Refused(ProgressiveRefusal.TargetNotAllowed, "the interest of a refund goes back with the refund itself");
        }

        SetReversed(entry);
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied(id);
    }

    /// <summary>Replaces a transaction by one with another date or amount.</summary>
    public ProgressiveOutcome Adjust(int id, DateOnly date, decimal amount)
    {
        if (facts.Find(id) is not { IsReversed: false } entry)
        {
            return Refused(ProgressiveRefusal.UnknownTarget, $"the loan has no live transaction {id}");
        }

        if (amount < 0 || !entry.Type.IsPayment() || (amount > 0 && entry.Type is not (ProgressiveTransactionType.Repayment or ProgressiveTransactionType.DownPayment)))
        {
            return Refused(ProgressiveRefusal.TargetNotAllowed, "only a repayment can be changed, to an amount that is not negative");
        }

        SetReversed(entry);
        var replacement = amount == 0 ? null : Add(entry.Type, date, amount, entry.RelatedTo);
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied(replacement?.Id ?? id);
    }

    /// <summary>Changes how money is allocated from now on for one transaction type (or by default).</summary>
    public ProgressiveOutcome SetAllocation(PaymentAllocation allocation)
    {
        ArgumentNullException.ThrowIfNull(allocation);
        var kept = Terms.Allocations.RemoveAll(other => other.Type == allocation.Type);
        facts.Terms = Terms with { Allocations = kept.Add(allocation) };
        return ProgressiveOutcome.Applied();
    }

    private static ProgressiveOutcome Refused(ProgressiveRefusal refusal, string detail) => ProgressiveOutcome.Refused(refusal, detail);

    private Entry Add(
        ProgressiveTransactionType type,
        DateOnly date,
        decimal amount,
        int? target = null)
    {
        var entry = new Entry { Id = NextId(), Type = type, Date = date, SubmittedOn = BusinessDate, Amount = amount, RelatedTo = target };
        facts.Entries.Add(entry);
        return entry;
    }

    // The interest refund of a refund goes with it.
    private void SetReversed(Entry entry)
    {
        entry.IsReversed = true;
        foreach (var related in facts.Entries.Where(e => e.RelatedTo == entry.Id && e.Type == ProgressiveTransactionType.InterestRefund))
        {
            related.IsReversed = true;
        }
    }

    private void DropEmptyInterestRefund(int refund)
        => facts.Entries.RemoveAll(entry =>
            entry.RelatedTo == refund && entry is { Type: ProgressiveTransactionType.InterestRefund, Posting.Amount: <= 0 });
}
