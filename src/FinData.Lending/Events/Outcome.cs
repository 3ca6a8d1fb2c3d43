namespace FinData.Lending;

public enum OutcomeKind : byte
{
    /// <summary>The event changed the contract (or was a valid no-change, as a reversal's target set aside).</summary>
    Applied = 1,

    /// <summary>An identical repeat of an event of this contract: success, no effect.</summary>
    Duplicate = 2,

    /// <summary>A business rule refused it; <see cref="Outcome.Reason"/> says which. A later event may revise this.</summary>
    Refused = 3,

    /// <summary>The contract isn't open (yet) at the event's place in the order.</summary>
    Pending = 4,

    /// <summary>Set aside by a reversal.</summary>
    Reversed = 5,
}

/// <summary>
/// Why an event was refused, in the order in which the rules are tried: the first that holds is the reason. <see cref="ContractChargedOff"/> came later and is
/// tried after <see cref="ContractClosed"/>. Numbers are stored and never reused.
/// </summary>
public enum RefusalReason : byte
{
    None = 0,

    /// <summary>The same event id came before with other content.</summary>
    ConflictingDuplicate = 1,

    /// <summary>No opening comes before this event in the fold order. Goes with <see cref="OutcomeKind.Pending"/>.</summary>
    ContractNotOpen = 2,

    /// <summary>A second opening.</summary>
    AlreadyOpen = 3,

    /// <summary>The agreed terms contradict each other or cannot be resolved into a schedule.</summary>
    InvalidTerms = 4,

    /// <summary>The contract was closed before this event.</summary>
    ContractClosed = 5,

    /// <summary>A loan event on an account or the other way round.</summary>
    WrongContractKind = 6,

    /// <summary>Not the contract's currency.</summary>
    CurrencyMismatch = 7,

    /// <summary>A reversal names an event that this contract has not.</summary>
    UnknownReversalTarget = 8,

    /// <summary>The named event exists but can't be reversed (an opening, a reversal, or one already reversed by another event).</summary>
    NotReversible = 9,

    /// <summary>Nothing is left to disburse, or more than agreed.</summary>
    DisbursementExceedsPrincipal = 10,

    /// <summary>The loan is not disbursed yet.</summary>
    NotDisbursed = 11,

    /// <summary>Closing a contract that still has a balance.</summary>
    BalanceOutstanding = 12,

    /// <summary>A balance would leave the range that amounts may have.</summary>
    AmountOutOfRange = 13,

    /// <summary>The stated interest isn't what the contract has accrued, or there is none.</summary>
    NothingToCapitalize = 14,

    /// <summary>Less than the stated amount is due of what is to be waived, or nothing.</summary>
    NothingToWaive = 15,

    /// <summary>A recovery on a loan that was not charged off.</summary>
    NotChargedOff = 16,

    /// <summary>More than the loan's credit is to be refunded.</summary>
    NothingToRefund = 17,

    /// <summary>The loan was charged off before this event.</summary>
    ContractChargedOff = 18,

    /// <summary>Nothing is outstanding that could be rescheduled, re-aged or charged off.</summary>
    NothingOutstanding = 19,
}

/// <summary>What became of one event. <c>default</c> is not an outcome.</summary>
public readonly record struct Outcome
{
    private Outcome(OutcomeKind kind, RefusalReason reason)
    {
        Kind = kind;
        Reason = reason;
    }

    public static Outcome Applied => new(OutcomeKind.Applied, RefusalReason.None);

    public static Outcome Duplicate => new(OutcomeKind.Duplicate, RefusalReason.None);

    public static Outcome Pending => new(OutcomeKind.Pending, RefusalReason.ContractNotOpen);

    public static Outcome Reversed => new(OutcomeKind.Reversed, RefusalReason.None);

    public OutcomeKind Kind { get; }

    public RefusalReason Reason { get; }

    public static Outcome Refused(RefusalReason reason) => new(OutcomeKind.Refused, reason);
}
