using FinData.Client;

namespace FinData.Cli;

/// <summary>Reads the whole log through the server, page by page.</summary>
internal static class LogReader
{
    private const int RecordsPerPage = 1000;

    /// <summary>Gives every record of a partition below <paramref name="end"/>, in order.</summary>
    public static async Task ReadAsync(
        FinDataClient client, int partition, long end, Action<long, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> onRecord, CancellationToken cancellationToken)
    {
        for (var from = 0L; from < end;)
        {
            var page = await client.GetRecordsAsync(partition, from, RecordsPerPage, cancellationToken);
            foreach (var record in page.Records)
            {
                if (record.Offset < end)
                {
                    onRecord(record.Offset, Convert.FromBase64String(record.KeyBase64), Convert.FromBase64String(record.ValueBase64));
                }
            }

            if (page.Next <= from)
            {
                throw new InvalidDataException($"The log of partition {partition} ends at {page.Next}, before the {end} that the server named.");
            }

            from = page.Next;
        }
    }
}
