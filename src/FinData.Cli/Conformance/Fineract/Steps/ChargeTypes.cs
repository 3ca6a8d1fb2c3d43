using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>The charges that the foreign suite defines, by the names of its steps.</summary>
internal static class ChargeTypes
{
    /// <summary>What a returned payment costs where the step names no amount.</summary>
    public const decimal DefaultFlat = 10m;

    public static ProgressiveCharge Of(string code) => code switch
    {
        "LOAN_NSF_FEE" => Charge("NSF fee", ChargeTime.SpecifiedDueDate, ChargeCalculation.Flat, isPenalty: true),
        "LOAN_SNOOZE_FEE" => Charge("Snooze fee", ChargeTime.SpecifiedDueDate, ChargeCalculation.Flat),
        "LOAN_FIXED_RETURNED_PAYMENT_FEE" => Charge("Fixed Returned payment fee", ChargeTime.SpecifiedDueDate, ChargeCalculation.Flat),
        "LOAN_PERCENTAGE_PROCESSING_FEE" => Charge("% Processing fee", ChargeTime.SpecifiedDueDate, ChargeCalculation.PercentOfAmountAndInterest),
        "LOAN_FIXED_LATE_FEE" => Charge("Fixed Late fee", ChargeTime.OverdueInstallment, ChargeCalculation.Flat, isPenalty: true),
        "LOAN_PERCENTAGE_LATE_FEE" => Charge("% Late fee", ChargeTime.OverdueInstallment, ChargeCalculation.PercentOfAmount, isPenalty: true),
        "LOAN_PERCENTAGE_LATE_FEE_AMOUNT_PLUS_INTEREST"
            => Charge("% Late fee amount+interest", ChargeTime.OverdueInstallment, ChargeCalculation.PercentOfAmountAndInterest, isPenalty: true),
        "LOAN_DISBURSEMENT_PERCENTAGE_FEE" => Charge("Disbursement percentage fee", ChargeTime.Disbursement, ChargeCalculation.PercentOfAmount),
        "LOAN_DISBURSEMENT_CHARGE" => Charge("Disbursement Charge", ChargeTime.Disbursement, ChargeCalculation.Flat),
        "LOAN_TRANCHE_DISBURSEMENT_PERCENTAGE_FEE"
            => Charge("Tranche Disbursement percentage fee", ChargeTime.TrancheDisbursement, ChargeCalculation.PercentOfDisbursement),
        "CHARGE_LOAN_TRANCHE_DISBURSEMENT_CHARGE_AMOUNT" => Charge("Tranche Disbursement Charge Amount", ChargeTime.TrancheDisbursement, ChargeCalculation.Flat),
        "CHARGE_LOAN_TRANCHE_DISBURSEMENT_CHARGE_PERCENT"
            => Charge("Tranche Disbursement Charge Percent", ChargeTime.TrancheDisbursement, ChargeCalculation.PercentOfDisbursement),
        "LOAN_INSTALLMENT_PERCENTAGE_FEE" => Charge("Installment percentage fee", ChargeTime.Installment, ChargeCalculation.PercentOfAmountAndInterest),
        "LOAN_INSTALLMENT_FEE_FLAT" => Charge("Installment flat fee", ChargeTime.Installment, ChargeCalculation.Flat),
        "LOAN_INSTALLMENT_FEE_PERCENTAGE_AMOUNT" => Charge("Installment percentage amount fee", ChargeTime.Installment, ChargeCalculation.PercentOfAmount),
        "LOAN_INSTALLMENT_FEE_PERCENTAGE_INTEREST" => Charge("Installment percentage interest fee", ChargeTime.Installment, ChargeCalculation.PercentOfInterest),
        "LOAN_INSTALLMENT_FEE_PERCENTAGE_AMOUNT_PLUS_INTEREST"
            => Charge("Installment percentage amount + interest fee", ChargeTime.Installment, ChargeCalculation.PercentOfAmountAndInterest),
        _ => throw new UnsupportedStepException($"charge type {code}"),
    };

    public static string Time(ChargeTime time) => time switch
    {
        ChargeTime.Disbursement => "Disbursement",
        ChargeTime.SpecifiedDueDate => "Specified due date",
        ChargeTime.Installment => "Installment Fee",
        ChargeTime.OverdueInstallment => "Overdue Fees",
        _ => "Tranche Disbursement",
    };

    public static string Calculation(ChargeCalculation calculation) => calculation switch
    {
        ChargeCalculation.Flat => "Flat",
        ChargeCalculation.PercentOfAmount => "% Amount",
        ChargeCalculation.PercentOfAmountAndInterest => "% Loan Amount + Interest",
        ChargeCalculation.PercentOfInterest => "% Interest",
        _ => "% Disbursement Amount",
    };

    public static ChargeCalculation Calculation(string name) => name switch
    {
        "FLAT" => ChargeCalculation.Flat,
        "PERCENTAGE_AMOUNT" => ChargeCalculation.PercentOfAmount,
        "PERCENTAGE_LOAN_AMOUNT_PLUS_INTEREST" => ChargeCalculation.PercentOfAmountAndInterest,
        "PERCENTAGE_INTEREST" => ChargeCalculation.PercentOfInterest,
        "PERCENTAGE_DISBURSEMENT_AMOUNT" => ChargeCalculation.PercentOfDisbursement,
        _ => throw new UnsupportedStepException($"charge calculation {name}"),
    };

    private static ProgressiveCharge Charge(string name, ChargeTime time, ChargeCalculation calculation, bool isPenalty = false)
        => new() { Name = name, Time = time, Calculation = calculation, IsPenalty = isPenalty, Amount = DefaultFlat };
}
