using System.Collections.Immutable;

namespace FinData.Lending;

public sealed partial record LoanTerms
{
    /// <summary>A hundred years of months: longer schedules are typing errors.</summary>
    public const int MaxCount = 1_200;

    /// <summary>A year of days.</summary>
    public const int MaxInterval = 366;

    private bool IsCustom => Amortization == Amortization.Custom;

    private bool IsAnnuityOrEqualPrincipal => Amortization is Amortization.EqualPrincipal or Amortization.EqualInstallment;

    internal override bool Accepts(RateChange change, DateOnly on) => change.DebitRate is null && IsRate(change.Rate, on);

    private protected override void AddErrors(ref ImmutableArray<TermsError> errors, DateOnly? opened)
    {
        Check(ref errors, IsPositive(Principal), nameof(Principal), "Is positive, has at most 15 digits before the point and the currency's minor digits behind it.");
        Check(ref errors, Amortization is >= Amortization.EqualPrincipal and <= Amortization.Custom, nameof(Amortization), "Is a known amortization.");
        Check(ref errors, InterestMode <= InterestMode.Flat, nameof(InterestMode), "Is a known interest mode.");
        Check(ref errors, Amortization != Amortization.German || InterestMode is InterestMode.Scheduled or > InterestMode.Flat, nameof(InterestMode),
            "Is scheduled where interest is paid in advance (german).");
        Check(ref errors, Count is >= 1 and <= MaxCount, nameof(Count), "Is between 1 and 1,200.");
        Check(ref errors, IsKnown(Frequency), nameof(Frequency), "Is a known frequency.");
        Check(ref errors, Interval is >= 1 and <= MaxInterval, nameof(Interval), "Is between 1 and 366.");
        Check(ref errors, FirstDueDate >= MinDate && FirstDueDate <= MaxDate, nameof(FirstDueDate), "Lies between 1900-01-01 and 2199-12-31.");
        Check(ref errors, opened is not { } date || FirstDueDate >= date || FirstDueDate < MinDate, nameof(FirstDueDate), "Is not before the contract's opening.");
        Check(ref errors, !EndOfMonth || Frequency.MonthsOrZero() > 0 || !IsKnown(Frequency), nameof(EndOfMonth), "Needs a frequency of months.");
        var isCalendar = Calendar is not null && Calendars.IsKnown(Calendar);
        Check(ref errors, isCalendar, nameof(Calendar), isCalendar ? "" : $"Is the name of a known calendar: {string.Join(", ", Calendars.Names)}.");
        Check(ref errors, BusinessDays <= BusinessDayConvention.Preceding, nameof(BusinessDays), "Is a known business-day convention.");
        Check(ref errors, InstallmentRounding is null or <= RoundingRule.Down, nameof(InstallmentRounding), "Is a known rounding rule.");
        Check(ref errors, ExcessPayments <= ExcessPayment.ReduceInstallment, nameof(ExcessPayments), "Is a known use of excess.");
        AddScheduleErrors(ref errors);
        AddListErrors(ref errors);
        AddChargeErrors(ref errors);
        var isResolvable = errors.IsEmpty;
        Check(ref errors, !isResolvable || LastDueDate() <= MaxDate, nameof(Count), "Leads to a last due date by 2199-12-31.");
        Check(ref errors, IsDayCountOfPeriods(), nameof(DayCount), "ACT/ACT ICMA needs regular periods of at most a year: months as frequency, and no custom schedule.");
        Check(ref errors, IsRate(Rate, opened), nameof(Rate), RateMessage);
        Check(ref errors, !errors.IsEmpty || ExceedsFirstInterest(), nameof(InstallmentAmount), "Exceeds the first regular period's interest.");
    }

    private bool IsDayCountOfPeriods()
        => DayCount != DayCount.ActualActualIcma || !IsKnown(Frequency) || Amortization is 0 or > Amortization.Custom
            || (!IsCustom && Frequency.MonthsOrZero() * Math.Clamp(Interval, 1, MaxInterval) is >= 1 and <= 12);

    private DateOnly LastDueDate()
    {
        if (IsCustom)
        {
            return Installments[^1].DueDate;
        }

        // By days, before anything rolls beyond the last year that dates have.
        var daysOfUnit = Math.Max(Frequency.DaysOrZero(), Frequency.MonthsOrZero() * 28);
        var days = (long)daysOfUnit * Interval * (Count - 1);
        return days > MaxDate.DayNumber - MinDate.DayNumber ? DateOnly.MaxValue : DueRule.Of(this).Roll(Count);
    }

    private bool ExceedsFirstInterest()
    {
        if (InstallmentAmount is not { } amount || Amortization != Amortization.EqualInstallment)
        {
            return true;
        }

        var dates = new InstallmentDates(this);
        var start = Math.Min(DueDays[0], dates.DueDay(1));
        var cursor = new PlanCursor { Rate = ScaledRate.Of(Rate), Undue = ToMinor(Principal), Lent = ToMinor(Principal), Next = 1, PeriodStart = start, SegmentStart = start };
        return amount > AccrualUnits.ToDecimal(cursor.Running(this, cursor.Undue, dates.DueDay(1)));
    }
}
