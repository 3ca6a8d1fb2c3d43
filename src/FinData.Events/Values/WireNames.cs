using FinData.Lending;

namespace FinData.Events;

/// <summary>The stable names that closed sets have on the wire, such as <c>paymentReceived</c> and <c>ACT/365F</c>.</summary>
public static class WireNames
{
    internal static readonly WireNameTable<EventKind> Kinds = new(
        (EventKind.Opened, "opened"),
        (EventKind.Disbursed, "disbursed"),
        (EventKind.PaymentReceived, "paymentReceived"),
        (EventKind.RateChanged, "rateChanged"),
        (EventKind.Credited, "credited"),
        (EventKind.Debited, "debited"),
        (EventKind.InterestCapitalized, "interestCapitalized"),
        (EventKind.Reversed, "reversed"),
        (EventKind.Closed, "closed"));

    internal static readonly WireNameTable<RateForm> RateForms = new(
        (RateForm.NominalAnnual, "nominalAnnual"), (RateForm.EffectiveAnnual, "effectiveAnnual"), (RateForm.Monthly, "monthly"));

    internal static readonly WireNameTable<RateForm> AccountRateForms = new(
        (RateForm.NominalAnnual, "nominalAnnual"), (RateForm.EffectiveAnnual, "effectiveAnnual"));

    internal static readonly WireNameTable<TermsKind> TermsKinds = new((TermsKind.Account, "account"), (TermsKind.Loan, "loan"));

    internal static readonly WireNameTable<DayCount> DayCounts = new(
        (DayCount.Actual365Fixed, "ACT/365F"), (DayCount.Actual360, "ACT/360"), (DayCount.Thirty360, "30/360"), (DayCount.Business252, "BUS/252"));

    internal static readonly WireNameTable<RoundingRule> RoundingRules = new(
        (RoundingRule.HalfEven, "halfEven"), (RoundingRule.HalfUp, "halfUp"), (RoundingRule.Up, "up"), (RoundingRule.Down, "down"));

    internal static readonly WireNameTable<Amortization> Amortizations = new(
        (Amortization.EqualPrincipal, "sac"), (Amortization.EqualInstallment, "price"), (Amortization.Bullet, "bullet"));

    internal static readonly WireNameTable<InterestMode> InterestModes = new(
        (InterestMode.Scheduled, "scheduled"), (InterestMode.DailyRest, "dailyRest"));

    internal static readonly WireNameTable<Frequency> Frequencies = new(
        (Frequency.Monthly, "monthly"),
        (Frequency.Weekly, "weekly"),
        (Frequency.Quarterly, "quarterly"),
        (Frequency.Semiannual, "semiannual"),
        (Frequency.Annual, "annual"));

    internal static readonly WireNameTable<BusinessDayConvention> BusinessDays = new(
        (BusinessDayConvention.Unadjusted, "unadjusted"),
        (BusinessDayConvention.Following, "following"),
        (BusinessDayConvention.ModifiedFollowing, "modifiedFollowing"),
        (BusinessDayConvention.Preceding, "preceding"));

    internal static readonly WireNameTable<DuePart> DueParts = new(
        (DuePart.Penalty, "penalty"), (DuePart.Fee, "fee"), (DuePart.Interest, "interest"), (DuePart.Principal, "principal"));

    /// <summary>Calendars are named in terms as they are here: data files carry the same names.</summary>
    internal static readonly WireNameTable<string> Calendars = new(("none", "none"), ("weekends", "weekends"), ("ANBIMA", "ANBIMA"));

    internal static readonly WireNameTable<bool> AllocationModes = new((false, "horizontal"), (true, "vertical"));

    public static string Of(EventKind value) => Kinds.NameOf(value);

    public static string Of(RateForm value) => RateForms.NameOf(value);

    public static string Of(DayCount value) => DayCounts.NameOf(value);

    public static string Of(RoundingRule value) => RoundingRules.NameOf(value);

    public static string Of(Amortization value) => Amortizations.NameOf(value);

    public static string Of(InterestMode value) => InterestModes.NameOf(value);

    public static string Of(Frequency value) => Frequencies.NameOf(value);

    public static string Of(BusinessDayConvention value) => BusinessDays.NameOf(value);

    public static string Of(DuePart value) => DueParts.NameOf(value);
}
