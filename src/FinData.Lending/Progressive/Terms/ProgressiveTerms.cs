using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

/// <summary>
/// What was agreed for a progressive loan: one whose schedule is derived again from what really happened. The words are those of the domain; the
/// meaning of each setting is that of Apache Fineract's progressive loan schedule, so that contracts can be compared with it to the cent.
/// </summary>
public sealed record ProgressiveTerms
{
    public required Currency Currency { get; init; }

    /// <summary>The approved amount: what the schedule spreads until something else is disbursed.</summary>
    public required decimal Principal { get; init; }

    public required DateOnly SubmittedOn { get; init; }

    public required DateOnly ExpectedDisbursement { get; init; }

    /// <summary>Percent per <see cref="RateFrequency"/>: 12 is twelve percent.</summary>
    public required decimal RatePercent { get; init; }

    public RateFrequency RateFrequency { get; init; } = RateFrequency.Year;

    /// <summary>The least and the most that a new rate may be, in percent per year; null for no bound.</summary>
    public decimal? LeastRatePercent { get; init; }

    public decimal? MostRatePercent { get; init; }

    public required int InstallmentCount { get; init; }

    public int RepaymentEvery { get; init; } = 1;

    public RepaymentFrequency RepaymentFrequency { get; init; } = RepaymentFrequency.Months;

    /// <summary>Due date of the first installment where it isn't one frequency after the start.</summary>
    public DateOnly? FirstDue { get; init; }

    /// <summary>What the dates of the installments are counted from.</summary>
    public RepaymentStart RepaymentStart { get; init; } = RepaymentStart.Disbursement;

    /// <summary>From the start to the last due date, in units of the repayment frequency, where the product fixes it.</summary>
    public int? FixedLength { get; init; }

    public InterestMethod InterestMethod { get; init; } = InterestMethod.DecliningBalance;

    public InterestPeriodKind InterestPeriod { get; init; } = InterestPeriodKind.Daily;

    /// <summary>With interest by repayment period: whether a part of a period counts by its days, or always as a whole one.</summary>
    public bool PartialPeriodInterest { get; init; }

    /// <summary>
    /// Cumulative schedule: the installment comes from one rate for all periods, stays as it is, and the last one takes the rest; a year has 365
    /// days. Grace and equal principal are for such schedules.
    /// </summary>
    public bool IsCumulative { get; init; }

    public ProgressiveAmortization Amortization { get; init; } = ProgressiveAmortization.EqualInstallments;

    public DaysInMonth DaysInMonth { get; init; } = DaysInMonth.Actual;

    public DaysInYear DaysInYear { get; init; } = DaysInYear.Actual;

    public LeapYearRule LeapYear { get; init; } = LeapYearRule.FullYear;

    public int GraceOnPrincipal { get; init; }

    public int GraceOnInterest { get; init; }

    public int InterestFreePeriods { get; init; }

    /// <summary>The installment amount is rounded to a multiple of this; null for the cent.</summary>
    public decimal? InstallmentMultiple { get; init; }

    /// <summary>An installment amount that the producer gives instead of the computed one.</summary>
    public decimal? FixedInstallment { get; init; }

    public RoundingRule Rounding { get; init; } = RoundingRule.HalfEven;

    /// <summary>Null where interest follows the schedule, whatever is paid.</summary>
    public InterestRecalculation? Recalculation { get; init; }

    /// <summary>Principal that is past due bears no interest beyond its period.</summary>
    public bool NoInterestOnPastDue { get; init; }

    /// <summary>Interest is earned on the day of disbursement already, instead of on the day after.</summary>
    public bool InterestOnDisbursementDay { get; init; }

    public bool MultiDisburse { get; init; }

    /// <summary>Tranches that are expected; the schedule is drawn with them until they are disbursed.</summary>
    public ImmutableArray<ProgressiveTranche> Tranches { get; init; } = [];

    public bool AllowFullTermForTranche { get; init; }

    /// <summary>The most that may be disbursed in all; null for the approved amount.</summary>
    public decimal? DisbursementLimit { get; init; }

    /// <summary>Percent of each disbursement that is due at once; null for none.</summary>
    public decimal? DownPaymentPercent { get; init; }

    /// <summary>The down payment is taken with the disbursement.</summary>
    public bool AutoDownPayment { get; init; }

    public ScheduleProcessing ScheduleProcessing { get; init; } = ScheduleProcessing.Horizontal;

    /// <summary>Allocation by transaction type; the entry without a type serves all types that have none of their own.</summary>
    public ImmutableArray<PaymentAllocation> Allocations { get; init; } = [PaymentAllocation.Default];

    /// <summary>How a chargeback is spread over the parts that were paid; empty: all principal.</summary>
    public ImmutableArray<AllocationPart> ChargebackOrder { get; init; } = [];

    public ChargeOffBehaviour ChargeOffBehaviour { get; init; } = ChargeOffBehaviour.Regular;

    /// <summary>Refund types whose payment brings back the interest of the refunded amount.</summary>
    public ImmutableArray<ProgressiveTransactionType> InterestRefundTypes { get; init; } = [];

    /// <summary>At each due date the income of the installment is noted as one transaction.</summary>
    public bool AccrualActivity { get; init; }

    /// <summary>Income of a charge is earned on the day it is asked for, instead of on its due date.</summary>
    public bool ChargesAccrueWhenAdded { get; init; }

    /// <summary>A penalty on every installment that is overdue; the close of business asks for it, once. Null for none.</summary>
    public ProgressiveCharge? LateCharge { get; init; }

    public CapitalizedIncomeTerms? CapitalizedIncome { get; init; }

    public BuyDownFeeTerms? BuyDownFee { get; init; }

    /// <summary>Null where the loan is not classed by its days past due.</summary>
    public DelinquencyTerms? Delinquency { get; init; }
}
