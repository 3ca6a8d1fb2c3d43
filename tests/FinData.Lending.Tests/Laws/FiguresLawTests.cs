using CsCheck;

namespace FinData.Lending.Tests.Laws;

public sealed class FiguresLawTests
{
    [Fact]
    public void Figures_OfAnyLoan_AreThoseOfItsPosition() => Lives.Loans.Sample(AssertSame, iter: LawRun.Lives);

    [Fact]
    public void Figures_OfAnyAccount_AreThoseOfItsPosition() => Lives.Accounts.Sample(AssertSame, iter: LawRun.Lives);

    [Fact]
    public void Figures_OfAContractWithoutEvents_AreNone() => Assert.Equal(default, new Contract().Figures);

    [Fact]
    public void Sum_OfContracts_AddsEachExactly_AndRemovesIt()
        => Lives.Loans.Array[1, 6].Sample(static lives =>
        {
            var all = lives.Select(static life => History.Fold(life).Contract.Figures).ToArray();
            var currency = all[0].Currency;
            var figures = all.Where(one => one.Currency == currency).ToArray();
            var sum = new FiguresSum(currency);
            foreach (var one in figures)
            {
                sum.Add(one);
            }

            Assert.Equal(
                (figures.Length, figures.Sum(static f => f.Balance), figures.Sum(static f => f.PrincipalOutstanding), figures.Sum(static f => f.Overdue), figures.Sum(static f => f.AccruedInterest)),
                (sum.Contracts, sum.Balance, sum.PrincipalOutstanding, sum.Overdue, sum.AccruedInterest));

            var read = new FiguresSum(currency, sum.Contracts, sum.Balance, sum.PrincipalOutstanding, sum.Overdue, sum.AccruedInterest);
            foreach (var one in figures)
            {
                read.Remove(one);
            }

            Assert.Equal((0L, 0m, 0m, 0m, 0m), (read.Contracts, read.Balance, read.PrincipalOutstanding, read.Overdue, read.AccruedInterest));
        }, iter: 200);

    private static void AssertSame(IReadOnlyList<HistoryEntry> life)
    {
        var contract = History.Fold(life).Contract;
        var (position, figures) = (contract.Position, contract.Figures);
        Assert.Equal(
            (position.Status, position.Currency, position.DaysPastDue, position.Balance, position.PrincipalOutstanding, position.Overdue, position.AccruedInterest),
            (figures.Status, figures.Currency, figures.DaysPastDue, figures.Balance, figures.PrincipalOutstanding, figures.Overdue, figures.AccruedInterest));
    }
}
