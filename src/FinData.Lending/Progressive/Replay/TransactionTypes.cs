namespace FinData.Lending.Progressive;

/// <summary>What kinds of transactions have in common.</summary>
internal static class TransactionTypes
{
    /// <summary>Money comes in and is allocated to installments.</summary>
    internal static bool IsPayment(this ProgressiveTransactionType type) => type is
        ProgressiveTransactionType.Repayment or ProgressiveTransactionType.MerchantIssuedRefund or ProgressiveTransactionType.PayoutRefund
        or ProgressiveTransactionType.GoodwillCredit or ProgressiveTransactionType.ChargeRefund or ProgressiveTransactionType.ChargeAdjustment
        or ProgressiveTransactionType.DownPayment or ProgressiveTransactionType.InterestPaymentWaiver or ProgressiveTransactionType.InterestRefund
        or ProgressiveTransactionType.CapitalizedIncomeAdjustment;

    /// <summary>Notes income; no effect on the schedule.</summary>
    internal static bool IsIncome(this ProgressiveTransactionType type) => type is
        ProgressiveTransactionType.Accrual or ProgressiveTransactionType.AccrualAdjustment or ProgressiveTransactionType.AccrualActivity
        or ProgressiveTransactionType.CapitalizedIncomeAmortization or ProgressiveTransactionType.CapitalizedIncomeAmortizationAdjustment
        or ProgressiveTransactionType.BuyDownFee or ProgressiveTransactionType.BuyDownFeeAdjustment
        or ProgressiveTransactionType.BuyDownFeeAmortization or ProgressiveTransactionType.BuyDownFeeAmortizationAdjustment;

    internal static bool IsBuyDownFee(this ProgressiveTransactionType type) => type is ProgressiveTransactionType.BuyDownFee or ProgressiveTransactionType.BuyDownFeeAdjustment;
}
