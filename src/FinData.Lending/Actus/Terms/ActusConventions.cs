namespace FinData.Lending;

/// <summary>The contract types of the ACTUS taxonomy that are loans. Members here and below are the dictionary's own acronyms, so that names need no second table.</summary>
public enum ActusContractType
{
    /// <summary>Principal at maturity: a bullet.</summary>
    PAM,

    /// <summary>Linear amortizer: equal principal.</summary>
    LAM,

    /// <summary>Negative amortizer: a fixed payment that may not cover the interest.</summary>
    NAM,

    /// <summary>Annuity: equal payments, fixed anew with the rate.</summary>
    ANN,
}

/// <summary>How a day that is no business day is moved, and whether interest is counted to the day before the move (C first) or after it (S first).</summary>
public enum ActusBusinessDayConvention
{
    NULL,
    SCF,
    SCMF,
    CSF,
    CSMF,
    SCP,
    SCMP,
    CSP,
    CSMP,
}

/// <summary>Year fractions by the dictionary's names; what each means stands at <see cref="ActusYearFraction"/>.</summary>
public enum ActusDayCount
{
    AA,
    A360,
    A365,
    A336,
    E30360,
    E30360ISDA,
    E28336,
    B252,
}

/// <summary>What interest accrues on: the notional, the notional at the initial exchange, or the notional as it was at the last IPCB event.</summary>
public enum ActusInterestBase
{
    NT,
    NTIED,
    NTL,
}

/// <summary>Fee as an amount (A), or as a rate a year on the notional (N).</summary>
public enum ActusFeeBasis
{
    A,
    N,
}

/// <summary>What a prepayment does: none allowed (N), smaller payments (A), earlier end (M).</summary>
public enum ActusPrepaymentEffect
{
    N,
    A,
    M,
}

/// <summary>Penalty of a prepayment: none (O), an amount (A), a rate on the notional (N), the loss of interest against the market (I).</summary>
public enum ActusPenaltyType
{
    O,
    A,
    N,
    I,
}
