namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    /// <summary>What the terms ask for that only other kinds of schedules have; null: nothing.</summary>
    public static string? MissingFrom(ProgressiveTerms terms) => terms switch
    {
        { IsCumulative: false, GraceOnPrincipal: > 0 } or { IsCumulative: false, GraceOnInterest: > 0 } => "grace on principal or interest",
        { InterestFreePeriods: > 0 } => "interest-free periods",
        { FixedInstallment: not null } => "installment that is given instead of computed",
        { IsCumulative: false, Amortization: ProgressiveAmortization.EqualPrincipal, InterestMethod: InterestMethod.DecliningBalance, RatePercent: > 0 } => "equal principal",
        { AllowFullTermForTranche: true } => "full term of its own for a tranche",
        _ => null,
    };

    /// <summary>Why something can't be recorded; null: it can.</summary>
    private ProgressiveOutcome? CheckRecording(ProgressiveTransactionType type, DateOnly date, decimal amount, int? target)
    {
        if (!IsRecorded(type))
        {
            return Refused(ProgressiveRefusal.InvalidCommand, $"{type} isn't recorded this way");
        }

        if (IsNotOffered(type))
        {
            return Refused(ProgressiveRefusal.NotOffered, $"the terms offer no {type}");
        }

        if (Status == ProgressiveStatus.ClosedWrittenOff && type != ProgressiveTransactionType.RecoveryRepayment)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "on a loan that is written off, money is recovered and nothing else");
        }

        if (date > BusinessDate)
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "a transaction can't be in the future");
        }

        if (!facts.IsDisbursed)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "nothing is disbursed");
        }

        if (date < facts.DisbursedOn)
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "nothing was disbursed by then");
        }

        if (type == ProgressiveTransactionType.CreditBalanceRefund && Status != ProgressiveStatus.Overpaid)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "the loan has no credit");
        }

        return CheckTarget(type, target) ?? CheckInterestRefund(type, date, target) ?? CheckAmount(type, amount, target);
    }

    private static bool IsRecorded(ProgressiveTransactionType type) => type.IsPayment() || type is
        ProgressiveTransactionType.CreditBalanceRefund or ProgressiveTransactionType.WriteOff or ProgressiveTransactionType.Chargeback
        or ProgressiveTransactionType.Refund or ProgressiveTransactionType.InterestWaiver or ProgressiveTransactionType.RecoveryRepayment
        or ProgressiveTransactionType.CapitalizedIncome or ProgressiveTransactionType.BuyDownFee or ProgressiveTransactionType.BuyDownFeeAdjustment;

    private bool IsNotOffered(ProgressiveTransactionType type) => type switch
    {
        ProgressiveTransactionType.CapitalizedIncome or ProgressiveTransactionType.CapitalizedIncomeAdjustment => Terms.CapitalizedIncome is null,
        ProgressiveTransactionType.BuyDownFee or ProgressiveTransactionType.BuyDownFeeAdjustment => Terms.BuyDownFee is null,
        _ => false,
    };

    private ProgressiveOutcome? CheckTarget(ProgressiveTransactionType type, int? target)
    {
        if (target is not { } id)
        {
            return type is ProgressiveTransactionType.CapitalizedIncomeAdjustment or ProgressiveTransactionType.BuyDownFeeAdjustment
                || (type == ProgressiveTransactionType.Chargeback && !Terms.ChargebackOrder.IsEmpty)
                ? Refused(ProgressiveRefusal.UnknownTarget, "the transaction that it is about isn't named")
                : null;
        }

        if (facts.Find(id) is not { } entry)
        {
            return Refused(ProgressiveRefusal.UnknownTarget, $"the loan has no transaction {id}");
        }

        return entry.IsLive ? null : Refused(ProgressiveRefusal.TargetNotAllowed, $"transaction {id} is reversed");
    }

    // The interest of a refund comes back on the refund's own day, and once.
    private ProgressiveOutcome? CheckInterestRefund(ProgressiveTransactionType type, DateOnly date, int? target)
    {
        if (type != ProgressiveTransactionType.InterestRefund || target is not { } id || facts.Find(id) is not { } refund)
        {
            return null;
        }

        if (date != refund.Date)
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "interest comes back on the day of its refund");
        }

        return facts.Entries.Exists(entry => entry.RelatedTo == id && entry is { Type: ProgressiveTransactionType.InterestRefund, IsLive: true })
            ? Refused(ProgressiveRefusal.TargetNotAllowed, "the interest of this refund has come back already")
            : null;
    }

    private ProgressiveOutcome? CheckAmount(ProgressiveTransactionType type, decimal amount, int? target)
    {
        if (amount <= 0 && type != ProgressiveTransactionType.WriteOff)
        {
            return Refused(ProgressiveRefusal.AmountNotAllowed, "an amount is positive");
        }

        var room = type switch
        {
            ProgressiveTransactionType.CreditBalanceRefund => replay.Overpaid,
            ProgressiveTransactionType.CapitalizedIncome => (Terms.DisbursementLimit ?? facts.Principal) - LentSoFar(),
            ProgressiveTransactionType.Chargeback or ProgressiveTransactionType.CapitalizedIncomeAdjustment
                or ProgressiveTransactionType.BuyDownFeeAdjustment => RoomOf(type, target),
            _ => decimal.MaxValue,
        };
        return amount > room ? Refused(ProgressiveRefusal.AmountNotAllowed, $"{amount} is more than the {room} that there is room for") : null;
    }

    private decimal LentSoFar() => facts.Entries
        .Where(static entry => entry.IsLive && entry.Type is ProgressiveTransactionType.Disbursement or ProgressiveTransactionType.CapitalizedIncome)
        .Sum(static entry => entry.Amount);

    // What an earlier one of the same kind took is gone.
    private decimal RoomOf(ProgressiveTransactionType type, int? target)
        => target is { } id && facts.Find(id) is { } entry
            ? entry.Amount - facts.Entries.Where(other => other.IsLive && other.Type == type && other.RelatedTo == id).Sum(static other => other.Amount)
            : decimal.MaxValue;
}
