using FinData.Silo.Pages.Contracts;

namespace FinData.Silo.Tests.Pages.Why;

public sealed class LineWordsTests
{
    [Theory]
    [InlineData("BRL", "0.12", "charged")]
    [InlineData("BRL", "0.125", "rounded")]
    [InlineData("TND", "0.125", "charged")]
    [InlineData("JPY", "0.4", "rounded")]
    public void Of_PenaltyWithoutAReason_IsChargedWhereItIsWholeInItsCurrency(string currency, string amount, string words)
    {
        var line = new JournalLineView { Date = new DateOnly(2026, 1, 2), Installment = 0, Account = "penaltyReceivable", Amount = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(words, LineWords.Of(new JournalPart(line, "penaltyIncome", IsFirst: true), currency));
    }
}
