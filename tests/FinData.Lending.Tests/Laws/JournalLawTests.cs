using CsCheck;

namespace FinData.Lending.Tests.Laws;

public sealed class JournalLawTests
{
    private const int Cases = 3_000;

    [Fact]
    public void Journal_OfAnyLife_SumsToThePosition()
        => Gen.Select(Lives.All, Gen.Int[0, 700]).Sample(static (life, day) =>
        {
            var journal = new JournalRecorder();
            var contract = History.Fold(life, asOf: Given.Day(day), sink: journal).Contract;
            var position = contract.Position;
            journal.AssertBalanced();
            Assert.Equal(position.PrincipalOutstanding, journal.Sum(JournalAccount.Principal));
            Assert.Equal(position.FeesDue, journal.Sum(JournalAccount.FeeReceivable));
            Assert.Equal(position.PenaltiesDue + position.AccruedPenalty, journal.Sum(JournalAccount.PenaltyReceivable));
            Assert.Equal(position.UnallocatedCredit, -journal.Sum(JournalAccount.UnallocatedCredit));
            Assert.Equal((position.WrittenOff, position.Recovered), (journal.Sum(JournalAccount.WriteOff), -journal.Sum(JournalAccount.RecoveryIncome)));
            var accrued = journal.Sum(JournalAccount.InterestReceivable, JournalAccount.InterestPayable) - position.InterestDue;
            Assert.Equal(position.AccruedInterest, contract.Terms is LoanTerms ? accrued : -accrued);
            Assert.Equal(contract.Terms is AccountTerms ? position.Balance : 0m, -journal.Sum(JournalAccount.Deposit));
        }, iter: Cases);

    // What an installment's lines sum to is what is unpaid of it.
    [Fact]
    public void JournalOfAnInstallment_OfAnyLife_SumsToWhatIsUnpaid()
        => Gen.Select(Lives.Loans, Gen.Int[0, 700]).Sample(static (life, day) =>
        {
            var journal = new JournalRecorder();
            var contract = History.Fold(life, asOf: Given.Day(day), sink: journal).Contract;
            foreach (var due in contract.DueItems.Where(static due => due.Number > 0))
            {
                Assert.Equal(due.Owed.Principal - due.Paid.Principal, OfInstallment(journal, due.Number, JournalAccount.Principal));
                Assert.Equal(due.Owed.Interest - due.Paid.Interest, OfInstallment(journal, due.Number, JournalAccount.InterestReceivable));
                Assert.Equal(due.Owed.Fee - due.Paid.Fee, OfInstallment(journal, due.Number, JournalAccount.FeeReceivable));
                Assert.Equal(due.Owed.Penalty - due.Paid.Penalty, OfInstallment(journal, due.Number, JournalAccount.PenaltyReceivable));
            }
        }, iter: Cases);

    [Fact]
    public void InterestLine_OfAnyLife_RecomputesExactly()
        => Gen.Select(Lives.All, Gen.Int[0, 700]).Sample(static (life, day) =>
        {
            var journal = new JournalRecorder();
            History.Fold(life, asOf: Given.Day(day), sink: journal);
            foreach (var line in journal.Lines)
            {
                if (line.Explanation is { } how)
                {
                    Assert.Equal(Math.Abs(line.Amount), Math.Abs(decimal.Round(how.Base * how.Rate * how.Days / how.Basis, 8)));
                    Assert.True(how.From < how.To || (how.From == how.To && line.Account == JournalAccount.FeeReceivable));
                }
            }
        }, iter: Cases);

    // Money is neither made nor lost: what came in is what is still there.
    [Fact]
    public void Cash_OfAnyLife_IsWhatTheAppliedEventsMoved()
        => Lives.All.Sample(static life =>
        {
            var journal = new JournalRecorder();
            var result = History.Fold(life, sink: journal);
            var moved = result.Entries.Zip(result.Outcomes)
                .Where(static pair => pair.Second == Outcome.Applied)
                .Sum(static pair => pair.First.Event.Kind switch
                {
                    EventKind.Credited or EventKind.PaymentReceived or EventKind.Recovered => pair.First.Event.Amount,
                    EventKind.Debited or EventKind.Disbursed or EventKind.CreditRefunded => -pair.First.Event.Amount,
                    _ => 0m,
                });
            Assert.Equal(moved, journal.Sum(JournalAccount.Cash));
        }, iter: Cases);

    private static decimal OfInstallment(JournalRecorder journal, int number, JournalAccount account)
        => journal.Lines.Where(line => line.Account == account && line.Installment == number).Sum(static line => line.Amount);
}
