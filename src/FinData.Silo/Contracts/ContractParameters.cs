using System.ComponentModel;
using System.Text;
using FinData.Grains;
using FinData.Silo.Problems;
using FinData.Silo.Queries;
using Microsoft.AspNetCore.Mvc;

namespace FinData.Silo.Contracts;

/// <summary>Which contract, at which date, as known when, after which write.</summary>
internal readonly struct ContractParameters
{
    public static readonly string[] Names = ["asOf", "knownAt", "readAfter"];

    [FromRoute(Name = "id"), Description("Contract id; a slash in it is written %2F.")]
    public required string Id { get; init; }

    [FromQuery(Name = "asOf"), Description("Business date, yyyy-MM-dd. Without: as of the contract's last event.")]
    public string? AsOf { get; init; }

    [FromQuery(Name = "knownAt"), Description("Only events up to this offset of the contract's partition: what was known then.")]
    public string? KnownAt { get; init; }

    [FromQuery(Name = "readAfter"), Description("Offset, or partition:offset, as ingestion returned it. Waits, bounded, until it is folded; 503 if it isn't in time.")]
    public string? ReadAfter { get; init; }

    /// <summary>Null where all is well.</summary>
    public Problem? Read(int partitionCount, out string id, out ContractQuery query)
    {
        query = ContractQuery.Latest;
        if (!Ids.TryRead(Id, out id))
        {
            return Problem.InvalidId("contract");
        }

        var reader = new RequestReader();
        query = new ContractQuery
        {
            AsOf = reader.Date("asOf", AsOf),
            KnownAt = reader.Offset("knownAt", KnownAt),
            ReadAfter = reader.Position("readAfter", ReadAfter, Partitioner.PartitionOf(Encoding.UTF8.GetBytes(id), partitionCount)),
        };
        return reader.HasFaults ? reader.Problem : null;
    }
}
