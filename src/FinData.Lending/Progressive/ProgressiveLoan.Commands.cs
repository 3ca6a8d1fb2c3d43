namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    /// <summary>Moves the business date; nothing is posted. Going back is allowed as long as nothing is recorded later.</summary>
    public void MoveTo(DateOnly businessDate) => BusinessDate = businessDate;

    /// <summary>The close of business: posts accruals up to the day before the business date, and what else falls due by itself.</summary>
    public void CloseOfBusiness() => Changed();

    /// <summary><see cref="MoveTo"/>, then <see cref="CloseOfBusiness"/>.</summary>
    public void AdvanceTo(DateOnly businessDate)
    {
        MoveTo(businessDate);
        CloseOfBusiness();
    }

    public ProgressiveOutcome Approve(DateOnly date, decimal amount, DateOnly expectedDisbursement) => NotYet();

    public ProgressiveOutcome Disburse(DateOnly date, decimal amount) => NotYet();

    public ProgressiveOutcome UndoDisbursal() => NotYet();

    public ProgressiveOutcome UndoLastDisbursal() => NotYet();

    /// <summary>Adds a tranche that is expected later.</summary>
    public ProgressiveOutcome ExpectTranche(DateOnly expected, decimal principal) => NotYet();

    /// <summary>
    /// Records what a person does: a payment of any kind, a refund, a write-off, capitalized income and so on. The transactions that
    /// follow by themselves (accruals, interest refunds, down payments) are the loan's own.
    /// </summary>
    /// <param name="target">The transaction that this one is about: the payment of a chargeback, the income of an adjustment.</param>
    /// <param name="refundInterest">For a refund: whether the interest of the refunded amount comes back; null: as the terms say.</param>
    public ProgressiveOutcome Record(
        ProgressiveTransactionType type, DateOnly date, decimal amount, int? target = null, bool? refundInterest = null) => NotYet();

    /// <summary>Undoes a transaction; everything later is replayed.</summary>
    public ProgressiveOutcome Reverse(int id) => NotYet();

    /// <summary>Replaces a transaction by one with another date or amount.</summary>
    public ProgressiveOutcome Adjust(int id, DateOnly date, decimal amount) => NotYet();

    public ProgressiveOutcome AddCharge(ProgressiveCharge charge) => NotYet();

    /// <param name="installment">For a charge on every installment: the one to waive; null: the next open one.</param>
    public ProgressiveOutcome WaiveCharge(int id, int? installment = null) => NotYet();

    /// <summary>Gives an amount back against a charge.</summary>
    public ProgressiveOutcome AdjustCharge(int id, DateOnly date, decimal amount) => NotYet();

    public ProgressiveOutcome RemoveCharge(int id) => NotYet();

    public ProgressiveOutcome Reschedule(ProgressiveReschedule reschedule) => NotYet();

    public ProgressiveOutcome ReAge(ProgressiveReAge reAge) => NotYet();

    public ProgressiveOutcome UndoReAge() => NotYet();

    public ProgressiveOutcome ReAmortize(DateOnly date, InterestHandling interestHandling = InterestHandling.Default) => NotYet();

    public ProgressiveOutcome UndoReAmortize() => NotYet();

    /// <summary>No interest accrues from one day to the other, both inclusive. The outcome's id names the pause.</summary>
    public ProgressiveOutcome PauseInterest(DateOnly from, DateOnly to) => NotYet();

    public ProgressiveOutcome ChangePause(int id, DateOnly from, DateOnly to) => NotYet();

    public ProgressiveOutcome RemovePause(int id) => NotYet();

    public ProgressiveOutcome ChargeOff(DateOnly date) => NotYet();

    public ProgressiveOutcome UndoChargeOff() => NotYet();

    /// <summary>Ends the contract: all that is outstanding falls due on the business date.</summary>
    public ProgressiveOutcome Terminate() => NotYet();

    public ProgressiveOutcome UndoTermination() => NotYet();

    /// <summary>Changes how money is allocated from now on for one transaction type.</summary>
    public ProgressiveOutcome SetAllocation(PaymentAllocation allocation) => NotYet();

    private static ProgressiveOutcome NotYet() => ProgressiveOutcome.Refused(ProgressiveRefusal.NotOffered, "the engine does not take this command");

    private void Changed()
    {
    }
}
