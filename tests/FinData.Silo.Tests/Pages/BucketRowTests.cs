using FinData.Lending;
using FinData.Silo.Pages.Portfolio;

namespace FinData.Silo.Tests.Pages;

public sealed class BucketRowTests
{
    [Fact]
    public void ByProduct_SeveralBuckets_AreOneRowWithTheShareAtRisk()
    {
        var rows = BucketRow.ByProduct(
        [
            Line("gold", "EUR", ContractStatus.Active, DelinquencyBucket.Current, 60),
            Line("gold", "EUR", ContractStatus.Overdue, DelinquencyBucket.Days1To30, 20),
            Line("gold", "EUR", ContractStatus.Overdue, DelinquencyBucket.Days31To60, 15),
            Line("gold", "EUR", ContractStatus.Overdue, DelinquencyBucket.Days181Plus, 5),
            Line("gold", "USD", ContractStatus.Active, DelinquencyBucket.Current, 1),
            Line("gold", "EUR", ContractStatus.Paid, DelinquencyBucket.Current, 0),
        ]);

        Assert.Equal([("gold", "EUR"), ("gold", "USD")], rows.Select(static row => (row.Name, row.Currency)));
        Assert.Equal([60m, 20m, 15m, 0m, 0m, 5m], rows[0].Cells.Select(static cell => cell.Principal));
        Assert.Equal((4L, 100m), (rows[0].All.Contracts, rows[0].All.Principal));
        Assert.Equal(0.20m, rows[0].AtRisk);
    }

    [Fact]
    public void NameOf_EveryBucket_IsItsOwn()
        => Assert.Equal(BucketRow.Buckets.Length, BucketRow.Buckets.Select(BucketRow.NameOf).Distinct().Count());

    private static PortfolioLine Line(string product, string currency, ContractStatus status, DelinquencyBucket bucket, decimal principal) => new()
    {
        Kind = "loan",
        Product = product,
        Currency = currency,
        Status = status,
        Bucket = bucket,
        Contracts = 1,
        Balance = principal,
        AccruedInterest = 0,
        PrincipalOutstanding = principal,
        Overdue = status == ContractStatus.Overdue ? principal : 0,
    };
}
