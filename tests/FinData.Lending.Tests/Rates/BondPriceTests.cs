namespace FinData.Lending.Tests.Rates;

/// <summary>
/// Prices of Brazilian treasury notes (NTN-F) as Andima published them for 6 June 2007: what is still to be paid, each payment discounted by business days
/// over 252 and rounded to 8 digits. They prove calendar, day count and growth together, to the eighth digit. The prices are for the pricing date itself: the day that the market takes to settle,
/// which the source names too, is in none of them.
/// </summary>
public sealed class BondPriceTests
{
    public static TheoryData<string[]> Bonds => [.. TestData.Rows("andima_ntnf_2007-06-06.csv")];

    [Theory]
    [MemberData(nameof(Bonds))]
    public void Price_OfATreasuryNote_AgreesTo8Digits(string[] row)
    {
        var priced = Text.Date(row[0]);
        var face = Text.Number(row[2]);

        // Half a year's effective rate. The published prices follow from the coupon as the note names it, 4.880885 %, and not from the unrounded root.
        var coupon = face * Math.Round(Rate.EffectiveAnnual(Text.Number(row[3])).GrowthOver(180, 360) - 1, 8);
        var maturity = Text.Date(row[5]);
        var yield = Rate.EffectiveAnnual(Text.Number(row[6]));
        var price = 0m;
        for (var due = maturity; due > priced; due = due.AddMonths(-6))
        {
            var paid = Lending.Calendars.Adjust(Lending.Calendars.Anbima, due, BusinessDayConvention.Following);
            var growth = yield.GrowthOver(Lending.Calendars.BusinessDays(Lending.Calendars.Anbima, priced, paid), 252);
            price += Math.Round((coupon + (due == maturity ? face : 0)) / growth, 8);
        }

        Assert.Equal(Text.Number(row[7]), price);
    }
}
