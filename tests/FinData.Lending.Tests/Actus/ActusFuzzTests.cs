using System.Globalization;
using CsCheck;

namespace FinData.Lending.Tests.Actus;

/// <summary>Whatever a file says, it is evaluated or turned away with a reason.</summary>
public sealed class ActusFuzzTests
{
    private static readonly string[] Dates = ["", "2023-12-31", "2024-01-01T00:00:00", "2024-02-29", "2024-06-30T23:59:59", "2025-01-01T24:00", "2030-05-31", "9999-12-31", "0001-01-01"];

    private static readonly string[] Cycles = ["", "P1ML0", "P1ML1", "P1YL0", "P3ML0", "P7DL1", "1M-", "P1200ML0"];

    private static readonly string[] Figures = ["", "0", "1", "-1", "0.05", "-0.5", "1e3", "12000", "-20", "79228162514264337593543950335", "1e-28"];

    private static readonly Gen<(string, string)> Term = Gen.OneOf(
        Any(Dates, "statusDate", "initialExchangeDate", "maturityDate", "amortizationDate", "capitalizationEndDate", "purchaseDate", "terminationDate"),
        Any(Dates, "cycleAnchorDateOfInterestPayment", "cycleAnchorDateOfPrincipalRedemption", "cycleAnchorDateOfRateReset", "cycleAnchorDateOfFee", "optionExerciseEndDate"),
        Any(Cycles, "cycleOfInterestPayment", "cycleOfPrincipalRedemption", "cycleOfRateReset", "cycleOfFee", "cycleOfScalingIndex", "cycleOfOptionality"),
        Any(Figures, "notionalPrincipal", "nominalInterestRate", "nextPrincipalRedemptionPayment", "accruedInterest", "feeRate", "scalingIndexAtContractDealDate"),
        Any(Figures, "rateSpread", "rateMultiplier", "nextResetRate", "penaltyRate", "priceAtPurchaseDate", "priceAtTerminationDate", "interestCalculationBaseAmount"),
        Any(["A", "N", "M", "O", "I"], "feeBasis", "prepaymentEffect", "penaltyType"),
        Any(["NT", "NTIED", "NTL"], "interestCalculationBase"),
        Any(["AA", "A360", "B252", "30E360ISDA"], "dayCountConvention"),
        Any(["NULL", "SCF", "CSMP"], "businessDayConvention"),
        Any(["MF", "NC"], "calendar"),
        Any(["000", "IN0"], "scalingEffect"));

    private static readonly Gen<ActusLoan> Loans =
        Gen.Select(Gen.Int[0, 3].Select(static i => Enum.GetNames<ActusContractType>()[i]), Term.Array[0, 14]).Select(static (type, terms) => new ActusLoan(
            type,
            [
                "maturityDate=2026-01-01", "cycleOfPrincipalRedemption=P1ML0", "nextPrincipalRedemptionPayment=100", "marketObjectCodeOfRateReset=R", "feeBasis=A",
                "marketObjectCodeOfScalingIndex=R", "objectCodeOfPrepaymentModel=R", .. terms.Select(static term => $"{term.Item1}={term.Item2}"),
            ]).Observing("R", "2023-01-01", 2m).Prepaid("2024-06-30", 10));

    private static Gen<(string, string)> Any(string[] texts, params string[] attributes)
        => Gen.Select(Gen.Int[0, attributes.Length - 1], Gen.Int[0, texts.Length - 1], (attribute, text) => (attributes[attribute], texts[text]));

    [Fact]
    public void Evaluate_AnyTerms_GivesATableOrSaysWhyNot()
        => Loans.Sample(
            static loan =>
            {
                var reading = loan.Read();
                if (reading.Terms is null)
                {
                    return reading.Faults.Length + reading.Unsupported.Length > 0;
                }

                try
                {
                    return !loan.Evaluate("2040-01-01").IsDefault;
                }
                catch (ActusException exception)
                {
                    return exception.Message.Length > 0;
                }
            },
            iter: 3000);

    [Theory]
    [InlineData("2024-01-01T24:00:00", "2024-01-02T00:00:00")]
    [InlineData("2024-01-01T10:30:00.000Z", "2024-01-01T10:30:00")]
    [InlineData("2024-01-01T10:30", "2024-01-01T10:30:00")]
    [InlineData("2024-01-01T00:00:00+00:00", "2024-01-01T00:00:00")]
    [InlineData(" 2024-01-01 ", "2024-01-01T00:00:00")]
    public void Time_FormOfAnyEdition_IsRead(string text, string expected)
    {
        Assert.True(ActusTime.TryParse(text, out var time));

        Assert.Equal(expected, time.ToString("s", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2024-01-01T00:00:00+02:00")]
    [InlineData("2024-13-01")]
    [InlineData("9999-12-31T24:00:00")]
    [InlineData("01.02.2024")]
    [InlineData("")]
    public void Time_OfAnotherZoneOrForm_IsRefused(string text) => Assert.False(ActusTime.TryParse(text, out _));
}
