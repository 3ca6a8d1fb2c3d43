using FinData.Cli.Demo;
using FinData.Events;
using FinData.Lending;

namespace FinData.Cli.Tests.Demo;

public sealed class DemoSetTests
{
    private static readonly DemoSet Set = DemoSet.Load(DemoData.Folder);

    [Fact]
    public void Load_TheData_IsAllThere()
    {
        Assert.Equal(1_229, Set.Accounts.Count);
        Assert.Equal(46_997, Set.Accounts.Sum(static a => a.Rows.Count));
        Assert.Equal(10_000, Set.Loans.Count);
        Assert.Equal(5, Set.Tables.Count);
        Assert.Equal(38, Set.Tables.Sum(static t => t.Rows.Count));
    }

    [Fact]
    public void Ids_OfContracts_AreUniqueAndAllowed()
    {
        var ids = Set.ContractIds.ToList();

        Assert.Equal(Set.ContractCount, ids.Distinct().Count());
        Assert.All(ids, static id => Assert.Matches($"^[A-Za-z0-9._:/-]{{1,{EventLimits.MaxIdLength}}}$", id));
    }

    [Fact]
    public void Events_OfAContract_AreOpenedFirstAndHaveUniqueIds()
    {
        foreach (var contract in Set.Events().GroupBy(static e => e.ContractId))
        {
            var events = contract.ToList();
            Assert.Equal(EventKind.Opened, events[0].Event.Kind);
            Assert.All(events, e => Assert.True(e.Event.EffectiveDate >= events[0].Event.EffectiveDate));
            Assert.Equal(events.Count, events.Select(static e => e.EventId).Distinct().Count());
        }
    }

    [Fact]
    public void Payments_OfEveryLoan_AddUpToTheRecordedTotal()
        => Assert.All(Set.Loans, static loan => Assert.Equal(loan.Paid, LendingClubEvents.Payments(loan).Sum(static p => p.Amount)));

    [Fact]
    public void Payments_BeyondTheInstallments_ComeWithTheLast()
    {
        var loan = new LendingClubLoan(1, 1000m, 36, 10m, 32.27m, new DateOnly(2018, 3, 1), "A", 500m);

        Assert.Equal(
            [(1, new DateOnly(2018, 4, 1), 32.27m), (2, new DateOnly(2018, 5, 1), 32.27m), (3, new DateOnly(2018, 6, 1), 500m - (2 * 32.27m))],
            LendingClubEvents.Payments(loan));
    }

    [Fact]
    public void Payments_OfALoanNeverPaid_AreNone()
        => Assert.Empty(LendingClubEvents.Payments(new LendingClubLoan(1, 1000m, 36, 10m, 32.27m, new DateOnly(2018, 3, 1), "A", 0m)));
}
