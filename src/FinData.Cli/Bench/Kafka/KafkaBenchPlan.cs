namespace FinData.Cli.Bench;

/// <summary>What <see cref="KafkaBench"/> is asked to do.</summary>
internal sealed record KafkaBenchPlan
{
    public required string Bootstrap { get; init; }

    public required short Replication { get; init; }

    public required int Contracts { get; init; }

    /// <summary>Events of the pass that is measured against stream engines.</summary>
    public required int Events { get; init; }

    /// <summary>Events that are folded after a restart, cold, and then warm.</summary>
    public long PartEvents => Math.Max(1, Events * 3L / 20);

    public long AllEvents => Events + (2 * PartEvents);

    public required int Partitions { get; init; }

    /// <summary>Events a second of the paced part; 0 leaves it out.</summary>
    public required int Rate { get; init; }

    public required int Seconds { get; init; }

    public required bool Recovers { get; init; }
}
