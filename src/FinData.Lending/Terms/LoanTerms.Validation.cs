using System.Collections.Immutable;

namespace FinData.Lending;

public sealed partial record LoanTerms
{
    /// <summary>A hundred years of months: longer schedules are typing errors.</summary>
    public const int MaxCount = 1_200;

    private static readonly DateOnly MinDate = new(1900, 1, 1);
    private static readonly DateOnly MaxDate = new(2199, 12, 31);

    internal override bool Accepts(RateChange change) => change.DebitRate is null && IsRate(change.Rate);

    private protected override void AddErrors(ref ImmutableArray<TermsError> errors)
    {
        Check(ref errors, IsPrincipal(), nameof(Principal), "Is positive, has at most 15 digits before the point and the currency's minor digits behind it.");
        Check(ref errors, IsRate(Rate), nameof(Rate), "Is between 0 and 10; a monthly rate needs a frequency of months; a bullet's interest stays below a million-fold.");
        Check(ref errors, Amortization is >= Amortization.EqualPrincipal and <= Amortization.Bullet, nameof(Amortization), "Is a known amortization.");
        Check(ref errors, InterestMode <= InterestMode.DailyRest, nameof(InterestMode), "Is a known interest mode.");
        Check(ref errors, Count is >= 1 and <= MaxCount, nameof(Count), "Is between 1 and 1,200.");
        Check(ref errors, Frequency is >= Frequency.Monthly and <= Frequency.Annual, nameof(Frequency), "Is a known frequency.");
        Check(ref errors, FirstDueDate >= MinDate && FirstDueDate <= MaxDate, nameof(FirstDueDate), "Lies between 1900-01-01 and 2199-12-31.");
        Check(ref errors, Calendar is not null && BusinessCalendar.TryFind(Calendar, out _), nameof(Calendar), "Is none, weekends or ANBIMA.");
        Check(ref errors, BusinessDays <= BusinessDayConvention.Preceding, nameof(BusinessDays), "Is a known business-day convention.");
        Check(ref errors, InstallmentRounding is null or <= RoundingRule.Down, nameof(InstallmentRounding), "Is a known rounding rule.");
    }

    private bool IsPrincipal() => MinorUnits.TryFrom(Principal, Currency.MinorDigits, out var minor) && minor > 0;

    private bool IsRate(Rate rate)
        => rate.Value is >= 0 and <= MaxRate
            && rate.Form <= RateForm.Monthly
            && (rate.Form != RateForm.Monthly || Frequency != Frequency.Weekly)
            && (Amortization != Amortization.Bullet || rate.Form != RateForm.EffectiveAnnual || GrowthIsBounded(rate.Value));

    // Interest of a bullet compounds over its whole life; beyond a million-fold it would leave the range of amounts.
    private bool GrowthIsBounded(decimal rate)
    {
        var count = Math.Clamp(Count, 1, MaxCount);
        var years = 2 + (Frequency == Frequency.Weekly ? count / 52 : count * Frequency.MonthsOrZero() / 12);
        var growth = 1m;
        for (var year = 0; year < years && growth < 1_000_000; year++)
        {
            growth *= 1 + rate;
        }

        return growth < 1_000_000;
    }
}
