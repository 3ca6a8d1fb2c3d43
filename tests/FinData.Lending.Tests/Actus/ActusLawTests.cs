using System.Globalization;
using CsCheck;

namespace FinData.Lending.Tests.Actus;

/// <summary>What holds for every loan, whatever its terms.</summary>
public sealed class ActusLawTests
{
    /// <summary>Decimals have 28 digits; a hundred additions may round the last of them.</summary>
    private const decimal RoundOff = 0.000000000000001m;

    private static readonly Gen<ActusLoan> Loans =
        Gen.Select(
            OneOf("PAM", "LAM", "NAM", "ANN"),
            OneOf("A365", "A360", "AA", "30E360", "30E360ISDA", "28E336", "A336"),
            OneOf("NULL", "SCF", "SCMF", "CSF", "CSMF", "SCP", "CSP", "SCMP", "CSMP"),
            OneOf("P1ML0", "P1ML1", "P3ML0", "P20DL1"),
            OneOf("SD", "EOM"),
            Gen.Int[1, 900],
            Gen.Int[100, 1500],
            Gen.Int[0, 30])
        .Select((type, dayCount, businessDays, cycle, endOfMonth, firstDay, life, percent) => new ActusLoan(
            type,
            "dayCountConvention=" + dayCount,
            "businessDayConvention=" + businessDays,
            "calendar=MF",
            "endOfMonthConvention=" + endOfMonth,
            "initialExchangeDate=" + Day(firstDay),
            "maturityDate=" + Day(firstDay + life),
            "cycleOfInterestPayment=" + cycle,
            "cycleOfPrincipalRedemption=" + cycle,
            "nominalInterestRate=" + (percent / 100m).ToString(CultureInfo.InvariantCulture),
            "nextPrincipalRedemptionPayment=" + (type == "ANN" ? "" : "90")));

    private static bool PaysInterestWithEachRedemption(ActusLoan loan)
    {
        var table = loan.Evaluate();
        return table.Where(static e => e.Type == ActusEventType.PR).All(redemption => table.Any(e => e.Type == ActusEventType.IP && e.Time == redemption.Time));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Day(int days) => new DateOnly(2024, 1, 1).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public void Principal_PaidOut_ComesBack()
        => Loans.Sample(
            static loan =>
            {
                var table = loan.Evaluate();
                var principal = table.Where(static e => e.Type is ActusEventType.IED or ActusEventType.PR or ActusEventType.MD).Sum(static e => e.Payoff);
                return Math.Abs(principal) < RoundOff && table[^1].NotionalPrincipal == 0;
            },
            iter: 1000);

    [Fact]
    public void Payoffs_OfTheOtherSide_AreTheOpposite()
        => Loans.Sample(
            static loan =>
            {
                var asset = loan.Evaluate().Select(static e => e.Payoff).ToList();
                return loan.With("contractRole=RPL").Evaluate().Select(static e => -e.Payoff).SequenceEqual(asset);
            },
            iter: 30000);

    /// <summary>Two redemptions before a long last stub are both kept, though the second one pays no interest (published case nam28): no payment is whole there.</summary>
    [Fact]
    public void Annuity_PaymentFixedByTheContract_IsThatOfEveryDate()
        => Loans.Where(static loan => loan.Read().Terms!.ContractType == ActusContractType.ANN && PaysInterestWithEachRedemption(loan)).Sample(
            static loan =>
            {
                var table = loan.With("businessDayConvention=NULL").Evaluate();
                var payments = table.Where(static e => e.Type is ActusEventType.PR or ActusEventType.IP or ActusEventType.MD)
                    .GroupBy(static e => e.Time, static (_, rows) => rows.Sum(static e => e.Payoff)).ToList();
                return payments.TrueForAll(payment => Math.Abs(payment - payments[0]) < 0.000000001m);
            },
            iter: 300);

    [Fact]
    public void Horizon_AnyTime_GivesAPrefixOfTheTable()
        => Gen.Select(Loans, Gen.Int[0, 2000]).Sample(
            static (loan, days) =>
            {
                var whole = loan.Evaluate();
                return loan.Evaluate(Day(days)).SequenceEqual(whole.TakeWhile(e => e.Time <= ActusLoan.Date(Day(days))));
            },
            iter: 300);
}
