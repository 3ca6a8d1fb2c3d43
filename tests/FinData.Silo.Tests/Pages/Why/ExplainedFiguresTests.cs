using CsCheck;
using FinData.Lending;
using FinData.Lending.Tests;
using FinData.Lending.Tests.Laws;
using FinData.Silo.Pages.Contracts;

namespace FinData.Silo.Tests.Pages.Why;

public sealed class ExplainedFiguresTests
{
    [Fact]
    public void Figures_OfAnyLoan_AreTheSumsOfTheirLines() => Gen.Select(Lives.Loans, Gen.Int[0, 700]).Sample(static (life, day) => AssertExplained(life, day), iter: 3_000);

    [Fact]
    public void Figures_OfAnyAccount_AreTheSumsOfTheirLines() => Gen.Select(Lives.Accounts, Gen.Int[0, 700]).Sample(static (life, day) => AssertExplained(life, day), iter: 3_000);

    [Fact]
    public void Figures_OfALoanWithoutInterestInAdvance_TellDueFromAccrued()
        => Gen.Select(Lives.Loans, Gen.Int[0, 700]).Sample(static (life, day) =>
        {
            var folded = Fold(life, day);
            if (folded.Contract.Terms is LoanTerms { Amortization: not Amortization.German })
            {
                var groups = Explain(folded);
                Assert.NotNull(groups.Find("interest-due"));
                Assert.NotNull(groups.Find("accrued-interest"));
            }
        }, iter: 1_000);

    [Fact]
    public void Figures_OfAnyLoan_NameEveryAmountOfItsView()
    {
        var folded = Fold([Given.Entry(Given.Opened(Given.Loan(300m, 3, Rate.Monthly(0.01m), Amortization.EqualPrincipal), Given.Day(0)))], 0);

        string[] ids = [.. Explain(folded).SelectMany(static group => group.Figures).Select(static figure => figure.Id)];

        // Amounts of the view that a figure shows; days past due, and what names the contract, are no sums.
        var amounts = typeof(ContractView).GetProperties().Count(static property => property.PropertyType == typeof(decimal));
        Assert.Equal(amounts, ids.Length);
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    private static void AssertExplained(HistoryEntry[] life, int day)
    {
        var folded = Fold(life, day);
        foreach (var figure in Explain(folded).SelectMany(static group => group.Figures))
        {
            Assert.True(figure.Agrees, $"{figure.Name} is {figure.Value}, its lines sum to {figure.Sum}.");
        }
    }

    private static FoldedContract Fold(HistoryEntry[] life, int day) => FoldedContract.Of("c", life, Given.Day(day), withLines: true);

    private static System.Collections.Immutable.ImmutableArray<FigureGroup> Explain(FoldedContract folded)
        => ExplainedFigures.Of(folded.Contract.ToView("c", 0, folded.Watermark), folded.ToJournal(), folded.ToSchedule());
}
