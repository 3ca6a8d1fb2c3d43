namespace FinData.Cli.Bench;

/// <summary>What <see cref="KafkaBench"/> is asked to do.</summary>
internal sealed record KafkaBenchPlan
{
    public required string Bootstrap { get; init; }

    public required short Replication { get; init; }

    public required int Contracts { get; init; }

    public required int Events { get; init; }

    public required int Partitions { get; init; }

    /// <summary>Events a second of the paced part; 0 leaves it out.</summary>
    public required int Rate { get; init; }

    public required int Seconds { get; init; }

    public required bool Recovers { get; init; }
}
