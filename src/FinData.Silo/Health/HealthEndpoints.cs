using FinData.Silo.Partitions;
using FinData.Silo.OpenApi;
using FinData.Silo.Queries;

namespace FinData.Silo.Health;

/// <summary>What an orchestrator asks. Open to all, and says nothing that is worth hiding.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("").WithTags("Health").AllowAnonymous();

        health.MapGet("/healthz", static () => TypedResults.Ok(new HealthView("ok")))
            .Describe("getHealth", "Whether the process lives", "Answers as long as requests are handled at all. Restart the process when it doesn't.")
            .WithParameters().Answers<HealthView>();

        health.MapGet("/readyz", GetReadinessAsync)
            .Describe("getReadiness", "Whether to send requests here",
                "Ready when every partition that this process owns runs. A partition whose store or log refuses still answers reads, and counts as running.")
            .WithParameters().Answers<ReadinessView>().Answers<ReadinessView>(503);
    }

    private static async Task<IResult> GetReadinessAsync(PartitionStatuses statuses, SiloIdentity silo, CancellationToken cancellationToken)
    {
        var views = await statuses.GetAsync(cancellationToken);
        var own = views.Where(view => view.Silo is null || view.Silo == silo.Name).ToArray();
        var waiting = own.Where(static view => view.State is PartitionState.Starting or PartitionState.Stopped or PartitionState.Faulted).ToArray();
        var answer = new ReadinessView
        {
            Status = waiting.Length == 0 ? "ready" : "starting",
            Partitions = own.Length,
            NotRunning = [.. waiting.Select(static view => view.Partition)],
        };
        return TypedResults.Json(answer, FinDataJson.Options, statusCode: waiting.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
