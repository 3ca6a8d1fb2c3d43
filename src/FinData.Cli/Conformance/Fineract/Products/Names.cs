using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Products;

/// <summary>Foreign names and numbers of settings, and what they mean here.</summary>
internal static class Names
{
    public static (string, RateFrequency)[] Rates { get; } =
    [
        ("MONTH", RateFrequency.Month), ("YEAR", RateFrequency.Year), ("WHOLE_TERM", RateFrequency.WholeTerm),
        ("2", RateFrequency.Month), ("3", RateFrequency.Year), ("4", RateFrequency.WholeTerm),
    ];

    public static (string, DaysInYear)[] Years { get; } =
    [
        ("ACTUAL", DaysInYear.Actual), ("DAYS360", DaysInYear.Days360), ("DAYS364", DaysInYear.Days364), ("DAYS365", DaysInYear.Days365),
    ];

    public static (string, RepaymentStart)[] Starts { get; } =
    [
        ("1", RepaymentStart.Disbursement), ("2", RepaymentStart.Submission),
        ("DISBURSEMENT_DATE", RepaymentStart.Disbursement), ("SUBMITTED_ON_DATE", RepaymentStart.Submission),
    ];

    public static (string, RestFrequency)[] Rests { get; } =
    [
        ("1", RestFrequency.SameAsRepayment), ("2", RestFrequency.Daily), ("3", RestFrequency.Weekly), ("4", RestFrequency.Monthly),
        ("SAME_AS_REPAYMENT", RestFrequency.SameAsRepayment), ("SAME_AS_REPAYMENT_PERIOD", RestFrequency.SameAsRepayment), ("DAILY", RestFrequency.Daily),
        ("WEEKLY", RestFrequency.Weekly), ("MONTHLY", RestFrequency.Monthly),
    ];

    public static (string, PreClosureInterest)[] PreClosures { get; } =
    [
        ("1", PreClosureInterest.TillPreCloseDate), ("2", PreClosureInterest.TillRestFrequencyDate),
        ("TILL_PRE_CLOSE_DATE", PreClosureInterest.TillPreCloseDate), ("TILL_REST_FREQUENCY_DATE", PreClosureInterest.TillRestFrequencyDate),
    ];

    public static (string, PrepaymentRule)[] Prepayments { get; } =
    [
        ("RESCHEDULE_NEXT_REPAYMENTS", PrepaymentRule.NextInstallments), ("REDUCE_NUMBER_OF_INSTALLMENTS", PrepaymentRule.ReduceTerm), ("REDUCE_EMI_AMOUNT", PrepaymentRule.ReduceInstallment),
        ("1", PrepaymentRule.NextInstallments), ("2", PrepaymentRule.ReduceTerm), ("3", PrepaymentRule.ReduceInstallment),

        // Only progressive schedules have this one; they do so in any case.
        ("ADJUST_LAST_UNPAID_PERIOD", PrepaymentRule.ReduceInstallment), ("4", PrepaymentRule.ReduceInstallment),
    ];

    public static (string, ChargeOffBehaviour)[] ChargeOffs { get; } =
    [
        ("REGULAR", ChargeOffBehaviour.Regular), ("ZERO_INTEREST", ChargeOffBehaviour.ZeroInterest), ("ACCELERATE_MATURITY", ChargeOffBehaviour.AccelerateMaturity),
    ];

    public static (string, DeferredIncomeKind)[] Incomes { get; } = [("FEE", DeferredIncomeKind.Fee), ("INTEREST", DeferredIncomeKind.Interest)];

    public static (string, RepaymentFrequency)[] Frequencies { get; } =
    [
        ("DAYS", RepaymentFrequency.Days), ("WEEKS", RepaymentFrequency.Weeks), ("MONTHS", RepaymentFrequency.Months), ("YEARS", RepaymentFrequency.Years),
    ];

    public static (string, InterestMethod)[] Methods { get; } = [("DECLINING_BALANCE", InterestMethod.DecliningBalance), ("FLAT", InterestMethod.Flat)];

    public static (string, InterestPeriodKind)[] Periods { get; } =
    [
        ("DAILY", InterestPeriodKind.Daily), ("SAME_AS_REPAYMENT_PERIOD", InterestPeriodKind.SameAsRepayment),
    ];

    public static (string, ProgressiveAmortization)[] Amortizations { get; } =
    [
        ("EQUAL_INSTALLMENTS", ProgressiveAmortization.EqualInstallments), ("EQUAL_PRINCIPAL_PAYMENTS", ProgressiveAmortization.EqualPrincipal),
    ];
}
