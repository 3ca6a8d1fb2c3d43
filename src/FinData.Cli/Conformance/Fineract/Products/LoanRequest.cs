using System.Collections.Immutable;
using System.Globalization;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Products;

/// <summary>A loan as a scenario asks for it. What it leaves open (null), the product says.</summary>
internal sealed record LoanRequest
{
    public required string Product { get; init; }

    public required DateOnly SubmittedOn { get; init; }

    public required decimal Principal { get; init; }

    public required int Count { get; init; }

    public int Every { get; init; } = 1;

    public RepaymentFrequency Frequency { get; init; } = RepaymentFrequency.Months;

    public decimal RatePercent { get; init; }

    public RateFrequency? RateFrequency { get; init; }

    public InterestMethod InterestMethod { get; init; } = InterestMethod.DecliningBalance;

    public InterestPeriodKind InterestPeriod { get; init; } = InterestPeriodKind.SameAsRepayment;

    public ProgressiveAmortization Amortization { get; init; } = ProgressiveAmortization.EqualInstallments;

    public int GraceOnPrincipal { get; init; }

    public int GraceOnInterest { get; init; }

    public int? GraceOnArrears { get; init; }

    public decimal? FixedInstallment { get; init; }

    public DateOnly? FirstDue { get; init; }

    public int? FixedLength { get; init; }

    public bool? DownPayment { get; init; }

    public bool? AutoDownPayment { get; init; }

    public decimal? DownPaymentPercent { get; init; }

    /// <summary>Installments are classed by their days past due, too.</summary>
    public bool? InstallmentDelinquency { get; init; }

    /// <summary>The foreign code; null: the product's.</summary>
    public string? Strategy { get; init; }

    public ImmutableArray<ProgressiveTranche> Tranches { get; init; } = [];

    public ImmutableArray<ProgressiveCharge> Charges { get; init; } = [];

    public ProgressiveTerms ToTerms(ProductChanges changes)
    {
        var product = ProductCatalog.Find(Product);
        var strategy = Strategy ?? product.Strategy;
        var isDownPayment = DownPayment ?? product.Flag("enableDownPayment");
        return new ProgressiveTerms
        {
            Currency = Currency.Parse("EUR"),
            Principal = Principal,
            SubmittedOn = SubmittedOn,
            ExpectedDisbursement = SubmittedOn,
            RatePercent = RatePercent,
            RateFrequency = RateFrequency ?? product.Choice("interestRateFrequencyType", Lending.Progressive.RateFrequency.Month, Names.Rates),
            LeastRatePercent = product.IsProgressive ? product.Amount("minInterestRatePerPeriod") : null,
            MostRatePercent = product.IsProgressive ? product.Amount("maxInterestRatePerPeriod") : null,
            InstallmentCount = Count,
            RepaymentEvery = Every,
            RepaymentFrequency = Frequency,
            FirstDue = FirstDue,
            RepaymentStart = changes.RepaymentStartOf(Product) ?? product.Choice("repaymentStartDateType", RepaymentStart.Disbursement, Names.Starts),
            FixedLength = FixedLength ?? product.Number("fixedLength"),
            InterestMethod = InterestMethod,
            InterestPeriod = InterestPeriod,
            PartialPeriodInterest = product.Flag("allowPartialPeriodInterestCalcualtion"),
            IsCumulative = !product.IsProgressive && strategy != Strategies.Advanced,
            Amortization = Amortization,
            DaysInMonth = product.Choice("daysInMonthType", DaysInMonth.Actual, ("ACTUAL", DaysInMonth.Actual), ("DAYS30", DaysInMonth.Thirty)),
            DaysInYear = product.Choice("daysInYearType", DaysInYear.Actual, Names.Years),
            LeapYear = product.Choice("daysInYearCustomStrategy", LeapYearRule.FullYear, ("FULL_LEAP_YEAR", LeapYearRule.FullYear), ("FEB_29_PERIOD_ONLY", LeapYearRule.Feb29PeriodOnly)),
            GraceOnPrincipal = GraceOnPrincipal,
            GraceOnInterest = GraceOnInterest,
            InstallmentMultiple = product.Amount("installmentAmountInMultiplesOf"),
            FixedInstallment = FixedInstallment,
            Recalculation = Recalculation(product),
            NoInterestOnPastDue = product.Flag("disallowInterestCalculationOnPastDue"),
            InterestOnDisbursementDay = product.Flag("interestRecognitionOnDisbursementDate"),
            MultiDisburse = product.Flag("multiDisburseLoan"),
            Tranches = Tranches,
            AllowFullTermForTranche = product.Flag("allowFullTermForTranche"),
            DisbursementLimit = Limit(product),
            DownPaymentPercent = isDownPayment ? DownPaymentPercent ?? product.Amount("disbursedAmountPercentageForDownPayment") ?? 25m : null,
            AutoDownPayment = isDownPayment && (AutoDownPayment ?? product.Flag("enableAutoRepaymentForDownPayment")),
            ScheduleProcessing = product.Choice("loanScheduleProcessingType", ScheduleProcessing.Horizontal, ("HORIZONTAL", ScheduleProcessing.Horizontal), ("VERTICAL", ScheduleProcessing.Vertical)),
            Allocations = strategy == Strategies.Advanced ? product.Allocations(changes) : [Strategies.Allocation(strategy)],
            ChargebackOrder = product.ChargebackOrder(),
            ChargeOffBehaviour = product.Choice("chargeOffBehaviour", ChargeOffBehaviour.Regular, Names.ChargeOffs),
            InterestRefundTypes = [.. product.List("supportedInterestRefundTypes").Select(TransactionNames.Code)],
            LateCharge = ProductCharges.LateChargeOf(Product),
            AccrualActivity = product.Flag("enableAccrualActivityPosting"),
            Delinquency = product.Text("delinquencyBucketId") is null
                ? null
                : new DelinquencyTerms
                {
                    RangeStarts = RangeStarts,
                    GraceDays = GraceOnArrears ?? product.Number("graceOnArrearsAgeing") ?? 0,
                    ByInstallment = InstallmentDelinquency ?? product.Flag("enableInstallmentLevelDelinquency"),
                },
            CapitalizedIncome = product.Flag("enableIncomeCapitalization") || product.Name.Contains("CAPITALIZED_INCOME", StringComparison.Ordinal)
                ? new CapitalizedIncomeTerms(product.Choice("capitalizedIncomeType", DeferredIncomeKind.Interest, Names.Incomes))
                : null,
            BuyDownFee = product.Flag("enableBuyDownFee") || product.Name.Contains("BUYDOWN_FEES", StringComparison.Ordinal)
                ? new BuyDownFeeTerms(product.Choice("buyDownFeeIncomeType", DeferredIncomeKind.Interest, Names.Incomes))
                : null,
        };
    }

    // The one bucket of the foreign suite. It has no range that starts at 211 days.
    private static readonly ImmutableArray<int> RangeStarts = [1, 4, 31, 61, 91, 121, 151, 181, 241];

    private static InterestRecalculation? Recalculation(ProductSettings product) => product.Flag("isInterestRecalculationEnabled")
        ? new InterestRecalculation
        {
            Rest = product.Choice("recalculationRestFrequencyType", RestFrequency.Daily, Names.Rests),
            RestInterval = product.Number("recalculationRestFrequencyInterval") ?? 1,
            PreClosure = product.Choice("preClosureInterestCalculationStrategy", PreClosureInterest.TillPreCloseDate, Names.PreClosures),
            Prepayment = product.Choice("rescheduleStrategyMethod", PrepaymentRule.ReduceInstallment, Names.Prepayments),
            CompoundsOverdueInterest = product.Text("interestRecalculationCompoundingMethod")?.EndsWith("INTEREST", StringComparison.Ordinal) ?? false,
        }
        : null;

    private decimal? Limit(ProductSettings product)
    {
        if (!product.Flag("allowApprovedDisbursedAmountsOverApplied") || product.Amount("overAppliedNumber") is not { } number)
        {
            return null;
        }

        return string.Equals(product.Text("overAppliedCalculationType"), "percentage", StringComparison.OrdinalIgnoreCase) ? Principal + Principal * number / 100m : Principal + number;
    }

    public static T Named<T>(string name, params ReadOnlySpan<(string Name, T Meaning)> names)
    {
        foreach (var (choice, meaning) in names)
        {
            if (name == choice)
            {
                return meaning;
            }
        }

        throw new UnsupportedStepException(string.Create(CultureInfo.InvariantCulture, $"'{name}' in the loan's table"));
    }
}
