using FinData.Cli.Demo;
using FinData.Lending;

namespace FinData.Cli.Tests.Demo;

public sealed class TableComparisonTests
{
    private static readonly PublishedTable Table = new(
        "t", Amortization.EqualPrincipal, 100m, 0.01m, 2, [new PublishedRow(1, 51m, 1m, 50m), new PublishedRow(2, 50.5m, 0.5m, 50m)]);

    [Fact]
    public void Compare_SameFigures_FindsNothing()
        => Assert.Empty(TableComparison.Compare(Table, [Row(1, 50m, 1m), Row(2, 50m, 0.5m)]));

    [Theory]
    [InlineData(50.01, 0.5)]
    [InlineData(50, 0.51)]
    public void Compare_ACentOff_FindsTheRow(double principal, double interest)
    {
        var difference = Assert.Single(TableComparison.Compare(Table, [Row(1, 50m, 1m), Row(2, (decimal)principal, (decimal)interest)]));

        Assert.Equal(2, difference.Number);
        Assert.Equal("50.00 + 0.50 = 50.50", difference.Published);
    }

    [Fact]
    public void Compare_NoSchedule_FindsEveryRow() => Assert.Equal(2, TableComparison.Compare(Table, []).Count());

    private static InstallmentView Row(int number, decimal principal, decimal interest) => new()
    {
        Number = number, DueDate = new DateOnly(2025, 1, 1), OpeningPrincipal = 0, Principal = principal, Interest = interest, Total = principal + interest,
        ClosingPrincipal = 0, PrincipalPaid = 0, InterestPaid = 0,
    };
}
