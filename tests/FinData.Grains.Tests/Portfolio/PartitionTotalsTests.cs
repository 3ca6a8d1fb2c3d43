using CsCheck;
using FinData.Conformance;
using FinData.Lending;

namespace FinData.Grains.Tests.Portfolio;

public sealed class PartitionTotalsTests
{
    private static readonly AccountTerms Savings = Given.Account with { Product = "savings" };

    private static readonly Gen<PositionSummary> Summary = Gen.Select(
        Gen.OneOf<ContractTerms?>(null, Given.Account, Savings, Given.Loan, Given.Account with { Currency = Currency.Parse("USD") }),
        Gen.OneOf((ContractStatus.Pending, 0), (ContractStatus.Active, 0), (ContractStatus.Quarantined, 0), (ContractStatus.Overdue, 7), (ContractStatus.Overdue, 61)),
        Gen.Int[-100_000, 100_000],
        Gen.Bool,
        static (terms, status, cents, counts) => counts
            ? new PositionSummary
            {
                Terms = terms,
                Counts = true,
                Figures = new PositionFigures
                {
                    Currency = terms?.Currency ?? default,
                    Status = status.Item1,
                    DaysPastDue = status.Item2,
                    BalanceMinor = cents,
                    AccruedUnits = cents,
                    PrincipalMinor = cents / 2,
                    OverdueMinor = cents / 4,
                },
            }
            : default);

    [Fact]
    public void Move_AnyMoves_LeavesTheSumOfWhereEachContractIs()
        => Gen.Select(Gen.Int[0, 4], Summary).Array[0, 40].Sample(static moves =>
        {
            var totals = new PartitionTotals();
            var contracts = new PositionSummary[5];
            foreach (var (contract, after) in moves)
            {
                totals.Move(contracts[contract], after);
                contracts[contract] = after;
            }

            var sums = new PartitionTotals();
            foreach (var contract in contracts)
            {
                sums.Move(default, contract);
            }

            Assert.Equal(LogModel.ToText(sums.ToLines()), LogModel.ToText(totals.ToLines()));
            Assert.Equal(contracts.Count(static c => c.Counts), totals.ToLines().Sum(static l => l.Contracts));
            Assert.Equal(contracts.Sum(static c => c.Figures.Balance), totals.ToLines().Sum(static l => l.Balance));
        }, iter: 1_000);

    [Fact]
    public void Write_ThenRead_GivesEqualLinesAndCounters()
        => Summary.Array[0, 20].Sample(static contracts =>
        {
            var totals = new PartitionTotals();
            foreach (var contract in contracts)
            {
                totals.Move(default, contract);
            }

            var counters = new PartitionCounters { Applied = 1, Duplicates = 2, Refused = 3, Pending = 4, Rejected = 5, Refolds = 6, Quarantined = 7, Revised = 8 };
            var read = new PartitionTotals();
            Assert.Equal(counters, read.Read(totals.Write(counters, totals.ToLines(), []), out _));
            Assert.Equal(totals.ToLines(), read.ToLines());
        }, iter: 500);

    [Fact]
    public void Read_OfNothing_StartsAtZero()
    {
        var totals = new PartitionTotals();
        Assert.Equal(new PartitionCounters(), totals.Read([], out _));
        Assert.Empty(totals.ToLines());
    }

    [Theory]
    [InlineData(",\"bucket\":\"days1To30\"", "", true)]
    [InlineData("", "", false)]
    public void LackBuckets_OfSavedTotals_SaysWhetherTheyAreFromBeforeThereWereAny(string cut, string with, bool expected)
    {
        var totals = new PartitionTotals();
        totals.Move(default, Of(Given.Loan, new PositionFigures { Status = ContractStatus.Overdue, OverdueMinor = 500, DaysPastDue = 3 }));
        var saved = System.Text.Encoding.UTF8.GetString(totals.Write(new PartitionCounters(), totals.ToLines(), []));
        Assert.Contains("days1To30", saved, StringComparison.Ordinal);
        var read = new PartitionTotals();
        read.Read(System.Text.Encoding.UTF8.GetBytes(cut.Length == 0 ? saved : saved.Replace(cut, with, StringComparison.Ordinal)), out _);
        Assert.Equal(expected, read.LackBuckets);
    }

    [Fact]
    public async Task Totals_FromBeforeThereWereBuckets_AreSummedAgain()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("late", "open", Given.Opened(0, terms: Given.Loan));
        rig.Append("late", "d1", Given.Disbursed(1, 1_200m));
        rig.Append("late", "p1", Given.Paid(70, 1m));
        rig.Append("other", "open", Given.Opened(0));
        await rig.CheckpointAsync();
        rig.Store.EditTotals(0, static saved => saved.Replace(",\"bucket\":\"days31To60\"", "", StringComparison.Ordinal));
        await rig.RestartAsync();

        Assert.Equal(rig.Model.Portfolio(), LogModel.ToText(rig.Pump.Totals));
        Assert.Contains(rig.Pump.Totals, static line => line.Bucket == DelinquencyBucket.Days31To60);
    }

    [Fact]
    public void Read_IntoFilledTotals_ReplacesThem()
    {
        var totals = new PartitionTotals();
        totals.Move(default, Of(Given.Account, new PositionFigures { BalanceMinor = 500 }));
        var saved = totals.Write(new PartitionCounters(), totals.ToLines(), []);
        totals.Move(default, Of(Savings, new PositionFigures { BalanceMinor = 700 }));
        totals.Read(saved, out _);
        totals.Move(default, Of(Given.Account, new PositionFigures { BalanceMinor = 100 }));

        var line = Assert.Single(totals.ToLines());
        Assert.Equal(("current", 2L, 6m), (line.Product, line.Contracts, line.Balance));
    }

    private static PositionSummary Of(ContractTerms terms, PositionFigures figures)
        => new() { Counts = true, Terms = terms, Figures = figures with { Currency = terms.Currency } };
}
