using System.Collections.Immutable;

namespace FinData.Silo.Pages.Portfolio;

/// <summary>How far all partitions together are; see <see cref="PartitionView"/> for each figure.</summary>
public sealed record LogProgress
{
    public required int Partitions { get; init; }

    public required int Running { get; init; }

    public required long Folded { get; init; }

    public required long Lag { get; init; }

    public required long NotYetDurable { get; init; }

    public required long Refused { get; init; }

    public required long Rejected { get; init; }

    public required long Quarantined { get; init; }

    public static LogProgress Of(ImmutableArray<PartitionAnswer> answers)
    {
        var known = answers.Select(static a => a.Status).OfType<PartitionView>().ToArray();
        return new LogProgress
        {
            Partitions = answers.Length,
            Running = known.Count(static p => p.State == PartitionState.Running),
            Folded = known.Sum(static p => p.Folded),
            Lag = known.Sum(static p => p.Lag),
            NotYetDurable = known.Sum(static p => Math.Max(0, p.Folded - p.Checkpointed)),
            Refused = known.Sum(static p => p.Refused),
            Rejected = known.Sum(static p => p.Rejected),
            Quarantined = known.Sum(static p => p.Quarantined),
        };
    }
}
