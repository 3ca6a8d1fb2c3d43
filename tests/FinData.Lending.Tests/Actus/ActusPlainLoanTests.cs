using System.Globalization;
using CsCheck;

namespace FinData.Lending.Tests.Actus;

/// <summary>Loans without any convention that moves a day, against a loop that a person would write for them: month by month, interest by actual days over 365.</summary>
public sealed class ActusPlainLoanTests
{
    private sealed record Plain(ActusContractType Type, int Sign, DateTime Start, int Months, decimal Notional, decimal Rate, decimal Payment)
    {
        internal ActusLoan Loan { get; } = new(
            Type.ToString(),
            "contractRole=" + (Sign > 0 ? "RPA" : "RPL"),
            "statusDate=" + Text(Start.AddDays(-1)),
            "initialExchangeDate=" + Text(Start),
            "maturityDate=" + Text(Start.AddMonths(Months)),
            "dayCountConvention=A365",
            "cycleOfInterestPayment=P1ML1",
            "cycleOfPrincipalRedemption=P1ML1",
            FormattableString.Invariant($"notionalPrincipal={Notional}"),
            FormattableString.Invariant($"nominalInterestRate={Rate}"),
            FormattableString.Invariant($"nextPrincipalRedemptionPayment={Payment}"));

        internal List<(DateTime Time, ActusEventType Type, decimal Payoff, decimal Notional)> Rows()
        {
            var rows = new List<(DateTime, ActusEventType, decimal, decimal)> { (Start, ActusEventType.IED, -Sign * Notional, Sign * Notional) };
            var left = Notional;
            for (var month = 1; month <= Months; month++)
            {
                var time = Start.AddMonths(month);
                var interest = left * Rate * (time - Start.AddMonths(month - 1)).Days / 365;
                if (month < Months && Type != ActusContractType.PAM)
                {
                    var principal = Math.Min(left, Type == ActusContractType.LAM ? Payment : Payment - interest);
                    left -= principal;
                    rows.Add((time, ActusEventType.PR, Sign * principal, Sign * left));
                }

                rows.Add((time, ActusEventType.IP, Sign * interest, Sign * left));
            }

            rows.Add((Start.AddMonths(Months), ActusEventType.MD, Sign * left, 0));
            return rows;
        }

        private static string Text(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static readonly Gen<Plain> Loans =
        Gen.Select(
            Gen.Enum<ActusContractType>(),
            Gen.Bool.Select(static asset => asset ? 1 : -1),
            Gen.Int[0, 335].Select(static day => new DateTime(2023, 1, 1).AddDays(day)).Where(static day => day.Day <= 28),
            Gen.Int[1, 60],
            Gen.Decimal[1, 100_000].Select(static amount => decimal.Round(amount, 2)),
            Gen.Int[-20, 300].Select(static thousandths => thousandths / 1000m),
            Gen.Decimal[1, 5_000].Select(static amount => decimal.Round(amount, 2)))
        .Select(static (type, sign, start, months, notional, rate, payment) => new Plain(type, sign, start, months, notional, rate, payment));

    [Fact]
    public void Table_OfAPlainLoan_IsThatOfAPlainLoop()
        => Loans.Sample(
            static plain =>
            {
                var expected = plain.Rows();
                var table = plain.Loan.Evaluate();
                return table.Length == expected.Count && table.Zip(expected).All(static pair =>
                    (pair.First.Time, pair.First.Type) == (pair.Second.Time, pair.Second.Type)
                    && Near(pair.First.Payoff, pair.Second.Payoff)
                    && Near(pair.First.NotionalPrincipal, pair.Second.Notional));
            },
            iter: 1000);

    [Fact]
    public void NegativeAmortizer_WithoutInterest_IsALinearOne()
        => Loans.Sample(
            static plain =>
            {
                var negative = (plain with { Type = ActusContractType.NAM, Rate = 0 }).Rows();
                var table = new ActusLoan("LAM").With(Terms(plain)).Evaluate();
                return table.Select(static e => (e.Time, e.Type, e.Payoff, e.NotionalPrincipal)).SequenceEqual(negative);
            },
            iter: 300);

    [Fact]
    public void Annuity_WithoutInterest_PaysEqualParts()
        => Loans.Sample(
            static plain =>
            {
                var table = new ActusLoan("ANN").With(Terms(plain)).With("nextPrincipalRedemptionPayment=").Evaluate();
                var payments = table.Where(static e => e.Type is ActusEventType.PR or ActusEventType.MD).Select(static e => e.Payoff).ToList();
                return payments.Count == plain.Months && payments.TrueForAll(payment => Near(plain.Sign * plain.Notional / plain.Months, payment));
            },
            iter: 300);

    /// <summary>A contract's state is all that the future needs: terms made of it give the rest of the table.</summary>
    [Fact]
    public void Contract_TakenUpAnywhere_GoesOnAsBefore()
        => Gen.Select(Loans, Gen.Int[0, 1000]).Sample(
            static (plain, chosen) =>
            {
                var table = plain.Loan.Evaluate();
                var at = table[chosen % table.Length].Time;
                var state = table.Last(e => e.Time == at);
                var rest = plain.Loan.With(
                    "statusDate=" + at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    FormattableString.Invariant($"notionalPrincipal={plain.Sign * state.NotionalPrincipal}"),
                    FormattableString.Invariant($"accruedInterest={plain.Sign * state.AccruedInterest}")).Evaluate();
                return table.Where(e => e.Time > at).SequenceEqual(rest);
            },
            iter: 300);

    private static string[] Terms(Plain plain)
        => [.. plain.Loan.With("nominalInterestRate=0").ToString().Split(' ').Where(static term => !term.StartsWith("contractType=", StringComparison.Ordinal))];

    private static bool Near(decimal expected, decimal actual) => Math.Abs(expected - actual) < 0.000000000001m;
}
