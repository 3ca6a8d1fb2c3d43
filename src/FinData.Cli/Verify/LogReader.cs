using FinData.Client;
using FinData.Events;

namespace FinData.Cli;

/// <summary>Reads the whole log through the server, page by page.</summary>
internal static class LogReader
{
    private const int RecordsPerPage = 1000;

    /// <summary>Gives every record of a partition below <paramref name="end"/>, in order.</summary>
    public static async Task ReadAsync(
        FinDataClient client, int partition, long end, AvroSchemas schemas, Action<LogRecord> onRecord, CancellationToken cancellationToken)
    {
        for (var from = 0L; from < end;)
        {
            var page = await client.GetRecordsAsync(partition, from, RecordsPerPage, cancellationToken);
            foreach (var schema in page.Schemas)
            {
                Learn(schemas, schema);
            }

            foreach (var record in page.Records)
            {
                if (record.Offset < end)
                {
                    onRecord(new LogRecord(
                        record.Offset, Convert.FromBase64String(record.KeyBase64), Convert.FromBase64String(record.ValueBase64), Convert.FromBase64String(record.HeadersBase64 ?? "")));
                }
            }

            if (page.Next <= from)
            {
                throw new InvalidDataException($"The log of partition {partition} ends at {page.Next}, before the {end} that the server named.");
            }

            from = page.Next;
        }
    }

    private static void Learn(AvroSchemas schemas, LogSchemaView schema)
    {
        if (schema.Id is { } id)
        {
            schemas.Add(id, schema.Schema);
        }
        else
        {
            schemas.Add(schema.Schema);
        }
    }
}

/// <summary>One record as it stands in the log.</summary>
internal readonly record struct LogRecord(long Offset, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Value, ReadOnlyMemory<byte> Headers);
