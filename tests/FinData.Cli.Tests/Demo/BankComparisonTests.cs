using FinData.Cli.Demo;

namespace FinData.Cli.Tests.Demo;

public sealed class BankComparisonTests
{
    private static readonly DateOnly First = new(1993, 1, 1);
    private static readonly DateOnly Second = new(1993, 1, 2);

    [Fact]
    public void Compare_EqualBalances_AreExact()
    {
        var result = Compare([Row(First, 700m, 700m), Row(Second, -200m, 500m)], (First, 700m), (Second, 500m));

        Assert.Equal(new BankAgreement(2, 2, 0, 0, 0m), result);
    }

    [Fact]
    public void Compare_RowsOutOfOrderWithinADay_TakesTheNearestBalanceAsClosing()
    {
        // Posted 100 then 50: the file has them the other way round.
        var result = Compare([Row(First, 50m, 150m), Row(First, 100m, 100m)], (First, 150m));

        Assert.Equal(new BankAgreement(1, 1, 0, 0, 0m), result);
    }

    [Theory]
    [InlineData(0.10, 1, 0)]
    [InlineData(0.11, 0, 1)]
    public void Compare_OneRowOff_IsTolerablUpToTenHellers(double off, int tolerable, int differ)
    {
        var result = Compare([Row(First, 100m, 100m + (decimal)off)], (First, 100m));

        Assert.Equal(new BankAgreement(1, 0, tolerable, differ, (decimal)off), result);
    }

    [Fact]
    public void Compare_TwoRowsOff_AreTolerableUpToTwiceThat()
    {
        var result = Compare([Row(First, 10m, 10.1m), Row(First, 10m, 20.2m)], (First, 20m));

        Assert.Equal(new BankAgreement(1, 0, 1, 0, 0.2m), result);
    }

    [Fact]
    public void Compare_DriftOfEarlierDays_DoesNotCountAsAStep()
    {
        var result = Compare([Row(First, 10m, 10.1m), Row(Second, 5m, 15.1m)], (First, 10m), (Second, 15m));

        Assert.Equal(new BankAgreement(2, 1, 1, 0, 0.1m), result);
    }

    [Fact]
    public void Compare_LostEvent_Differs()
    {
        var result = Compare([Row(First, 100m, 100m), Row(Second, 40m, 140m)], (First, 100m), (Second, 100m));

        Assert.Equal(1, result.Differ);
        Assert.Equal(40m, result.MaxDrift);
    }

    [Fact]
    public void Compare_LostDay_Differs()
    {
        var result = Compare([Row(First, 100m, 100m)]);

        Assert.Equal(new BankAgreement(1, 0, 0, 1, 0m), result);
    }

    [Fact]
    public void Compare_RealDataSummedPlainly_GivesTheKnownFigures()
    {
        var total = default(BankAgreement);
        foreach (var account in BankData.Load(DemoData.Folder))
        {
            var running = 0m;
            var endOfDay = account.Rows.GroupBy(static r => r.Date).OrderBy(static g => g.Key)
                .ToDictionary(static g => g.Key, g => running += g.Sum(static r => r.SignedAmount));
            total += BankComparison.Compare(account.Rows, endOfDay);
        }

        Assert.Equal(new BankAgreement(38_821, 36_880, 1_941, 0, 0.70m), total);
    }

    [Fact]
    public void EndOfDay_SeveralLinesADay_IsTheLast()
    {
        StatementLine[] lines = [Line(First, 1m), Line(First, 3m), Line(Second, 2m)];

        Assert.Equal(new Dictionary<DateOnly, decimal> { [First] = 3m, [Second] = 2m }, BankComparison.EndOfDay(lines));
    }

    private static BankAgreement Compare(BankRow[] rows, params (DateOnly Date, decimal Balance)[] ours)
        => BankComparison.Compare(rows, ours.ToDictionary(static o => o.Date, static o => o.Balance));

    private static BankRow Row(DateOnly date, decimal amount, decimal balance) => new("1", "1", date, amount, balance);

    private static StatementLine Line(DateOnly date, decimal balance) => new()
    {
        Date = date, EventId = "e", Type = "credited", Amount = 1m, Outcome = "applied", Balance = balance, AccruedInterest = 0, PrincipalOutstanding = 0, Offset = 0,
    };
}
