namespace FinData.Lending.Tests.Accrual;

/// <summary>Published vectors: convention, start, end, expected days, expected fraction of a year (one of the last two).</summary>
public sealed class DayCountTests
{
    private static readonly List<string[]> Vectors = TestData.Rows("daycount_vectors.csv");

    [Fact]
    public void Thirty360_OfTheUsVectors_Agrees()
    {
        var rows = Vectors.FindAll(static row => row[0] == "30/360 US");
        Assert.Equal(27, rows.Count);
        Assert.All(rows, static row => Assert.Equal(Text.Number(row[3]), DaysOf(DayCount.Thirty360, row)));
    }

    // ISDA 2006 4.16(f) has no end-of-month rule for February: its vectors differ from ours exactly where a period starts on the last of February.
    [Fact]
    public void Thirty360_OfTheBondBasisVectors_DiffersOnlyFromTheLastOfFebruary()
    {
        var rows = Vectors.FindAll(static row => row[0] == "30/360 BondBasis");
        Assert.Equal(27, rows.Count);
        Assert.All(rows, static row =>
        {
            var start = Text.Date(row[1]);
            var isLastOfFebruary = start.Month == 2 && start.AddDays(1).Month == 3;
            Assert.Equal(isLastOfFebruary, Text.Number(row[3]) != DaysOf(DayCount.Thirty360, row));
        });
    }

    // One vector runs backwards (2006-05-15 to 2006-03-17), which no accrual does.
    [Fact]
    public void Business252_OfTheBrazilianVectors_Agrees()
    {
        var rows = Vectors.FindAll(static row => row[0] == "Business/252 Brazil" && Text.Date(row[1]) < Text.Date(row[2]));
        Assert.Equal(13, rows.Count);
        Assert.All(rows, static row => Assert.Equal(Text.Number(row[4]) * 252, DaysOf(DayCount.Business252, row), 6));
    }

    [Theory]
    [InlineData(DayCount.Actual365Fixed, 365)]
    [InlineData(DayCount.Actual360, 360)]
    public void ActualDays_OfTheActual366Vectors_Agree(DayCount dayCount, int basis)
    {
        var rows = Vectors.FindAll(static row => row[0] == "Actual/366" && Text.Date(row[1]) < Text.Date(row[2]));
        Assert.Equal(13, rows.Count);
        Assert.All(rows, row => Assert.Equal(Text.Number(row[4]) * 366, DaysOf(dayCount, row), 6));
        Assert.Equal(basis, DayCounts.Basis(dayCount));
    }

    private static decimal DaysOf(DayCount dayCount, string[] row) => DayCounts.Days(dayCount, Text.Date(row[1]).DayNumber, Text.Date(row[2]).DayNumber);
}
