using CsCheck;
using FinData.Lending.Tests.Laws;

namespace FinData.Lending.Tests.Schedules;

/// <summary>What makes each way of repaying what it is.</summary>
public sealed class InstallmentTests
{
    private static readonly LoanTerms Price = Given.Loan(10_000m, 24, Rate.Monthly(0.0179m), Amortization.EqualInstallment);

    // Of equal periods: principal * i / (1 - (1 + i)^-n), multiplied out.
    [Fact]
    public void Price_OfEqualPeriods_IsTheClosedForm()
    {
        var power = 1m;
        for (var i = 0; i < 24; i++)
        {
            power *= 1.0179m;
        }

        Assert.Equal(decimal.Round(10_000m * 0.0179m / (1 - (1 / power)), 2), Schedule.Resolve(Price).Installments[0].Total);
    }

    // However the installment is rounded, moving it leaves the last one at most half the number of installments off, in units of the rounding.
    [Fact]
    public void Price_Iterated_EndsWithALastInstallmentLikeTheOthers()
        => Gen.Select(Gen.Int[2_000, 5_000_000], Gen.Int[2, 60], Gen.Int[1, 400], Gen.OneOf(Enum.GetValues<RoundingRule>()), Gen.OneOf(1, 5, 50)).Sample(static (cents, count, rate, rule, step) =>
        {
            var terms = Given.Loan(cents, count, Rate.Monthly(rate / 10_000m), Amortization.EqualInstallment) with
            {
                InstallmentMethod = InstallmentMethod.Iterated,
                InstallmentRounding = rule,
                InstallmentMultiple = step / 100m,
            };
            var installments = Schedule.Resolve(terms).Installments;
            var closed = Schedule.Resolve(terms with { InstallmentMethod = InstallmentMethod.ClosedForm }).Installments;
            var off = Math.Abs(installments[^1].Total - installments[0].Total);
            Assert.True(off <= Math.Abs(closed[^1].Total - closed[0].Total));

            // A cent more in each is worth a little more than a cent in the last: growth over the term bounds by how much.
            var worth = count * (decimal)Math.Pow(1 + (rate / 10_000.0), count) * step / 100m;
            Assert.True(off <= worth, $"{off} of {worth}");
        }, iter: 1_000);

    [Fact]
    public void German_OfEqualPeriods_GrowsByOneOverOneLessTheRate()
    {
        var terms = Given.Loan(100_000m, 5, Rate.Monthly(0.03m), Amortization.German);
        var installment = 100_000m * 0.03m / (1 - (0.97m * 0.97m * 0.97m * 0.97m * 0.97m));
        var parts = Schedule.Resolve(terms).Installments.Where(static one => one.Number > 0).ToList();
        for (var k = 1; k <= 4; k++)
        {
            var share = Enumerable.Repeat(0.97m, 5 - k).Aggregate(1m, static (product, factor) => product * factor);
            Assert.Equal(installment * share, parts[k - 1].Principal, 1);
            Assert.Equal(decimal.Round(installment, 2), parts[k - 1].Total);
            Assert.Equal(decimal.Round(parts[k - 1].ClosingPrincipal * 0.03m, 2), parts[k - 1].Interest);
        }

        Assert.Equal(0m, parts[4].Interest);
        Assert.Equal(parts[4].Principal, parts[4].OpeningPrincipal);
    }

    [Fact]
    public void PrincipalGrace_OfAPriceLoan_LeavesTheAnnuityOfTheRest()
    {
        var graced = Schedule.Resolve(Price with { Count = 30, PrincipalGrace = 6 }).Installments;
        Assert.All(graced[..6], static installment => Assert.Equal((0m, 179m), (installment.Principal, installment.Interest)));
        Assert.Equal(Schedule.Resolve(Price).Installments.Select(static one => one.Principal), graced[6..].Select(static one => one.Principal));
    }

    // Carried interest bears none, so it is one more amount due with the first installment that asks for interest.
    [Fact]
    public void InterestGrace_OfASacLoan_CarriesInterestToTheNextInstallment()
    {
        var terms = Given.Loan(1_200m, 4, Rate.Monthly(0.01m), Amortization.EqualPrincipal) with { InterestGrace = 2 };
        Assert.Equal([(300m, 0m), (300m, 0m), (300m, 12m + 9m + 6m), (300m, 3m)], Schedule.Resolve(terms).Installments.Select(static one => (one.Principal, one.Interest)));
    }

    [Fact]
    public void InterestFree_OfAnInterestOnlyLoan_AsksForNothingAtFirst()
    {
        var terms = Given.Loan(1_000m, 3, Rate.Monthly(0.01m), Amortization.InterestOnly) with { InterestFree = 1 };
        Assert.Equal([(0m, 0m), (0m, 10m), (1_000m, 10m)], Schedule.Resolve(terms).Installments.Select(static one => (one.Principal, one.Interest)));
    }

    [Theory]
    [InlineData(Amortization.EqualPrincipal)]
    [InlineData(Amortization.EqualInstallment)]
    public void Flat_OfEqualPeriods_RepaysEqualParts(Amortization amortization)
    {
        var terms = Given.Loan(1_200m, 12, Rate.NominalAnnual(0.24m), amortization, InterestMode.Flat);
        Assert.All(Schedule.Resolve(terms).Installments, static one => Assert.Equal((100m, 24m), (one.Principal, one.Interest)));
    }

    [Theory]
    [InlineData("400.00", "600.00")] // half is lent: the parts keep their proportions
    [InlineData("1.00", "0.99")] // whatever is lent, the last takes the rest
    public void Custom_DisbursedInParts_KeepsItsProportions(string first, string second)
    {
        var terms = Given.Loan(2_000m, 3, Rate.NominalAnnual(0m), Amortization.Custom) with
        {
            FirstDueDate = new DateOnly(2024, 3, 1),
            Installments = [new(new DateOnly(2024, 3, 1), 500m), new(new DateOnly(2024, 5, 1), 1_000m), new(new DateOnly(2024, 9, 1), 500m)],
        };
        var contract = Given.Contract(
            Given.Opened(terms, Given.Day(0)),
            Given.Event(EventKind.Disbursed, Given.Day(0), 1, Text.Number(first)),
            Given.Event(EventKind.Disbursed, Given.Day(1), 2, Text.Number(second)));
        var lent = Text.Number(first) + Text.Number(second);
        var parts = contract.Schedule!.Installments.Select(static one => one.Principal).ToList();
        Assert.Equal(lent, parts.Sum());
        Assert.Equal(decimal.Round(lent / 4, 2), parts[0], 1);
        Assert.Equal(decimal.Round(lent / 2, 2), parts[1], 1);
    }

    [Fact]
    public void Balloon_OfAnyTerms_IsLeftToTheLastInstallment()
        => Gen.Select(LoanTermsGenes.Any, Gen.Int[1, 100]).Sample(static (any, percent) =>
        {
            var terms = any with { Balloon = Minor.Round(any.Principal * percent / 100, any.Currency) };
            if (terms.Count == 1 || !terms.Validate().IsEmpty)
            {
                return;
            }

            var installments = Schedule.Resolve(terms).Installments;
            Assert.True(installments[^1].Principal >= terms.Balloon);
            Assert.All(installments, installment => Assert.True(installment.OpeningPrincipal >= terms.Balloon));
        }, iter: 2_000);

    // Before anything is lent a rate may come that the agreed installment does not even pay the interest of.
    [Fact]
    public void InstallmentAmount_BelowTheInterestOfALaterRate_StillHasASchedule()
    {
        var contract = Given.Contract(Given.Opened(Price with { InstallmentAmount = 550m }, Given.Day(0)), Given.RateChanged(Rate.Monthly(0.08m), Given.Day(1), 1));
        var installments = contract.Schedule!.Installments;
        Assert.Equal((800m, 0m), (installments[0].Interest, installments[0].Principal));
        Assert.Equal(10_000m, installments[^1].Principal);
    }

    // Daily installments over a carnival that all move back to one Friday: no period is left before the first.
    [Fact]
    public void Schedule_WhoseDatesAllMoveBack_BeginsADayBefore()
    {
        var terms = Given.Loan(300m, 3, Rate.NominalAnnual(0.36m), Amortization.EqualPrincipal, dayCount: DayCount.Actual360) with
        {
            Frequency = Frequency.Daily,
            FirstDueDate = new DateOnly(2024, 2, 11),
            Calendar = "ANBIMA",
            BusinessDays = BusinessDayConvention.Preceding,
        };
        var friday = new DateOnly(2024, 2, 9);
        Assert.Equal([(friday, 0.30m), (friday, 0m), (friday, 0m)], Schedule.Resolve(terms).Installments.Select(static one => (one.DueDate, one.Interest)));
    }
}
