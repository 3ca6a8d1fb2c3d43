namespace FinData.Lending.Progressive;

/// <summary>What the percentage of the terms is counted by.</summary>
public enum RateFrequency
{
    Month = 1,
    Year,
    WholeTerm,
}

public enum RepaymentFrequency
{
    Days = 1,
    Weeks,
    Months,
    Years,
}

public enum RepaymentStart
{
    Disbursement = 1,
    Submission,
}

public enum InterestMethod
{
    /// <summary>Interest on what is outstanding.</summary>
    DecliningBalance = 1,

    /// <summary>Interest on what was disbursed, whatever was repaid.</summary>
    Flat,
}

/// <summary>What interest is counted by within an installment.</summary>
public enum InterestPeriodKind
{
    Daily = 1,
    SameAsRepayment,
}

public enum ProgressiveAmortization
{
    EqualInstallments = 1,
    EqualPrincipal,
}

public enum DaysInMonth
{
    Actual = 1,
    Thirty,
}

public enum DaysInYear
{
    Actual = 1,
    Days360,
    Days364,
    Days365,
}

/// <summary>With actual days in the year: which year has 366.</summary>
public enum LeapYearRule
{
    /// <summary>A leap year has 366 days on each of its days.</summary>
    FullYear = 1,

    /// <summary>Only a period that contains the 29th of February counts by 366.</summary>
    Feb29PeriodOnly,
}

public enum ScheduleProcessing
{
    /// <summary>A rule of the order is tried on all parts of the oldest installments first.</summary>
    Horizontal = 1,

    /// <summary>A part is paid in all installments before the next part.</summary>
    Vertical,
}

public enum ChargeOffBehaviour
{
    /// <summary>The schedule stays as it is.</summary>
    Regular = 1,

    /// <summary>No interest from the charge-off on.</summary>
    ZeroInterest,

    /// <summary>All that is outstanding falls due on the day of the charge-off.</summary>
    AccelerateMaturity,
}
