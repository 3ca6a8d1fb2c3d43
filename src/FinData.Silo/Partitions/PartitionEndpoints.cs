using System.ComponentModel;
using System.Collections.Immutable;
using FinData.Grains;
using FinData.Silo.OpenApi;
using FinData.Silo.Queries;
using FinData.Silo.Security;
using Microsoft.AspNetCore.Mvc;

namespace FinData.Silo.Partitions;

internal static class PartitionEndpoints
{
    public static void MapPartitions(this IEndpointRouteBuilder app)
    {
        var partitions = app.MapGroup("/v1/partitions").WithTags("Partitions");

        partitions.MapGet("", static (PartitionStatuses statuses, CancellationToken cancellationToken) => statuses.GetAsync(cancellationToken))
            .Describe("getPartitions", "Every partition of the log", "State, owner, lag, checkpoint and counts of what became of its events.")
            .RequireAuthorization(Roles.Read).WithParameters().Answers<ImmutableArray<PartitionView>>().Problems(503);

        partitions.MapGet("/{partition:int}/contracts", ListContractsAsync)
            .Describe("listContracts", "Ids of a partition's contracts", "In order, page by page. Contracts appear with the checkpoint after their first event.")
            .RequireAuthorization(Roles.Read).WithParameters("after", "limit").Answers<IdPage>().Problems(400, 404, 503);

        partitions.MapGet("/{partition:int}/quarantined", Quarantined.ListAsync)
            .Describe("listQuarantined", "Contracts of a partition that are quarantined", "In order of their ids, page by page: since which offset, at which event and why the fold of each breaks.")
            .RequireAuthorization(Roles.Read).WithParameters("after", "limit").Answers<QuarantinePage>().Problems(400, 404, 503);

        partitions.MapGet("/{partition:int}/records", LogRecords.ReadAsync)
            .Describe("readRecords", "Records as they stand in the log", "From an offset on, page by page: what an audit or an export reads.")
            .RequireAuthorization(Roles.Operate).WithParameters("from", "limit").Answers<LogPage>().Problems(400, 404, 503);
    }

    private static async Task<IResult> ListContractsAsync(
        int partition,
        [FromQuery, Description("The last id of the page before; without: from the first.")] string? after,
        [FromQuery, Description("At most this many; 100 without.")] string? limit,
        IEventLog log,
        ILedgerStore store,
        FinDataServerOptions options,
        CancellationToken cancellationToken)
    {
        if (IdPages.Refuse(partition, after, limit, log, options.Queries, out var most) is { } refusal)
        {
            return refusal;
        }

        var ids = await store.ListContractsAsync(partition, after, most, cancellationToken);
        return TypedResults.Ok(new IdPage { Ids = [.. ids], After = ids.Count == most ? ids[^1] : null });
    }
}
