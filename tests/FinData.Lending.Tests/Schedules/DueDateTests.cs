namespace FinData.Lending.Tests.Schedules;

public sealed class DueDateTests
{
    private static readonly LoanTerms Plain = Given.Loan(1_200m, 4, Rate.NominalAnnual(0.12m), Amortization.EqualPrincipal);

    // First due date, frequency, interval, end of month, the dates after it.
    public static TheoryData<string, Frequency, int, bool, string[]> Rules => new()
    {
        { "2024-01-31", Frequency.Monthly, 1, false, ["2024-02-29", "2024-03-31", "2024-04-30"] },
        { "2024-02-29", Frequency.Monthly, 1, false, ["2024-03-29", "2024-04-29", "2024-05-29"] },
        { "2024-02-29", Frequency.Monthly, 1, true, ["2024-03-31", "2024-04-30", "2024-05-31"] },
        { "2024-02-28", Frequency.Monthly, 1, true, ["2024-03-28", "2024-04-28", "2024-05-28"] }, // not its month's last day
        { "2023-02-28", Frequency.Annual, 1, true, ["2024-02-29", "2025-02-28", "2026-02-28"] },
        { "2024-01-31", Frequency.Quarterly, 1, false, ["2024-04-30", "2024-07-31", "2024-10-31"] },
        { "2024-08-31", Frequency.Semiannual, 1, false, ["2025-02-28", "2025-08-31", "2026-02-28"] },
        { "2024-01-15", Frequency.Monthly, 5, false, ["2024-06-15", "2024-11-15", "2025-04-15"] },
        { "2024-02-27", Frequency.Daily, 1, false, ["2024-02-28", "2024-02-29", "2024-03-01"] },
        { "2024-02-20", Frequency.Daily, 10, false, ["2024-03-01", "2024-03-11", "2024-03-21"] },
        { "2024-02-26", Frequency.Weekly, 1, false, ["2024-03-04", "2024-03-11", "2024-03-18"] },
        { "2024-02-26", Frequency.Weekly, 2, false, ["2024-03-11", "2024-03-25", "2024-04-08"] },
        { "2024-02-26", Frequency.Biweekly, 1, false, ["2024-03-11", "2024-03-25", "2024-04-08"] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void DueDates_ByTheirRule_RollFromTheFirst(string first, Frequency frequency, int interval, bool endOfMonth, string[] after)
    {
        var terms = Plain with { FirstDueDate = Text.Date(first), Frequency = frequency, Interval = interval, EndOfMonth = endOfMonth };
        Assert.Equal([Text.Date(first), .. after.Select(Text.Date)], Schedule.Resolve(terms).Installments.Select(static installment => installment.DueDate));
    }

    // The memo of due days belongs to one object of terms: a changed copy must find its own.
    [Fact]
    public void DueDates_OfAChangedCopy_AreItsOwn()
    {
        Assert.Equal(new DateOnly(2024, 5, 15), Schedule.Resolve(Plain).Installments[^1].DueDate);
        var later = Plain with { FirstDueDate = new DateOnly(2024, 3, 1), Count = 6 };
        Assert.Equal(new DateOnly(2024, 8, 1), Schedule.Resolve(later).Installments[^1].DueDate);
        Assert.Equal(later, later with { });
        Assert.Equal(Plain, Given.Loan(1_200m, 4, Rate.NominalAnnual(0.12m), Amortization.EqualPrincipal));
        Assert.Equal(Plain.GetHashCode(), (Plain with { }).GetHashCode());
    }

    [Fact]
    public async Task DueDates_AskedForByManyThreads_AreTheSame()
    {
        for (var round = 0; round < 50; round++)
        {
            var terms = Plain with { FirstDueDate = new DateOnly(2030, 1, 31).AddDays(round), Count = 120 };
            using var barrier = new Barrier(4);
            var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                barrier.SignalAndWait();
                return Schedule.Resolve(terms).Installments[^1].DueDate;
            })));
            Assert.Equal([terms.FirstDueDate.AddMonths(119)], found.Distinct());
        }
    }
}
