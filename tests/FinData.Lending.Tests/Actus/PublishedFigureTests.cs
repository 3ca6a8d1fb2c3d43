namespace FinData.Lending.Tests.Actus;

/// <summary>FinData's event tables against figures that the ACTUS project published.</summary>
public sealed class PublishedFigureTests
{
    public static TheoryData<string> Names { get; } = [.. PublishedFigures.Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_PublishedCase_GivesItsFigures(string name)
    {
        var published = PublishedFigures.Cases[name];
        var reading = ActusTermsReader.Read(published.Terms);
        Assert.Empty(reading.Unsupported);
        Assert.Empty(reading.Faults);

        var table = ActusContract.Evaluate(reading.Terms!, new ActusMarket(published.Observed), [], published.To);

        Assert.NotEmpty(published.Rows);
        foreach (var expected in published.Rows)
        {
            var row = Assert.Single(table, e => e.Time == expected.Time && e.Type.ToString() == expected.Type);
            Close(expected.Payoff, row.Payoff, $"{expected} payoff");
            Close(expected.Notional, row.NotionalPrincipal, $"{expected} notional");
            Close(expected.Accrued, row.AccruedInterest, $"{expected} accrued");
            Close(expected.Rate, row.NominalInterestRate, $"{expected} rate");
        }

        if (published.RowCount is { } count)
        {
            Assert.Equal(count, table.Length);
        }
    }

    // Rates are published to ten digits in some cases.
    private static void Close(decimal expected, decimal actual, string what)
        => Assert.True(Math.Abs(expected - actual) <= 0.00000001m, $"{what}: expected {expected}, got {actual}");
}
