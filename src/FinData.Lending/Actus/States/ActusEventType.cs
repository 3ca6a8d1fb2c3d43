namespace FinData.Lending;

/// <summary>
/// Event types by their acronyms. The order of the members is the order of evaluation at one instant. It is that of the ACTUS project's published results where
/// they show it (principal before interest, the amount of a payment fixed after the rate), and the dictionary's sequence elsewhere.
/// </summary>
public enum ActusEventType
{
    /// <summary>Initial exchange.</summary>
    IED,

    /// <summary>Principal redemption.</summary>
    PR,

    /// <summary>Penalty payment.</summary>
    PY,

    /// <summary>Principal prepayment.</summary>
    PP,

    /// <summary>Interest payment.</summary>
    IP,

    /// <summary>Interest capitalization.</summary>
    IPCI,

    /// <summary>Fee payment.</summary>
    FP,

    /// <summary>Credit event. It accrues, and pays nothing.</summary>
    CE,

    /// <summary>Rate reset, to a rate that is already fixed.</summary>
    RRF,

    /// <summary>Rate reset, to the market's rate.</summary>
    RR,

    /// <summary>Fixing of the payment amount.</summary>
    PRF,

    /// <summary>Revision of the scaling index.</summary>
    SC,

    /// <summary>Fixing of the interest calculation base.</summary>
    IPCB,

    /// <summary>Purchase.</summary>
    PRD,

    /// <summary>Termination.</summary>
    TD,

    /// <summary>Maturity.</summary>
    MD,

    /// <summary>Analysis: the state at a time that somebody asks for. It accrues, and pays nothing.</summary>
    AD,
}
