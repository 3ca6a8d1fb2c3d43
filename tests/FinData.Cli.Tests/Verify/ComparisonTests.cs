using FinData.Lending;

namespace FinData.Cli.Tests.Verify;

public sealed class ComparisonTests
{
    [Fact]
    public void Contract_Equal_HasNoDifference() => Assert.Empty(ContractComparison.Compare(Views.Loan("l"), Views.Loan("l")));

    [Fact]
    public void Contract_Unknown_IsADifference() => Assert.Single(ContractComparison.Compare(Views.Loan("l"), null));

    [Fact]
    public void Contract_EveryFieldOfTheView_IsCompared()
    {
        var all = typeof(ContractView).GetProperties().Select(static p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);

        Assert.Equal(
            all.Except(["contractId", "stale", "equalityContract"]).Order(StringComparer.Ordinal),
            ContractComparison.FieldNames.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Contract_OneFigureOff_IsNamedWithBothFigures()
    {
        var difference = Assert.Single(ContractComparison.Compare(Views.Loan("l"), Views.Loan("l") with { InterestDue = 0.01m }));

        Assert.Equal(new Difference("l", "interestDue", "0", "0.01"), difference);
    }

    [Fact]
    public void Client_Equal_HasNoDifference() => Assert.Empty(ClientComparison.Compare("c-1", [Views.Loan("l-1"), Views.Loan("l-2")], Client("l-1", "l-2")));

    [Fact]
    public void Client_MissingContract_IsFoundInListAndTotals()
    {
        var fields = ClientComparison.Compare("c-1", [Views.Loan("l-1"), Views.Loan("l-2")], Client("l-1")).Select(static d => d.Field);

        Assert.Equal(["l-2", "totals"], fields);
    }

    [Fact]
    public void Client_ContractOfAnother_IsFoundInListAndTotals()
    {
        var fields = ClientComparison.Compare("c-1", [Views.Loan("l-1")], Client("l-1", "l-2")).Select(static d => d.Field);

        Assert.Equal(["l-2", "totals"], fields);
    }

    [Fact]
    public void Client_TotalOff_IsFound()
    {
        var answered = Client("l-1");
        answered = answered with { Totals = [answered.Totals[0] with { Balance = 100.01m }] };

        Assert.Equal("totals", Assert.Single(ClientComparison.Compare("c-1", [Views.Loan("l-1")], answered)).Field);
    }

    [Fact]
    public void Portfolio_Equal_HasNoDifference()
    {
        ContractView[] contracts = [Views.Loan("l-1"), Views.Loan("l-2", 50m), Views.Loan("l-3") with { Status = ContractStatus.Paid }];

        Assert.Empty(PortfolioComparison.Compare(contracts, Portfolio(contracts)));
    }

    [Fact]
    public void Portfolio_LineOffOrMissing_IsFound()
    {
        ContractView[] contracts = [Views.Loan("l-1"), Views.Loan("l-2") with { Status = ContractStatus.Paid }];
        var right = Portfolio(contracts);

        Assert.Single(PortfolioComparison.Compare(contracts, right with { Lines = right.Lines.RemoveAt(0) }));
        Assert.Single(PortfolioComparison.Compare(contracts, right with { Lines = right.Lines.SetItem(0, right.Lines[0] with { Balance = 0.01m }) }));
        Assert.Single(PortfolioComparison.Compare(contracts, right with { MissingPartitions = [3] }));
        Assert.Single(PortfolioComparison.Compare(contracts, right with { Contracts = 1 }));
    }

    private static PortfolioView Portfolio(ContractView[] contracts)
        => new() { Lines = [.. PortfolioComparison.Sum(contracts)], Contracts = contracts.Length, MissingPartitions = [] };

    private static ClientView Client(params string[] contractIds) => new()
    {
        ClientId = "c-1",
        Contracts =
        [
            .. contractIds.Select(static id => Views.Loan(id)).Select(static v => new ClientContract
            {
                ContractId = v.ContractId, Kind = v.Kind!, Product = v.Product!, Currency = v.Currency!, Status = v.Status, Balance = v.Balance,
                AccruedInterest = v.AccruedInterest, PrincipalOutstanding = v.PrincipalOutstanding, Overdue = v.Overdue, Watermark = v.Watermark,
            }),
        ],
        Totals = [.. ClientTotals.Sum(contractIds.Select(static id => Views.Loan(id)))],
    };
}
