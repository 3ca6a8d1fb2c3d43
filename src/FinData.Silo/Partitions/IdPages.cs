using FinData.Grains;
using FinData.Silo.Problems;
using FinData.Silo.Queries;

namespace FinData.Silo.Partitions;

/// <summary>What every list of a partition's contracts, page by page in order of their ids, checks of its request.</summary>
internal static class IdPages
{
    /// <summary>What is wrong with the request; null where nothing is, and then <paramref name="most"/> is how many ids the page may have.</summary>
    public static IResult? Refuse(int partition, string? after, string? limit, IEventLog log, QueryOptions options, out int most)
    {
        var reader = new RequestReader();
        most = reader.Limit(limit, options.MaxPageSize);
        if (partition < 0 || partition >= log.PartitionCount)
        {
            return Problem.UnknownPartition(log.PartitionCount);
        }

        if (after is not null && !Ids.IsValid(after))
        {
            return Problem.InvalidId("contract");
        }

        return reader.HasFaults ? reader.Problem : null;
    }
}
