namespace FinData.Lending.Progressive;

/// <summary>The approved amount, changed after the approval.</summary>
public sealed partial class ProgressiveLoan
{
    /// <summary>The approved amount becomes another one: not less than was lent or is expected to be, not more than was applied for or may be.</summary>
    public ProgressiveOutcome ChangeApproved(decimal amount)
    {
        if (Status is not (ProgressiveStatus.Approved or ProgressiveStatus.Active))
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "only an approved loan has an approved amount");
        }

        if (amount <= 0 || amount > (Terms.DisbursementLimit ?? Terms.Principal))
        {
            return Refused(ProgressiveRefusal.AmountNotAllowed, "more than was applied for or may be, or nothing");
        }

        if (amount < LentOrExpected())
        {
            return Refused(ProgressiveRefusal.AmountNotAllowed, "less than was lent, or is expected to be");
        }

        facts.Principal = amount;
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied();
    }

    /// <summary>The approved amount becomes what was lent or is expected to be, and this on top; zero: nothing more is lent.</summary>
    public ProgressiveOutcome ChangeAvailable(decimal amount)
        => amount < 0 ? Refused(ProgressiveRefusal.AmountNotAllowed, "an amount is positive, or zero") : ChangeApproved(LentOrExpected() + amount);

    /// <summary>The approved amount.</summary>
    public decimal Approved => facts.Principal;

    private decimal LentOrExpected()
        => LentSoFar() + facts.Tranches.Where(tranche => !disbursedTranches.ContainsValue(tranche)).Sum(static tranche => tranche.Principal)
            - facts.Entries.Where(static entry => entry is { IsLive: true, Type: ProgressiveTransactionType.CapitalizedIncomeAdjustment }).Sum(static entry => entry.Amount);
}
