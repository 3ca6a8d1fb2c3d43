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

    [Fact]
    public void Rows_AreInTheOrderOfEvaluation()
        => Loans.Sample(
            static loan =>
            {
                var rows = loan.Evaluate().Select(static e => (e.Time, e.Type)).ToList();
                return rows.Order().SequenceEqual(rows);
            },
            iter: 300);

    [Fact]
    public void Amounts_OfALoanTwiceAsLarge_AreTwiceAsLarge()
        => Loans.Sample(
            static loan =>
            {
                var single = loan.Evaluate();
                var payment = loan.Read().Terms!.NextPrincipalRedemptionPayment is { } given ? (2 * given).ToString(CultureInfo.InvariantCulture) : "";
                var twice = loan.With("notionalPrincipal=2400", "nextPrincipalRedemptionPayment=" + payment).Evaluate();
                return single.Zip(twice).All(static pair =>
                    Near(2 * pair.First.Payoff, pair.Second.Payoff)
                    && Near(2 * pair.First.NotionalPrincipal, pair.Second.NotionalPrincipal)
                    && Near(2 * pair.First.AccruedInterest, pair.Second.AccruedInterest));
            },
            iter: 300);

    [Fact]
    public void Looking_OnAnyDay_ChangesNothing()
        => Gen.Select(Loans, Gen.Int[0, 2000].Array[1, 5]).Sample(
            static (loan, days) =>
            {
                // Actual days, since the parts of a year fraction by months of 30 days do not add up to the whole.
                var before = loan.With("dayCountConvention=A365").Evaluate();
                foreach (var day in days)
                {
                    loan.Observed(Day(day), ActusEventType.AD);
                }

                var after = loan.Evaluate().Where(static e => e.Type != ActusEventType.AD).ToList();
                return before.Length == after.Count
                    && before.Zip(after).All(static pair => pair.First.Time == pair.Second.Time && Near(pair.First.Payoff, pair.Second.Payoff));
            },
            iter: 300);

    [Fact]
    public void Purchase_OnAnyDay_LeavesTheBuyerTheRestOfTheTable()
        => Gen.Select(Loans, Gen.Int[0, 2000]).Where(static (loan, days) => ActusLoan.Date(Day(days)) < loan.Read().Terms!.MaturityDate).Sample(
            static (loan, days) =>
            {
                var purchase = ActusLoan.Date(Day(days));
                var whole = loan.With("dayCountConvention=A365").Evaluate();
                var bought = loan.With("purchaseDate=" + Day(days), "priceAtPurchaseDate=1000").Evaluate();
                var rest = whole.Where(e => e.Time > purchase).ToList();
                return bought[0].Type == ActusEventType.PRD && bought.Length == rest.Count + 1
                    && rest.Zip(bought.Skip(1)).All(static pair => (pair.First.Time, pair.First.Type) == (pair.Second.Time, pair.Second.Type) && Near(pair.First.Payoff, pair.Second.Payoff));
            },
            iter: 300);

    private static bool Near(decimal expected, decimal actual) => Math.Abs(expected - actual) < 0.000000000001m;
}
