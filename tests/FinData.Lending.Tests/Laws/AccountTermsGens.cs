using CsCheck;

namespace FinData.Lending.Tests.Laws;

/// <summary>Account terms of every convention that can be agreed.</summary>
internal static class AccountTermsGens
{
    // Few distinct rates, so that daily factors are found once.
    private static readonly Gen<Rate> Rates = Gen.OneOf(
        Rate.NominalAnnual(0), Rate.NominalAnnual(0.05m), Rate.NominalAnnual(0.1375m), Rate.NominalAnnual(0.9m), Rate.EffectiveAnnual(0.05m), Rate.EffectiveAnnual(0.1375m),
        Rate.EffectiveAnnual(0.9m), Rate.Of(0.0005131m, RateForm.Daily), Rate.Of(0.12m, RateForm.NominalMonthly), Rate.Of(0.08m, RateForm.NominalQuarterly),
        Rate.Of(0.1m, RateForm.NominalSemiannual), Rate.Of(0.15m, RateForm.NominalDaily));

    internal static Gen<AccountTerms> Any { get; } = Gen.Select(
        Gen.Select(Rates, Rates, Gen.OneOf(Enum.GetValues<DayCount>()), Gen.OneOf(Enum.GetValues<RoundingRule>()), Gen.OneOf(Given.Brl, Given.Brl, Given.Jpy, Given.Kwd)),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1_000_000], Rates),
        Gen.Select(Gen.Bool, Gen.OneOf(Enum.GetValues<Frequency>()), Gen.Int[0, 2], Gen.Int[-500, 2_000_000])).Select(Build).Where(static terms => terms.Validate().IsEmpty);

    private static AccountTerms Build(
        (Rate Credit, Rate Debit, DayCount DayCount, RoundingRule Rounding, Currency Currency) how,
        (int Count, int Units, Rate Rate) tiers,
        (bool IsGiven, Frequency Every, int Fee, int Units) time)
    {
        var unit = Minor.Unit(how.Currency);
        return new AccountTerms
        {
            Product = "current",
            Currency = how.Currency,
            DayCount = how.DayCount,
            Rounding = how.Rounding,
            CreditRate = how.Credit,
            DebitRate = how.Debit,
            Tiers = [.. Enumerable.Range(1, tiers.Count).Select(i => new RateTier((tiers.Units * unit) + (1_000 * i), Rate.Of(Math.Round(tiers.Rate.Value / i, 8), how.Credit.Form)))],
            Capitalization = time.IsGiven || how.DayCount == DayCount.ActualActualIcma ? time.Every : null,
            MinimumBalance = time.Fee == 0 ? new MinimumBalanceFee(time.Units * unit, 1234 * unit) : null,
        };
    }
}
