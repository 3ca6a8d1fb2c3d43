using System.Collections.Immutable;
using System.ComponentModel;
using FinData.Events;
using FinData.Grains;
using FinData.Silo.Problems;
using FinData.Silo.Queries;
using Microsoft.AspNetCore.Mvc;

namespace FinData.Silo.Partitions;

/// <summary>One page of the log.</summary>
internal static class LogRecords
{
    // Offsets may have gaps, so a range with a next record may still have none to give from here.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<IResult> ReadAsync(
        int partition,
        [FromQuery, Description("The first offset wanted; 0 without.")] string? from,
        [FromQuery, Description("At most this many; 100 without.")] string? limit,
        IEventLog log,
        AvroSchemas schemas,
        FinDataServerOptions options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (partition < 0 || partition >= log.PartitionCount)
        {
            return Problem.UnknownPartition(log.PartitionCount);
        }

        var reader = new RequestReader();
        var start = reader.Offset("from", from) ?? 0;
        var most = reader.Limit(limit, options.Queries.MaxPageSize);
        if (reader.HasFaults)
        {
            return reader.Problem;
        }

        var range = await log.GetRangeAsync(partition, cancellationToken);
        start = Math.Max(start, range.First);
        if (start >= range.Next)
        {
            return TypedResults.Ok(new LogPage { Records = [], Next = start, LogEnd = range.Next });
        }

        using var block = new RecordBlock(most, options.Queries.MaxPageBytes);
        await using var records = log.OpenReader(partition, start);
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await records.ReadAsync(block, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return TypedResults.Ok(new LogPage { Records = [], Next = range.Next, LogEnd = range.Next });
        }

        var page = ViewsOf(block);
        return TypedResults.Ok(new LogPage { Records = page, Schemas = SchemasOf(block, schemas), Next = page[^1].Offset + 1, LogEnd = Math.Max(range.Next, page[^1].Offset + 1) });
    }

    private static ImmutableArray<LogRecordView> ViewsOf(RecordBlock block)
    {
        var views = ImmutableArray.CreateBuilder<LogRecordView>(block.Count);
        foreach (ref readonly var entry in block.Entries)
        {
            views.Add(new LogRecordView
            {
                Offset = entry.Offset,
                KeyBase64 = Convert.ToBase64String(block.Key(entry)),
                ValueBase64 = Convert.ToBase64String(block.Value(entry)),
                HeadersBase64 = entry.HeadersLength == 0 ? null : Convert.ToBase64String(block.Headers(entry)),
            });
        }

        return views.MoveToImmutable();
    }

    private static ImmutableArray<LogSchemaView> SchemasOf(RecordBlock block, AvroSchemas schemas)
    {
        var views = new HashSet<LogSchemaView>();
        foreach (ref readonly var entry in block.Entries)
        {
            var record = block.Value(entry);
            if (schemas.TryGetText(record, out var text))
            {
                views.Add(new LogSchemaView { Id = AvroFraming.TryReadSchemaId(record, out var id) ? id : null, Schema = text });
            }
        }

        return [.. views];
    }
}
