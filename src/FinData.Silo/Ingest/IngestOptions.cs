namespace FinData.Silo.Ingest;

/// <summary>Bounds of <c>POST /v1/events</c>.</summary>
public sealed class IngestOptions
{
    /// <summary>Events of one request, 1 to 100,000. All of them are appended, and made durable, together.</summary>
    public int MaxBatchEvents { get; set; } = 10_000;

    /// <summary>Bytes of one request body, 64 KiB to 256 MiB. The body is held in memory while it is split.</summary>
    public int MaxBodyBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Requests handled at once, 1 to 1,024: with <see cref="MaxBodyBytes"/>, the bound of what ingestion holds in memory.</summary>
    public int MaxConcurrentRequests { get; set; } = 32;

    /// <summary>Requests that wait for their turn, 0 to 65,536; beyond, the answer is 503.</summary>
    public int MaxQueuedRequests { get; set; } = 512;

    /// <summary>Bytes kept of a rejected event, 1 KiB to 1 MiB. Only events that are too large anyway are cut.</summary>
    public int MaxDeadLetterBytes { get; set; } = 64 * 1024;
}
