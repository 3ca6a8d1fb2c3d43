namespace FinData.Lending;

/// <summary>How principal comes back. Numbers are stored and never reused.</summary>
public enum Amortization : byte
{
    /// <summary>Equal principal parts (sistema de amortizacao constante). Wire name <c>sac</c>.</summary>
    EqualPrincipal = 1,

    /// <summary>Equal installments (tabela Price, annuity). Wire name <c>price</c>.</summary>
    EqualInstallment = 2,

    /// <summary>All principal and interest in one installment, at the date of the last. Wire name <c>bullet</c>.</summary>
    Bullet = 3,
}

/// <summary>What interest is charged on. Numbers are stored and never reused.</summary>
public enum InterestMode : byte
{
    /// <summary>Fixed by the schedule; paying early or late changes no interest. Wire name <c>scheduled</c>.</summary>
    Scheduled = 0,

    /// <summary>Accrues each day on the principal that is really outstanding. Wire name <c>dailyRest</c>.</summary>
    DailyRest = 1,
}

/// <summary>How often installments fall due. Numbers are stored and never reused.</summary>
public enum Frequency : byte
{
    Monthly = 1,
    Weekly = 2,
    Quarterly = 3,
    Semiannual = 4,
    Annual = 5,
}

/// <summary>Where a due date that is no business day goes. Numbers are stored and never reused.</summary>
public enum BusinessDayConvention : byte
{
    Unadjusted = 0,
    Following = 1,
    ModifiedFollowing = 2,
    Preceding = 3,
}

/// <summary>How days become a fraction of a year. Numbers are stored and never reused; wire names are those of DESIGN section 6.</summary>
public enum DayCount : byte
{
    /// <summary>ISDA 2006 4.16(d). Wire name <c>ACT/365F</c>.</summary>
    Actual365Fixed = 1,

    /// <summary>ISDA 2006 4.16(e). Wire name <c>ACT/360</c>.</summary>
    Actual360 = 2,

    /// <summary>The US bond basis: ISDA 2006 4.16(f) with the SIA's end-of-month rules for February. Wire name <c>30/360</c>.</summary>
    Thirty360 = 3,

    /// <summary>Business days over 252, ANBIMA calendar. Wire name <c>BUS/252</c>.</summary>
    Business252 = 4,
}

/// <summary>The parts of what a borrower owes.</summary>
public enum DuePart : byte
{
    Penalty = 0,
    Fee = 1,
    Interest = 2,
    Principal = 3,
}
