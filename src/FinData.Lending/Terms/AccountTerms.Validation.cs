using System.Collections.Immutable;

namespace FinData.Lending;

public sealed partial record AccountTerms
{
    /// <summary>Price lists have a handful of tiers; each is a line of every segment.</summary>
    public const int MaxTiers = 64;

    private const string RateMessage =
        "Is above -1 and at most 10, per year or per day: accounts accrue by the day, a monthly form has no meaning for them. A year grows less than a million-fold; "
        + "ACT/ACT ICMA needs a nominal rate.";

    // Growth of a year beyond this leaves the digits of a growth within a few years.
    private const decimal MaxGrowth = 1_000_000;

    internal override bool Accepts(RateChange change, DateOnly on)
        => IsRate(change.Rate) && (Tiers.IsEmpty || change.Rate.Form == CreditRate.Form) && (change.DebitRate is not { } debit || IsRate(debit));

    private protected override void AddErrors(ref ImmutableArray<TermsError> errors, DateOnly? opened)
    {
        Check(ref errors, IsRate(CreditRate), nameof(CreditRate), RateMessage);
        Check(ref errors, IsRate(DebitRate), nameof(DebitRate), RateMessage);
        Check(ref errors, DayCount != DayCount.ActualActualIcma || Capitalization is null || !IsKnown(Capitalization.Value) || Capitalization.Value.MonthsOrZero() > 0,
            nameof(DayCount), "ACT/ACT ICMA needs periods of months: capitalization gives them.");
        Check(ref errors, DayCount != DayCount.ActualActualIcma || Capitalization is not null, nameof(DayCount), "ACT/ACT ICMA needs periods: capitalization gives them.");
        Check(ref errors, Capitalization is not { } frequency || IsKnown(frequency), nameof(Capitalization), "Is a known frequency.");
        Check(ref errors, Tiers.Count <= MaxTiers, nameof(Tiers), "Are at most 64.");
        for (var i = 0; i < Math.Min(Tiers.Count, MaxTiers); i++)
        {
            var (above, rate) = Tiers[i];
            Check(ref errors, IsPositive(above) && (i == 0 || above > Tiers[i - 1].Above), $"{nameof(Tiers)}[{i}].{nameof(RateTier.Above)}",
                "Is a positive amount, above the tier's before.");
            Check(ref errors, IsRate(rate) && rate.Form == CreditRate.Form, $"{nameof(Tiers)}[{i}].{nameof(RateTier.Rate)}", "Is a rate as the credit rate, of the same form.");
        }

        if (MinimumBalance is { } minimum)
        {
            Check(ref errors, IsAmount(minimum.Minimum), $"{nameof(MinimumBalance)}.{nameof(minimum.Minimum)}", "Is an amount.");
            Check(ref errors, IsPositive(minimum.Fee), $"{nameof(MinimumBalance)}.{nameof(minimum.Fee)}", "Is a positive amount.");
        }
    }

    private bool IsRate(Rate rate)
        => rate.Form != RateForm.Monthly
            && rate.Form <= RateForm.NominalDaily
            && rate.Value is > -1 and <= MaxRate
            && (rate.Form != RateForm.Daily || RateForms.Growth(rate.Value, periods: 366, MaxGrowth) < MaxGrowth)
            && (rate.Form == RateForm.NominalAnnual || DayCount != DayCount.ActualActualIcma);
}
