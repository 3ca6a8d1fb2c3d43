using System.Collections.Immutable;
using System.Globalization;

namespace FinData.Client;

public sealed partial class FinDataClient
{
    /// <summary>Every partition: its state, lag and counts.</summary>
    public Task<ImmutableArray<PartitionView>> GetPartitionsAsync(CancellationToken cancellationToken = default)
        => GetAsync<ImmutableArray<PartitionView>>("v1/partitions", cancellationToken);

    /// <summary>Records as they stand in the log, from an offset on. Needs the role operate.</summary>
    public Task<LogPage> GetRecordsAsync(int partition, long from, int? limit = null, CancellationToken cancellationToken = default)
        => GetAsync<LogPage>(
            string.Create(CultureInfo.InvariantCulture, $"v1/partitions/{partition}/records?from={from}{(limit is { } l ? $"&limit={l}" : "")}"),
            cancellationToken);

    /// <summary>One page of the partition's contract ids, in order.</summary>
    /// <param name="after">Null for the first page, then <see cref="IdPage.After"/> of the page before.</param>
    public Task<IdPage> GetContractIdsAsync(int partition, string? after = null, int? limit = null, CancellationToken cancellationToken = default)
        => GetAsync<IdPage>(WithPage(string.Create(CultureInfo.InvariantCulture, $"v1/partitions/{partition}/contracts"), "after", after, limit), cancellationToken);

    /// <summary>One page of the partition's quarantined contracts, in order of their ids, with since when and why.</summary>
    /// <param name="after">Null for the first page, then <see cref="QuarantinePage.After"/> of the page before.</param>
    public Task<QuarantinePage> GetQuarantinedAsync(int partition, string? after = null, int? limit = null, CancellationToken cancellationToken = default)
        => GetAsync<QuarantinePage>(WithPage(string.Create(CultureInfo.InvariantCulture, $"v1/partitions/{partition}/quarantined"), "after", after, limit), cancellationToken);

    /// <summary>Dead letters, newest first.</summary>
    /// <param name="before">Null for the first page, then <see cref="DeadLetterPage.Before"/> of the page before.</param>
    public Task<DeadLetterPage> GetDeadLettersAsync(long? before = null, int? limit = null, CancellationToken cancellationToken = default)
        => GetAsync<DeadLetterPage>(WithPage("v1/dead-letters", "before", before?.ToString(CultureInfo.InvariantCulture), limit), cancellationToken);

    /// <summary>One dead letter, or null where there is none with that number.</summary>
    public Task<DeadLetterView?> GetDeadLetterAsync(long sequence, CancellationToken cancellationToken = default)
        => GetOrNullAsync<DeadLetterView>(string.Create(CultureInfo.InvariantCulture, $"v1/dead-letters/{sequence}"), cancellationToken);

    private static string WithPage(string path, string name, string? value, int? limit)
    {
        var start = value is null ? "" : $"{name}={Uri.EscapeDataString(value)}&";
        var tail = limit is { } most ? string.Create(CultureInfo.InvariantCulture, $"limit={most}") : "";
        return (start + tail).TrimEnd('&') is { Length: > 0 } parameters ? $"{path}?{parameters}" : path;
    }
}
