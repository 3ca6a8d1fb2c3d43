using CsCheck;

namespace FinData.Lending.Tests.Laws;

public sealed class LoanLawTests
{
    // A life in fold order, and the place of one payment in it.
    private static readonly Gen<(ContractEvent[] Events, int Place, int Percent)> WithAPayment = Gen.Select(Lives.Loans, Gen.Int[0, 500], Gen.Int[1, 99])
        .Select(static (life, pick, percent) =>
        {
            var events = life.Select(static entry => entry.Event).Where(static happened => happened.Kind != EventKind.Reversed).OrderBy(static happened => happened.Key).ToArray();
            var currency = events.Select(static happened => happened.Detail).OfType<Opening>().First().Terms.Currency;
            var payments = Enumerable.Range(0, events.Length)
                .Where(i => events[i].Kind == EventKind.PaymentReceived && events[i].Amount >= 2 * Minor.Unit(currency) && events[i].Currency == currency)
                .ToArray();
            return (events, payments.Length == 0 ? -1 : payments[pick % payments.Length], percent);
        })
        .Where(static pick => pick.Item2 >= 0);

    // Of the rules for excess only credit is indifferent to it: two prepayments may settle less than one that covers a payoff, or round an installment twice.
    [Fact]
    public void Payment_InTwoPartsOfOneDay_IsAsInOne()
        => WithAPayment.Sample(static pick =>
        {
            var (whole, parts) = (new Contract(), new Contract());
            for (var i = 0; i < pick.Events.Length; i++)
            {
                var next = WithOffset(pick.Events[i], 2 * i);
                if (i == pick.Place)
                {
                    var first = Math.Max(Minor.Unit(next.Currency), Minor.Round(next.Amount * pick.Percent / 100, next.Currency));
                    whole.Apply(Given.Payment(next.Amount, next.EffectiveDate, next.Offset, ExcessPayment.Credit).In(next.Currency));
                    parts.Apply(Given.Payment(first, next.EffectiveDate, next.Offset, ExcessPayment.Credit).In(next.Currency));
                    parts.Apply(Given.Payment(next.Amount - first, next.EffectiveDate, next.Offset + 1, ExcessPayment.Credit).In(next.Currency));
                }
                else
                {
                    whole.Apply(next);
                    parts.Apply(next);
                }
            }

            Assert.Equal(whole.Position, parts.Position);
            Assert.Equal(whole.DueItems, parts.DueItems);
        }, iter: LawRun.Lives);

    // Time only ever adds: interest and late interest of a day are not negative, until something falls due.
    [Fact]
    public void Accrual_WhileNothingFallsDue_NeverFalls()
        => Gen.Select(Lives.Loans, Gen.Int[0, 400]).Sample(static (life, day) =>
        {
            var contract = History.Fold(life, asOf: Given.Day(day)).Contract;
            var (before, dues) = (contract.Position, contract.DueItems);
            for (var i = 1; i <= 40; i++)
            {
                contract.AdvanceTo(before.AsOf.AddDays(1));
                var after = contract.Position;
                if (contract.DueItems.Length == dues.Length)
                {
                    Assert.True(after.AccruedInterest >= before.AccruedInterest, $"{after.AsOf}: {before.AccruedInterest} became {after.AccruedInterest}.");
                }

                Assert.True(after.AccruedPenalty >= before.AccruedPenalty);
                Assert.Equal((before.TotalPaid, before.TotalDisbursed, before.Waived), (after.TotalPaid, after.TotalDisbursed, after.Waived));
                (before, dues) = (after, contract.DueItems);
            }
        }, iter: LawRun.Lives);

    // Principal is neither made nor lost: what went out and what was capitalized is what came back, is still out, or was written off.
    [Fact]
    public void Principal_OfAnyLife_IsConserved()
        => Lives.Loans.Sample(static life =>
        {
            var journal = new JournalRecorder();
            var position = History.Fold(life, sink: journal).Contract.Position;
            var lent = journal.Lines.Where(static line => line is { Account: JournalAccount.Principal, Amount: > 0 }).Sum(static line => line.Amount);
            var back = journal.Lines.Where(static line => line is { Account: JournalAccount.Principal, Amount: < 0 }).Sum(static line => line.Amount);
            Assert.Equal(position.PrincipalOutstanding, lent + back);
            Assert.Equal(position.TotalPaid, position.PrincipalPaid + position.InterestPaid + position.FeesPaid + position.PenaltiesPaid + position.UnallocatedCredit);
            Assert.True(position.PrincipalOutstanding >= 0 && position.InterestDue >= 0 && position.FeesDue >= 0 && position.PenaltiesDue >= 0 && position.UnallocatedCredit >= 0);
            Assert.True(position.UnallocatedCredit == 0 || position.Overdue == 0);
        }, iter: LawRun.Lives);

    private static ContractEvent WithOffset(ContractEvent happened, long offset) => happened.At(offset);
}
