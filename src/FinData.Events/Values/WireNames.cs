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
        (EventKind.Closed, "closed"),
        (EventKind.FeeCharged, "feeCharged"),
        (EventKind.Waived, "waived"),
        (EventKind.Rescheduled, "rescheduled"),
        (EventKind.ReAged, "reAged"),
        (EventKind.ChargedOff, "chargedOff"),
        (EventKind.Recovered, "recovered"),
        (EventKind.CreditRefunded, "creditRefunded"));

    internal static readonly WireNameTable<RateForm> RateForms = new(
        (RateForm.NominalAnnual, "nominalAnnual"),
        (RateForm.EffectiveAnnual, "effectiveAnnual"),
        (RateForm.Monthly, "monthly"),
        (RateForm.Daily, "daily"),
        (RateForm.NominalMonthly, "nominalMonthly"),
        (RateForm.NominalQuarterly, "nominalQuarterly"),
        (RateForm.NominalSemiannual, "nominalSemiannual"),
        (RateForm.NominalDaily, "nominalDaily"));

    internal static readonly WireNameTable<TermsKind> TermsKinds = new((TermsKind.Account, "account"), (TermsKind.Loan, "loan"));

    internal static readonly WireNameTable<DayCount> DayCounts = new(
        (DayCount.Actual365Fixed, "ACT/365F"),
        (DayCount.Actual360, "ACT/360"),
        (DayCount.Thirty360, "30/360"),
        (DayCount.Business252, "BUS/252"),
        (DayCount.Actual364, "ACT/364"),
        (DayCount.ActualActualIsda, "ACT/ACT ISDA"),
        (DayCount.ActualActualIcma, "ACT/ACT ICMA"),
        (DayCount.Thirty360European, "30E/360"),
        (DayCount.Thirty360Isda, "30E/360 ISDA"));

    internal static readonly WireNameTable<RoundingRule> RoundingRules = new(
        (RoundingRule.HalfEven, "halfEven"), (RoundingRule.HalfUp, "halfUp"), (RoundingRule.Up, "up"), (RoundingRule.Down, "down"));

    internal static readonly WireNameTable<Amortization> Amortizations = new(
        (Amortization.EqualPrincipal, "sac"),
        (Amortization.EqualInstallment, "price"),
        (Amortization.Bullet, "bullet"),
        (Amortization.InterestOnly, "interestOnly"),
        (Amortization.German, "german"),
        (Amortization.Custom, "custom"));

    internal static readonly WireNameTable<InterestMode> InterestModes = new(
        (InterestMode.Scheduled, "scheduled"), (InterestMode.DailyRest, "dailyRest"), (InterestMode.Flat, "flat"));

    internal static readonly WireNameTable<InstallmentMethod> InstallmentMethods = new(
        (InstallmentMethod.ClosedForm, "closedForm"), (InstallmentMethod.Iterated, "iterated"));

    internal static readonly WireNameTable<ExcessPayment> ExcessPayments = new(
        (ExcessPayment.Credit, "credit"),
        (ExcessPayment.NextInstallments, "nextInstallments"),
        (ExcessPayment.ReduceTerm, "reduceTerm"),
        (ExcessPayment.ReduceInstallment, "reduceInstallment"));

    internal static readonly WireNameTable<Keep> Keeps = new((Keep.Term, "term"), (Keep.Installment, "installment"));

    internal static readonly WireNameTable<FeeTiming> FeeTimings = new(
        (FeeTiming.Disbursement, "disbursement"), (FeeTiming.Installment, "installment"), (FeeTiming.Date, "date"));

    internal static readonly WireNameTable<Frequency> Frequencies = new(
        (Frequency.Monthly, "monthly"),
        (Frequency.Weekly, "weekly"),
        (Frequency.Quarterly, "quarterly"),
        (Frequency.Semiannual, "semiannual"),
        (Frequency.Annual, "annual"),
        (Frequency.Daily, "daily"),
        (Frequency.Biweekly, "biweekly"));

    internal static readonly WireNameTable<BusinessDayConvention> BusinessDays = new(
        (BusinessDayConvention.Unadjusted, "unadjusted"),
        (BusinessDayConvention.Following, "following"),
        (BusinessDayConvention.ModifiedFollowing, "modifiedFollowing"),
        (BusinessDayConvention.Preceding, "preceding"));

    internal static readonly WireNameTable<DuePart> DueParts = new(
        (DuePart.Penalty, "penalty"), (DuePart.Fee, "fee"), (DuePart.Interest, "interest"), (DuePart.Principal, "principal"));

    /// <summary>What can be charged by an event.</summary>
    internal static readonly WireNameTable<DuePart> ChargeParts = new((DuePart.Penalty, "penalty"), (DuePart.Fee, "fee"));

    internal static readonly WireNameTable<DuePart> WaivableParts = new((DuePart.Penalty, "penalty"), (DuePart.Fee, "fee"), (DuePart.Interest, "interest"));

    internal static readonly WireNameTable<AllocationStep> AllocationSteps = new(
        (AllocationStep.PastDuePenalty, "pastDue.penalty"),
        (AllocationStep.PastDueFee, "pastDue.fee"),
        (AllocationStep.PastDueInterest, "pastDue.interest"),
        (AllocationStep.PastDuePrincipal, "pastDue.principal"),
        (AllocationStep.DuePenalty, "due.penalty"),
        (AllocationStep.DueFee, "due.fee"),
        (AllocationStep.DueInterest, "due.interest"),
        (AllocationStep.DuePrincipal, "due.principal"));

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

    public static string Of(AllocationStep value) => AllocationSteps.NameOf(value);

    public static string Of(ExcessPayment value) => ExcessPayments.NameOf(value);

    public static string Of(InstallmentMethod value) => InstallmentMethods.NameOf(value);

    public static string Of(Keep value) => Keeps.NameOf(value);

    public static string Of(FeeTiming value) => FeeTimings.NameOf(value);
}
