using System.Threading.RateLimiting;
using FinData.Silo.Problems;

namespace FinData.Silo.Ingest;

/// <summary>Bounds how many ingestion requests are handled and how many wait, and so the memory that they hold.</summary>
internal static class IngestLimiter
{
    public const string Policy = "ingest";

    public static IServiceCollection AddIngestLimiter(this IServiceCollection services, IngestOptions options)
        => services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(Policy, _ => RateLimitPartition.GetConcurrencyLimiter(Policy, _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = options.MaxConcurrentRequests,
                QueueLimit = options.MaxQueuedRequests,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }));
            limiter.OnRejected = static (rejected, _) =>
                new ValueTask(Problem.Busy("ingestion requests", "Ingest:MaxQueuedRequests").ExecuteAsync(rejected.HttpContext));
        });
}
