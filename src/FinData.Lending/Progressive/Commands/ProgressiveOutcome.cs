namespace FinData.Lending.Progressive;

/// <summary>Why a command was refused. The first rule that holds, in this order, is the reason.</summary>
public enum ProgressiveRefusal
{
    None = 0,

    /// <summary>The terms have no room for this command (the product does not offer it).</summary>
    NotOffered,

    /// <summary>A date in the future, before the disbursement, or otherwise impossible for this command.</summary>
    DateNotAllowed,

    /// <summary>The loan's status does not allow it.</summary>
    StatusNotAllowed,

    /// <summary>No such transaction, charge or installment.</summary>
    UnknownTarget,

    /// <summary>The target exists, but cannot be treated so.</summary>
    TargetNotAllowed,

    /// <summary>Zero, negative, or more than there is room for.</summary>
    AmountNotAllowed,

    /// <summary>The command contradicts itself; the detail says how.</summary>
    InvalidCommand,
}

/// <summary>What became of a command: applied, with the number of what it made, or refused with a reason.</summary>
public readonly record struct ProgressiveOutcome
{
    private ProgressiveOutcome(int id, ProgressiveRefusal refusal, string? detail)
    {
        Id = id;
        Refusal = refusal;
        Detail = detail;
    }

    public bool IsApplied => Refusal == ProgressiveRefusal.None;

    /// <summary>The transaction or charge that the command made; zero where it made none.</summary>
    public int Id { get; }

    public ProgressiveRefusal Refusal { get; }

    /// <summary>What was wrong, for a person.</summary>
    public string? Detail { get; }

    public static ProgressiveOutcome Applied(int id = 0) => new(id, ProgressiveRefusal.None, null);

    public static ProgressiveOutcome Refused(ProgressiveRefusal refusal, string detail) => new(0, refusal, detail);
}
