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

    /// <summary>Interest at each date, all principal with the last. Wire name <c>interestOnly</c>.</summary>
    InterestOnly = 4,

    /// <summary>Equal installments with interest paid in advance, the first at disbursement (German system). Wire name <c>german</c>.</summary>
    German = 5,

    /// <summary>Dates and principal parts as the producer gives them in <see cref="LoanTerms.Installments"/>. Wire name <c>custom</c>.</summary>
    Custom = 6,
}

/// <summary>What interest is charged on. Numbers are stored and never reused.</summary>
public enum InterestMode : byte
{
    /// <summary>Fixed by the schedule; paying early or late changes no interest. Wire name <c>scheduled</c>.</summary>
    Scheduled = 0,

    /// <summary>Accrues each day on the principal that is really outstanding. Wire name <c>dailyRest</c>.</summary>
    DailyRest = 1,

    /// <summary>On all that was disbursed, whatever has come back (add-on interest). Wire name <c>flat</c>.</summary>
    Flat = 2,
}

/// <summary>How often installments fall due. Numbers are stored and never reused.</summary>
public enum Frequency : byte
{
    Monthly = 1,
    Weekly = 2,
    Quarterly = 3,
    Semiannual = 4,
    Annual = 5,
    Daily = 6,

    /// <summary>Every 14 days. Wire name <c>biweekly</c>.</summary>
    Biweekly = 7,
}

/// <summary>How the equal installment is found. Numbers are stored and never reused.</summary>
public enum InstallmentMethod : byte
{
    /// <summary>Principal over the sum of discount factors, rounded once; the last installment takes what rounding left. Wire name <c>closedForm</c>.</summary>
    ClosedForm = 0,

    /// <summary>The closed form, then moved as long as that brings the last installment nearer to the others. Wire name <c>iterated</c>.</summary>
    Iterated = 1,
}

/// <summary>What a payment beyond everything due does. Numbers are stored and never reused.</summary>
public enum ExcessPayment : byte
{
    /// <summary>It is kept as credit and used by later dues. Wire name <c>credit</c>.</summary>
    Credit = 0,

    /// <summary>It repays principal of the next installments in their order. Wire name <c>nextInstallments</c>.</summary>
    NextInstallments = 1,

    /// <summary>It repays principal; installments stay as they are, and the last ones fall away. Wire name <c>reduceTerm</c>.</summary>
    ReduceTerm = 2,

    /// <summary>It repays principal; the dates stay, and what is left is spread anew. Wire name <c>reduceInstallment</c>.</summary>
    ReduceInstallment = 3,
}

/// <summary>What stays when a loan's rate or principal changes. Numbers are stored and never reused.</summary>
public enum Keep : byte
{
    /// <summary>The dates; the installment is computed anew. Wire name <c>term</c>.</summary>
    Term = 0,

    /// <summary>The installment; the last one takes the difference, or installments fall away. Wire name <c>installment</c>.</summary>
    Installment = 1,
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

    /// <summary>Days that pass over 364. Wire name <c>ACT/364</c>.</summary>
    Actual364 = 5,

    /// <summary>ISDA 2006 4.16(b): days in leap years over 366, others over 365. Wire name <c>ACT/ACT ISDA</c>.</summary>
    ActualActualIsda = 6,

    /// <summary>ICMA rule 251: days over the days of the regular period times periods a year. Wire name <c>ACT/ACT ICMA</c>.</summary>
    ActualActualIcma = 7,

    /// <summary>The Eurobond basis, ISDA 2006 4.16(g). Wire name <c>30E/360</c>.</summary>
    Thirty360European = 8,

    /// <summary>ISDA 2006 4.16(h). Wire name <c>30E/360 ISDA</c>.</summary>
    Thirty360Isda = 9,
}

/// <summary>The parts of what a borrower owes.</summary>
public enum DuePart : byte
{
    Penalty = 0,
    Fee = 1,
    Interest = 2,
    Principal = 3,
}
