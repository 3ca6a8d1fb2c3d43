using CsCheck;
using FinData.Lending.Tests.Laws;
using FinData.Lending.Tests.Loans;
using static FinData.Lending.Tests.Given;
using static FinData.Lending.Tests.Loans.SacLoan;

namespace FinData.Lending.Tests.Journal;

public sealed class StatementTests
{
    [Fact]
    public void Statement_OfALoan_HasALineForEachEventAndDay()
    {
        var statement = new Statement();
        var contract = Disbursed(sink: statement);
        contract.Apply(statement, FeeCharged(5m, Feb, 2), Payment(110m, Feb, 3));
        Assert.Equal(
            [
                new StatementEntry(1, Start, -300m, new Buckets(300m, 0, 0, 0, 0, 0), new Buckets(300m, 0, 0, 0, 0, 0)),
                new StatementEntry(-1, Feb, 0m, new Buckets(0, 3m, 0, 0, 0, 0), new Buckets(300m, 3m, 0, 0, 0, 0)),
                new StatementEntry(2, Feb, 0m, new Buckets(0, 0, 5m, 0, 0, 0), new Buckets(300m, 3m, 5m, 0, 0, 0)),
                new StatementEntry(3, Feb, 110m, new Buckets(-100m, -3m, -5m, 0, 2m, 0), new Buckets(200m, 0, 0, 0, 2m, 0)),
            ],
            statement.Entries);
        Assert.Equal(contract.Position.Balance, statement.Entries[^1].Balance.Total);
    }

    [Fact]
    public void Statement_OfAnyLife_EndsAtThePosition()
        => Gen.Select(Lives.All, Gen.Int[0, 700]).Sample(static (life, day) =>
        {
            var statement = new Statement();
            var position = History.Fold(life, asOf: Day(day), sink: statement).Contract.Position;
            var end = statement.Entries.IsEmpty ? default : statement.Entries[^1].Balance;
            Assert.Equal((position.PrincipalOutstanding, position.FeesDue, position.UnallocatedCredit), (end.Principal, end.Fees, end.Credit));
            Assert.Equal(position.PenaltiesDue + position.AccruedPenalty, end.Penalties);
            Assert.Equal(statement.Entries.Aggregate(0m, static (sum, entry) => sum + entry.Change.Total), end.Total);
        }, iter: 1_000);
}
