using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Accounts;

/// <summary>What time alone does to an account: interest posted by agreement, and the fee for a low balance.</summary>
public sealed class AccountTimeTests
{
    // Opened on Monday, 2024-01-15: the first dates on which interest is posted.
    public static TheoryData<Frequency, string, string> Dates => new()
    {
        { Frequency.Daily, "2024-01-16", "2024-01-17" },
        { Frequency.Weekly, "2024-01-22", "2024-01-29" },
        { Frequency.Biweekly, "2024-01-29", "2024-02-12" },
        { Frequency.Monthly, "2024-01-31", "2024-02-29" },
        { Frequency.Quarterly, "2024-03-31", "2024-06-30" },
        { Frequency.Semiannual, "2024-06-30", "2024-12-31" },
        { Frequency.Annual, "2024-12-31", "2025-12-31" },
    };

    [Theory]
    [MemberData(nameof(Dates))]
    public void Capitalization_ByFrequency_FallsOnItsDates(Frequency frequency, string first, string second)
    {
        var journal = new JournalRecorder();
        var contract = Contract(Opened(Account(credit: 0.2m) with { Capitalization = frequency }, new DateOnly(2024, 1, 15)));
        contract.Apply(Event(EventKind.Credited, new DateOnly(2024, 1, 15), 1, 1_000_000m), journal);
        contract.AdvanceTo(Text.Date(second), journal);
        var posted = journal.Lines.Where(static line => line.Account == JournalAccount.Deposit && line.Offset < 0).Select(static line => line.Date);
        Assert.Equal([Text.Date(first), Text.Date(second)], posted.Distinct());
    }

    [Fact]
    public void Capitalization_OfAQuarter_IsTheQuartersInterest()
    {
        var contract = Contract(
            Opened(Account(credit: 0.05m) with { Capitalization = Frequency.Quarterly }, Day(0)), Event(EventKind.Credited, Day(0), 1, 10_000m));
        contract.AdvanceTo(new DateOnly(2024, 3, 31));
        Assert.Equal(10_000m + decimal.Round(10_000m * 0.05m * 90 / 365, 2), contract.Position.Balance);
    }

    // Events of the day come after what the day brings by itself: the deposit on the 31st earns from the 31st on.
    [Fact]
    public void Capitalization_OnADayWithEvents_ComesBeforeThem()
    {
        var contract = Contract(
            Opened(Account(credit: 0.1m) with { Capitalization = Frequency.Monthly }, Day(0)),
            Event(EventKind.Credited, Day(0), 1, 3_650m),
            Event(EventKind.Debited, Day(30), 2, 3_680m));
        Assert.Equal(0m, contract.Position.Balance);
    }

    [Fact]
    public void ActualActualIcma_OfAnAccount_GivesEachPeriodTheSameShare()
    {
        var terms = Account(credit: 0.12m, dayCount: DayCount.ActualActualIcma) with { Capitalization = Frequency.Monthly };
        var contract = Contract(Opened(terms, new DateOnly(2023, 12, 31)), Event(EventKind.Credited, new DateOnly(2023, 12, 31), 1, 1_000m));
        contract.AdvanceTo(new DateOnly(2024, 2, 29));
        Assert.Equal(1_000m + 10.00m + 10.10m, contract.Position.Balance); // a month is a twelfth, whatever days it has
        contract.AdvanceTo(new DateOnly(2024, 3, 10));
        Assert.Equal(decimal.Round(1_020.10m * 0.12m * 10 / (12 * 31), 8), contract.Position.AccruedInterest);
    }

    [Theory]
    [InlineData(0, 1)] // below on every day but the first two of the month
    [InlineData(30, 1)] // below at the end of the last day only
    [InlineData(31, 0)] // below only in the next month, which has not ended
    public void MinimumBalance_WithALowDay_CostsTheMonthsFeeOnce(int debitedOn, int fees)
    {
        var terms = Account() with { MinimumBalance = new MinimumBalanceFee(500m, 15m) };
        var contract = Contract(Opened(terms, Day(0)), Event(EventKind.Credited, Day(0), 1, 1_000m), Event(EventKind.Debited, Day(debitedOn), 2, 600m));
        contract.AdvanceTo(Day(59)); // 29 February
        Assert.Equal(400m - (15m * fees), contract.Position.Balance);
    }

    [Fact]
    public void MinimumBalance_RestoredOnTheSameDay_CostsNothing()
    {
        var terms = Account() with { MinimumBalance = new MinimumBalanceFee(500m, 15m) };
        var contract = Contract(
            Opened(terms, Day(0)), Event(EventKind.Credited, Day(0), 1, 1_000m), Event(EventKind.Debited, Day(30), 2, 600m), Event(EventKind.Credited, Day(30), 3, 100m));
        contract.AdvanceTo(Day(59));
        Assert.Equal(500m, contract.Position.Balance);
    }

    [Fact]
    public void MinimumBalance_Fee_IsDebitedOnTheMonthsLastDayAndEndsASegment()
    {
        var journal = new JournalRecorder();
        var terms = Account(debit: 0.365m) with { MinimumBalance = new MinimumBalanceFee(0.01m, 100m) };
        var contract = Contract(Opened(terms, Day(0)));
        contract.AdvanceTo(Day(40), journal);
        var fee = Assert.Single(journal.Lines, static line => line.Account == JournalAccount.FeeIncome);
        Assert.Equal((Day(30), -100m), (fee.Date, fee.Amount));
        Assert.Equal(-decimal.Round(100m * 0.365m * 10 / 365, 8), contract.Position.AccruedInterest);
    }

    [Fact]
    public void ClosedAccount_WhateverTimePasses_ChargesNothing()
    {
        var terms = Account() with { MinimumBalance = new MinimumBalanceFee(500m, 15m), Capitalization = Frequency.Monthly };
        var contract = Contract(Opened(terms, Day(0)), Event(EventKind.Closed, Day(10), 1));
        contract.AdvanceTo(Day(400));
        Assert.Equal(0m, contract.Position.Balance);
    }

    // Nothing that a later fold would not repeat: a view on each day equals the view after one step.
    [Fact]
    public void Time_PassingDayByDay_IsTimePassingAtOnce()
    {
        var terms = Account(credit: 0.1m, debit: 0.3m) with { MinimumBalance = new MinimumBalanceFee(500m, 15m), Capitalization = Frequency.Weekly };
        var (daily, atOnce) = (Start(), Start());
        for (var day = 1; day <= 120; day++)
        {
            daily.AdvanceTo(Day(day));
        }

        atOnce.AdvanceTo(Day(120));
        Assert.Equal(atOnce.Position, daily.Position);
        Assert.InRange(atOnce.Position.Balance, 400m - (3 * 15m), 400m - (3 * 15m) + 14m); // three months' fees, less than four months' interest

        Contract Start() => Contract(Opened(terms, Day(0)), Event(EventKind.Credited, Day(0), 1, 400m));
    }
}
