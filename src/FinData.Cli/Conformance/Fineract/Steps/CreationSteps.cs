using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Loans as the scenarios ask for them.</summary>
internal static class CreationSteps
{
    private const string DefaultProgressive = "LP2_ADV_CUSTOM_PMT_ALLOC_PROGRESSIVE_LOAN_SCHEDULE_HORIZONTAL";

    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin creates a fully customized loan with the following data:", static (state, step) => state.Create(LoanTable.Read(step))),
        new("Admin creates a fully customized loan with interestRateFrequencyType and following data:", static (state, step) => state.Create(LoanTable.Read(step))),
        new("Admin creates a fully customized loan with disbursement details and following data:", static (state, step) => state.Create(LoanTable.Read(step, 1, state.Products))),
        new("Admin creates a fully customized loan with disbursements details and following data:", static (state, step) => state.Create(LoanTable.Read(step, 2, state.Products))),
        new("Admin creates a fully customized loan with three expected disbursements details and following data:", static (state, step) => state.Create(LoanTable.Read(step, 3, state.Products))),
        new("Admin creates a fully customized loan with loan product`s charges and following data:",
            static (state, step) => state.Create(LoanTable.Read(step) with { Charges = ProductCharges.Of(LoanTable.Read(step).Product) })),
        new("Admin creates a fully customized loan with charges and following data:", static (state, step) => state.Create(LoanTable.Read(step, 0, state.Products))),
        new("Admin creates a fully customized loan with charges and disbursement details and following data:", static (state, step) => state.Create(LoanTable.Read(step, 1, state.Products))),
        new("Admin creates a fully customized loan with charges and disbursements details and following data:", static (state, step) => state.Create(LoanTable.Read(step, 2, state.Products))),
        new("Admin creates a fully customized loan with installment level delinquency and with the following data:",
            static (state, step) => state.Create(LoanTable.Read(step) with { InstallmentDelinquency = true })),

        // The suite fixes this amount in its code.
        new("Admin creates a fully customized loan with emi and the following data:", static (state, step) => state.Create(LoanTable.Read(step) with { FixedInstallment = 555m })),
        new("Admin creates a fully customized loan with fixed length {int} and with the following data:",
            static (state, step) => state.Create(LoanTable.Read(step) with { FixedLength = step.Number(0) })),
        new("Admin creates a fully customized loan with forced disabled downpayment with the following data:",
            static (state, step) => state.Create(LoanTable.Read(step) with { DownPayment = false })),
        new("Admin creates a fully customized loan with auto downpayment {double}% and with the following data:",
            static (state, step) => state.Create(LoanTable.Read(step) with { DownPayment = true, DownPaymentPercent = step.Amount(0), AutoDownPayment = true })),
        new("Admin creates a fully customized loan with downpayment {double}%, NO auto downpayment, and with the following data:",
            static (state, step) => state.Create(LoanTable.Read(step) with { DownPayment = true, DownPaymentPercent = step.Amount(0), AutoDownPayment = false })),

        new("Admin creates a new Loan", static (state, _) => state.Create(Default("LP1", state.Today.AddMonths(-1)))),
        new("Admin creates a new default Loan with date: {string}", static (state, step) => state.Create(Default("LP1", step.Date(0)))),
        new("Admin creates a new default Progressive Loan with date: {string}",
            static (state, step) => state.Create(Default(DefaultProgressive, step.Date(0)) with { Strategy = Strategies.Advanced, InterestPeriod = InterestPeriodKind.Daily })),
        new("Admin creates a new Loan with date: {string} and with 1 day loan term and repayment", static (state, step) => state.Create(Default("LP1", step.Date(0)) with { Every = 1 })),
        new("Admin successfully creates a new customised Loan submitted on date: {string}, with Principal: {string}, a loanTermFrequency: {int} months, and numberOfRepayments: {int}", Customised),
        new("Admin creates a new zero charge-off Loan with interest recalculation and date: {string}",
            static (state, step) => state.Create(SixMonths("LP2_ADV_PYMNT_INTEREST_DAILY_INTEREST_RECALCULATION_ZERO_INTEREST_CHARGE_OFF_BEHAVIOUR", step.Date(0), InterestPeriodKind.Daily))),
        new("Admin creates a new zero charge-off Loan without interest recalculation and with date: {string}",
            static (state, step) => state.Create(SixMonths("LP2_ADV_PYMNT_ZERO_INTEREST_CHARGE_OFF_BEHAVIOUR", step.Date(0), InterestPeriodKind.SameAsRepayment))),
        new("Admin creates a new accelerate maturity charge-off Loan without interest recalculation and with date: {string}",
            static (state, step) => state.Create(SixMonths("LP2_ADV_PYMNT_ACCELERATE_MATURITY_CHARGE_OFF_BEHAVIOUR", step.Date(0), InterestPeriodKind.SameAsRepayment))),
        new("Admin creates a new accelerate maturity charge-off Loan with last installment strategy, without interest recalculation and with date: {string}",
            static (state, step) => state.Create(SixMonths("LP2_ACCELERATE_MATURITY_CHARGE_OFF_BEHAVIOUR_LAST_INSTALLMENT_STRATEGY", step.Date(0), InterestPeriodKind.SameAsRepayment))),
    ];

    /// <summary>What the suite takes where a step says nothing else: 1000 over one installment of 30 days, without interest.</summary>
    internal static LoanRequest Default(string product, DateOnly date) => new()
    {
        Product = product,
        SubmittedOn = date,
        Principal = 1000m,
        Count = 1,
        Every = 30,
        Frequency = RepaymentFrequency.Days,
        Strategy = "PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER",
    };

    private static void Customised(ScenarioState state, StepArguments step)
    {
        var (months, count) = (step.Number(2), step.Number(3));
        if (months % count != 0)
        {
            throw new UnsupportedStepException($"{count} repayments in {months} months");
        }

        state.Create(Default("LP1", step.Date(0)) with { Principal = step.Amount(1), Count = count, Every = months / count, Frequency = RepaymentFrequency.Months });
    }

    private static LoanRequest SixMonths(string product, DateOnly date, InterestPeriodKind period) => Default(product, date) with
    {
        Principal = 100m,
        Count = 6,
        Every = 1,
        Frequency = RepaymentFrequency.Months,
        RatePercent = 7m,
        RateFrequency = RateFrequency.Year,
        InterestPeriod = period,
        Strategy = Strategies.Advanced,
    };
}
