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

    public required long Rejected { get; init; }

    public required long Quarantined { get; init; }

    public static LogProgress Of(ImmutableArray<PartitionView> partitions) => new()
    {
        Partitions = partitions.Length,
        Running = partitions.Count(static p => p.State == PartitionState.Running),
        Folded = partitions.Sum(static p => p.Folded),
        Lag = partitions.Sum(static p => p.Lag),
        NotYetDurable = partitions.Sum(static p => Math.Max(0, p.Folded - p.Checkpointed)),
        Rejected = partitions.Sum(static p => p.Rejected),
        Quarantined = partitions.Sum(static p => p.Quarantined),
    };
}
