namespace FinData.Lending.Tests.Accrual;

/// <summary>Published vectors: convention, start, end, reference period, termination date, then expected days or expected fraction of a year.</summary>
public sealed class DayCountTests
{
    private static readonly List<string[]> Vectors = TestData.Rows("daycount_vectors.csv");

    /// <summary>What the vectors' conventions are here; those that FinData has not, and why their vectors still say something or nothing.</summary>
    public static TheoryData<string, int> Conventions => new()
    {
        { "30/360 US", 27 },
        { "30/360 BondBasis", 27 }, // compared below: it lacks our end-of-month rules
        { "30E/360 Eurobond", 33 },
        { "30E/360 ISDA", 33 },
        { "Actual/Actual ISDA", 7 },
        { "Actual/Actual ISMA", 7 }, // the older name of ICMA's rule
        { "Business/252 Brazil", 14 },
        { "Actual/366", 14 }, // not in FinData; times 366 it counts actual days, as ACT/365F, ACT/360 and ACT/364 do
        { "Actual/365.25", 14 }, // the same, times 365.25
        { "Actual/Actual AFB", 7 }, // not in FinData: a French rule of 1994 for bonds
        { "30/365", 4 }, // not in FinData: days of 30/360 US over 365, compared below by its days
    };

    [Fact]
    public void Vectors_AreOfTheConventionsThatAreNamedHere()
        => Assert.Equal(
            Conventions.Select(static row => (row.Data.Item1, row.Data.Item2)).Order(),
            Vectors.GroupBy(static row => row[0]).Select(static group => (group.Key, group.Count())).Order());

    [Theory]
    [InlineData("30/360 US", DayCount.Thirty360)]
    [InlineData("30E/360 Eurobond", DayCount.Thirty360European)]
    [InlineData("30E/360 ISDA", DayCount.Thirty360Isda)]
    [InlineData("30/365", DayCount.Thirty360)]
    public void ThirtyDayMonths_OfTheVectors_AgreeInDays(string convention, DayCount dayCount)
        => Assert.All(Of(convention), row => Assert.Equal(Text.Number(row[6]), DaysOf(dayCount, row)));

    // ISDA 2006 4.16(f) has no end-of-month rule for February: its vectors differ from ours exactly where a period starts on the last of February.
    [Fact]
    public void Thirty360_OfTheBondBasisVectors_DiffersOnlyFromTheLastOfFebruary()
        => Assert.All(Of("30/360 BondBasis"), static row =>
        {
            var start = Text.Date(row[1]);
            var isLastOfFebruary = start.Month == 2 && start.AddDays(1).Month == 3;
            Assert.Equal(isLastOfFebruary, Text.Number(row[6]) != DaysOf(DayCount.Thirty360, row));
        });

    [Fact]
    public void Business252_OfTheBrazilianVectors_Agrees()
        => Assert.All(Forward("Business/252 Brazil"), static row => Assert.Equal(Text.Number(row[7]) * 252, DaysOf(DayCount.Business252, row), 6));

    [Theory]
    [InlineData(DayCount.Actual365Fixed, 365)]
    [InlineData(DayCount.Actual360, 360)]
    [InlineData(DayCount.Actual364, 364)]
    public void ActualDays_OfTheVectorsOfOtherYears_Agree(DayCount dayCount, int basis)
    {
        Assert.All(Forward("Actual/366"), row => Assert.Equal(Text.Number(row[7]) * 366, DaysOf(dayCount, row), 6));
        Assert.All(Forward("Actual/365.25"), row => Assert.Equal(Text.Number(row[7]) * 365.25m, DaysOf(dayCount, row), 6));
        Assert.Equal(basis, DayCounts.Basis(dayCount));
    }

    [Fact]
    public void ActualActualIsda_OfTheVectors_Agrees()
        => Assert.All(Of("Actual/Actual ISDA"), static row =>
        {
            var (days, basis) = ActualActual.Share(Text.Date(row[1]).DayNumber, Text.Date(row[2]).DayNumber);
            Assert.InRange(Math.Abs(Text.Number(row[7]) - ((decimal)days / basis)), 0, 0.000_000_000_01m);
        });

    // The reference period is the regular one that starts or ends where the stretch does; ours follow from a loan whose first period is that one.
    [Fact]
    public void ActualActualIcma_OfTheVectors_Agrees()
        => Assert.All(Of("Actual/Actual ISMA"), static row =>
        {
            var (from, until) = (Text.Date(row[3]), Text.Date(row[4]));
            var terms = Given.Loan(1000m, 2, Rate.NominalAnnual(0.1m), Amortization.InterestOnly, dayCount: DayCount.ActualActualIcma) with
            {
                FirstDueDate = until,
                Interval = ((until.Year - from.Year) * 12) + until.Month - from.Month,
            };
            var (days, basis) = RegularPeriods.ShareOf(terms, Text.Date(row[1]).DayNumber, Text.Date(row[2]).DayNumber);
            Assert.InRange(Math.Abs(Text.Number(row[7]) - ((decimal)days / basis)), 0, 0.000_000_000_01m);
        });

    private static List<string[]> Of(string convention)
    {
        var rows = Vectors.FindAll(row => row[0] == convention);
        Assert.NotEmpty(rows);
        return rows;
    }

    // One vector of each set runs backwards (2006-05-15 to 2006-03-17), which no accrual does.
    private static List<string[]> Forward(string convention)
    {
        var rows = Of(convention).FindAll(static row => Text.Date(row[1]) < Text.Date(row[2]));
        Assert.Equal(13, rows.Count);
        return rows;
    }

    private static decimal DaysOf(DayCount dayCount, string[] row)
    {
        var maturity = row[5].Length > 0 ? Text.Date(row[5]).DayNumber : DayCounts.NoMaturity;
        return DayCounts.Days(dayCount, Text.Date(row[1]).DayNumber, Text.Date(row[2]).DayNumber, maturity);
    }
}
