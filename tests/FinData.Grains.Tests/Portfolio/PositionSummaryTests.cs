using FinData.Conformance;
using FinData.Lending;

namespace FinData.Grains.Tests.Portfolio;

public sealed class PositionSummaryTests
{
    [Fact]
    public void Of_ACellWithoutEvents_AddsNothing() => Assert.Equal(default, PositionSummary.Of(new ContractCell(Wire.Key("a"), 1)));

    [Fact]
    public void Of_AnOpenAccount_HasItsFigures()
    {
        var cell = Cell(Given.Opened(0), Given.Credited(0, 100m), Given.Debited(30, 250m));
        var summary = PositionSummary.Of(cell);

        Assert.True(summary.Counts);
        Assert.Equal(("account", ContractStatus.Active, -150m), (summary.Kind, summary.Status, summary.Figures.Balance));
        Assert.Equal(cell.Contract.Position.AccruedInterest, summary.Figures.AccruedInterest);
        Assert.Equal(decimal.Round(100m * 0.05m * 30 / 365, 8), summary.Figures.AccruedInterest);
    }

    [Fact]
    public void Of_ALoan_HasPrincipalAndOverdue()
    {
        var cell = Cell(Given.Opened(0, terms: Given.Loan), Given.Disbursed(1, 1_200m), Given.Paid(40, 1m));
        var summary = PositionSummary.Of(cell);

        Assert.Equal(("loan", ContractStatus.Overdue, 1_200m), (summary.Kind, summary.Status, summary.Figures.PrincipalOutstanding));
        Assert.Equal(cell.Contract.Position.Overdue, summary.Figures.Overdue);
        Assert.True(summary.Figures.Overdue > 0);
    }

    [Fact]
    public void Of_APendingContract_CountsWithoutAKind()
    {
        var summary = PositionSummary.Of(Cell(Given.Credited(0, 1m)));
        Assert.Equal((true, "none", ContractStatus.Pending, 0m), (summary.Counts, summary.Kind, summary.Status, summary.Figures.Balance));
    }

    [Fact]
    public void Of_AQuarantinedContract_SaysSo()
    {
        var cell = Cell(Given.Opened(0));
        cell.Replace(new Contract(), 5, quarantined: true, hasReversals: false);
        Assert.Equal(ContractStatus.Quarantined, PositionSummary.Of(cell).Status);
    }

    [Fact]
    public void ToClientContract_CarriesEveryFigure()
    {
        var summary = PositionSummary.Of(Cell(Given.Opened(0), Given.Credited(0, 100m)));
        Assert.Equal(
            new ClientContract
            {
                ContractId = "a",
                Kind = "account",
                Product = "current",
                Currency = "BRL",
                Status = ContractStatus.Active,
                Balance = 100m,
                AccruedInterest = 0m,
                PrincipalOutstanding = 0m,
                Overdue = 0m,
                Watermark = 9,
            },
            summary.ToClientContract("a", 9));
    }

    private static ContractCell Cell(params ContractEvent[] events)
    {
        var cell = new ContractCell(Wire.Key("a"), 1);
        for (var i = 0; i < events.Length; i++)
        {
            cell.Apply(events[i].At(i));
        }

        return cell;
    }
}
