using System.ComponentModel;
using FinData.Grains;
using FinData.Silo.Queries;
using Microsoft.AspNetCore.Mvc;

namespace FinData.Silo.Partitions;

/// <summary>Contracts in quarantine. Their partition knows which; each contract says why, by folding its history once more.</summary>
internal static class Quarantined
{
    public static async Task<IResult> ListAsync(
        int partition,
        [FromQuery, Description("The last id of the page before; without: from the first.")] string? after,
        [FromQuery, Description("At most this many; 100 without.")] string? limit,
        IGrainFactory grains,
        IEventLog log,
        FinDataServerOptions options,
        CancellationToken cancellationToken)
    {
        return IdPages.Refuse(partition, after, limit, log, options.Queries, out var most)
            ?? TypedResults.Ok(await ReadAsync(grains, partition, after, most, options.Queries, cancellationToken));
    }

    /// <summary>One that has left quarantine since it was listed is left out, so a page may have fewer than there is room for.</summary>
    public static async Task<QuarantinePage> ReadAsync(
        IGrainFactory grains, int partition, string? after, int limit, QueryOptions options, CancellationToken cancellationToken)
    {
        var ids = await grains.GetGrain<IPartitionGrain>(partition).GetQuarantined(after, limit, cancellationToken);
        var found = await BatchReads.FindAsync(ids, (id, token) => grains.GetGrain<IContractGrain>(id).GetQuarantine(token), options, cancellationToken);
        return new QuarantinePage { Contracts = found, After = ids.Length == limit ? ids[^1] : null };
    }
}
