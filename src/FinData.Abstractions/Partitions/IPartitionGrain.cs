using System.Collections.Immutable;
using Orleans.Concurrency;

namespace FinData;

/// <summary>One partition of the log, keyed by its number: owns the partition's pump and its cells.</summary>
[Alias("findata.partition")]
public interface IPartitionGrain : IGrainWithIntegerKey
{
    /// <summary>Starts the pump where it isn't running; returns at once when it is.</summary>
    [Alias("start")]
    Task Start(CancellationToken cancellationToken);

    /// <summary>Checkpoints, stops the pump and lets the activation go, so that the partition's owner can take it. Does nothing where that is the owner.</summary>
    [Alias("release")]
    Task Release(CancellationToken cancellationToken);

    [Alias("status"), AlwaysInterleave]
    Task<PartitionView> GetStatus(CancellationToken cancellationToken);

    /// <summary>Sums over the partition's contracts.</summary>
    [Alias("totals"), AlwaysInterleave]
    Task<ImmutableArray<PortfolioLine>> GetTotals(CancellationToken cancellationToken);

    /// <summary>Ids of the partition's quarantined contracts, in order, at most <paramref name="limit"/>, starting after <paramref name="after"/> (null: from the first).</summary>
    [Alias("quarantined"), AlwaysInterleave]
    Task<ImmutableArray<string>> GetQuarantined(string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Saves now what is dirty; completes when it is durable.</summary>
    [Alias("checkpoint"), AlwaysInterleave]
    Task Checkpoint(CancellationToken cancellationToken);
}

public enum PartitionState
{
    Starting = 0,
    Running = 1,

    /// <summary>The store refuses writes; folding goes on up to a bound, reads go on.</summary>
    StoreUnavailable = 2,
    Stopped = 3,

    /// <summary>The pump failed; <see cref="PartitionView.Error"/> says why.</summary>
    Faulted = 4,

    /// <summary>The log gives no records now; it is asked again, reads go on.</summary>
    LogUnavailable = 5,

    /// <summary>
    /// The log is not there, may not be read, lacks records after the last checkpoint, or is another one. Folding stands until somebody mends that; reads
    /// go on. <see cref="PartitionView.Error"/> says which.
    /// </summary>
    LogLost = 6,
}

[GenerateSerializer, Immutable, Alias("findata.partition-view")]
public sealed record PartitionView
{
    [Id(0)] public required int Partition { get; init; }
    [Id(1)] public required PartitionState State { get; init; }
    [Id(2)] public string? Silo { get; init; }
    [Id(3)] public long Epoch { get; init; }
    /// <summary>One past the last record of the log.</summary>
    [Id(4)] public long LogEnd { get; init; }
    /// <summary>One past the last record folded.</summary>
    [Id(5)] public long Folded { get; init; }
    /// <summary>One past the last record whose effects are durable in the store.</summary>
    [Id(6)] public long Checkpointed { get; init; }
    /// <summary>Records that wait to be folded.</summary>
    [Id(7)] public long Lag { get; init; }
    [Id(8)] public long ResidentContracts { get; init; }
    [Id(9)] public long Applied { get; init; }
    [Id(10)] public long Duplicates { get; init; }
    [Id(11)] public long Refused { get; init; }
    [Id(12)] public long Pending { get; init; }
    [Id(13)] public long Rejected { get; init; }
    [Id(14)] public long Refolds { get; init; }
    /// <summary>Contracts whose fold broke an invariant; <c>GET /v1/partitions/{p}/quarantined</c> says which and why.</summary>
    [Id(15)] public long Quarantined { get; init; }
    [Id(16)] public string? Error { get; init; }
    /// <summary>Outcomes that a re-fold changed; <c>GET /v1/contracts/{id}/events/{eventId}</c> says which.</summary>
    [Id(17)] public long Revised { get; init; }
    /// <summary>
    /// What is wrong with the log in the states about it: <c>unavailable</c>, <c>missing</c>, <c>unauthorized</c>, <c>truncated</c>, <c>replaced</c> or
    /// <c>repartitioned</c>; null otherwise.
    /// </summary>
    [Id(18)] public string? Fault { get; init; }
}
