using FinData.Lending;

namespace FinData.Grains;

/// <summary>What one partition's records came to. Written by the pump; a reader may see figures of one block apart.</summary>
internal sealed record PartitionCounters
{
    public long Applied { get; set; }

    public long Duplicates { get; set; }

    public long Refused { get; set; }

    public long Pending { get; set; }

    public long Rejected { get; set; }

    public long Refolds { get; set; }

    /// <summary>Outcomes that a re-fold changed.</summary>
    public long Revised { get; set; }

    public long Quarantined { get; set; }

    public void Count(OutcomeKind outcome)
    {
        switch (outcome)
        {
            case OutcomeKind.Applied or OutcomeKind.Reversed:
                Applied++;
                break;
            case OutcomeKind.Duplicate:
                Duplicates++;
                break;
            case OutcomeKind.Refused:
                Refused++;
                break;
            case OutcomeKind.Pending:
                Pending++;
                break;
            default:
                throw new InvalidOperationException($"An outcome of kind {outcome} is not known.");
        }
    }
}
