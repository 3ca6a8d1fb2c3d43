using FinData.Silo.Pages.Contracts;

namespace FinData.Silo.Tests.Pages;

public sealed class ScheduleRowTests
{
    private static readonly DateOnly Due = new(2026, 3, 5);

    [Theory]
    [InlineData(0, 0, -1, InstallmentState.NotYetDue)]
    [InlineData(40, 0, -1, InstallmentState.PaidAhead)]
    [InlineData(100, 12, -1, InstallmentState.Paid)]
    [InlineData(0, 0, 0, InstallmentState.Due)]
    [InlineData(0, 0, 1, InstallmentState.Overdue)]
    [InlineData(100, 0, 1, InstallmentState.PartlyPaid)]
    [InlineData(100, 12, 1, InstallmentState.Paid)]
    public void Of_InstallmentWithAFee_IsPaidWhenTheFeeIsToo(int paid, int feePaid, int daysAfter, InstallmentState expected)
    {
        var schedule = Schedule(paid, feePaid, Due.AddDays(daysAfter));

        var row = Assert.Single(ScheduleRow.Of(schedule));

        Assert.Equal(expected, row.State);
        Assert.Equal(112 - paid - feePaid, row.Unpaid);
    }

    [Fact]
    public void Of_WhatWasWaived_IsSettledAndNotAskedFor()
    {
        var schedule = Schedule(100, 0, Due.AddDays(9)) with { DueItems = [DueItem(1, fee: 0, unpaid: 0)] };

        var row = Assert.Single(ScheduleRow.Of(schedule));

        Assert.Equal(InstallmentState.Settled, row.State);
        Assert.False(row.IsToPay);
    }

    [Fact]
    public void Of_AChargeOnADayOfItsOwn_StandsAtItsDay()
    {
        var schedule = Schedule(0, 0, Due.AddDays(9)) with { DueItems = [DueItem(0, fee: 7, unpaid: 7) with { DueDate = Due.AddDays(-3) }] };

        var rows = ScheduleRow.Of(schedule);

        Assert.Equal([0, 1], rows.Select(static row => row.Number));
        Assert.Equal((7m, InstallmentState.Overdue), (rows[0].Unpaid, rows[0].State));
    }

    private static ScheduleView Schedule(int paid, int feePaid, DateOnly asOf) => new()
    {
        ContractId = "c",
        Currency = "EUR",
        AsOf = asOf,
        Watermark = 1,
        Installments =
        [
            new InstallmentView
            {
                Number = 1,
                DueDate = Due,
                OpeningPrincipal = 100,
                Principal = 100,
                Interest = 0,
                Fee = 12,
                Total = 112,
                ClosingPrincipal = 0,
                PrincipalPaid = paid,
                InterestPaid = 0,
                FeePaid = feePaid,
            },
        ],
    };

    private static DueItemView DueItem(int number, decimal fee, decimal unpaid) => new()
    {
        Number = number,
        DueDate = Due,
        Principal = number == 0 ? 0 : 100,
        Interest = 0,
        Fee = fee,
        Penalty = 0,
        PrincipalPaid = number == 0 ? 0 : 100,
        InterestPaid = 0,
        FeePaid = 0,
        PenaltyPaid = 0,
        Unpaid = unpaid,
    };
}
