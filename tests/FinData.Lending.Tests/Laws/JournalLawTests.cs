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
            AssertEntriesBalance(journal);
            Assert.Equal(position.PrincipalOutstanding, journal.Sum(JournalAccount.Principal));
            Assert.Equal(position.PrincipalDue, OfInstallments(journal, JournalAccount.Principal));
            Assert.Equal(position.InterestDue, OfInstallments(journal, JournalAccount.InterestReceivable));
            Assert.Equal(position.UnallocatedCredit, -journal.Sum(JournalAccount.UnallocatedCredit));
            var accrued = journal.Sum(JournalAccount.InterestReceivable, JournalAccount.InterestPayable) - position.InterestDue;
            Assert.Equal(position.AccruedInterest, contract.Terms is LoanTerms ? accrued : -accrued);
            Assert.Equal(contract.Terms is AccountTerms ? position.Balance : 0m, -journal.Sum(JournalAccount.Deposit));
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
                    Assert.True(how.From < how.To);
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
                    EventKind.Credited or EventKind.PaymentReceived => pair.First.Event.Amount,
                    EventKind.Debited or EventKind.Disbursed => -pair.First.Event.Amount,
                    _ => 0m,
                });
            Assert.Equal(moved, journal.Sum(JournalAccount.Cash));
        }, iter: Cases);

    private static decimal OfInstallments(JournalRecorder journal, JournalAccount account)
        => journal.Lines.Where(line => line.Account == account && line.Installment > 0).Sum(static line => line.Amount);

    // An entry is the lines that one event caused, or one date's lines that time caused.
    private static void AssertEntriesBalance(JournalRecorder journal)
    {
        foreach (var entry in journal.Lines.GroupBy(static line => (line.Offset, line.Date)))
        {
            Assert.Equal(0m, entry.Sum(static line => line.Amount));
        }
    }
}
