using System.Collections.Immutable;

namespace FinData.Silo.Health;

internal sealed record HealthView(string Status);

internal sealed record ReadinessView
{
    /// <summary><c>ready</c> or <c>starting</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Partitions that this process owns.</summary>
    public required int Partitions { get; init; }

    public required ImmutableArray<int> NotRunning { get; init; }
}

/// <summary>How this process is named in <see cref="PartitionView.Silo"/>; null where it hosts no silo.</summary>
internal sealed record SiloIdentity(string? Name);
