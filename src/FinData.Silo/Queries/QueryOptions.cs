namespace FinData.Silo.Queries;

/// <summary>Bounds of reads that answer for many.</summary>
public sealed class QueryOptions
{
    /// <summary>Ids of one batch query, 1 to 10,000.</summary>
    public int MaxBatchIds { get; set; } = 1000;

    /// <summary>Grain calls that one request has under way at once, 1 to 1,024: one caller must not fill every silo's queue.</summary>
    public int MaxParallelReads { get; set; } = 32;

    /// <summary>Entries of one page, 1 to 10,000.</summary>
    public int MaxPageSize { get; set; } = 1000;

    /// <summary>Bytes of one page of log records, 64 KiB to 64 MiB; a page ends early when it is reached.</summary>
    public int MaxPageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long the status of one partition may take, 100 ms to 30 s.</summary>
    public TimeSpan PartitionPatience { get; set; } = TimeSpan.FromSeconds(2);
}
