using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace FinData.Client;

public sealed partial class FinDataClient
{
    /// <summary>Lines of one request of <see cref="IngestLinesAsync"/>: far below the server's limit, far above what a round trip costs.</summary>
    public const int DefaultLinesPerRequest = 1000;

    private const int MaxRequestBytes = 4 * 1024 * 1024;

    /// <summary>Sends one event. A rejected event is a result, not an exception.</summary>
    public Task<IngestResponse> IngestEventAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default)
        => IngestAsync(new ReadOnlyMemoryContent(json), "application/json", cancellationToken);

    /// <summary>Sends newline-delimited events in one request; results are in the order of the lines. Blank lines are skipped.</summary>
    public Task<IngestResponse> IngestBatchAsync(ReadOnlyMemory<byte> ndjson, CancellationToken cancellationToken = default)
        => IngestAsync(new ReadOnlyMemoryContent(ndjson), "application/x-ndjson", cancellationToken);

    /// <summary>
    /// Sends a stream of newline-delimited events of any length, request by request, and gives each answer as it comes. What an exception leaves
    /// unanswered may be sent again: identical events are duplicates and change nothing.
    /// </summary>
    public async IAsyncEnumerable<IngestResponse> IngestLinesAsync(
        Stream ndjson, int linesPerRequest = DefaultLinesPerRequest, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(linesPerRequest);
        var lines = new LineBatcher(ndjson, linesPerRequest, MaxRequestBytes);
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } batch)
        {
            yield return await IngestBatchAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IngestResponse> IngestAsync(HttpContent content, string mediaType, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, "v1/events");
        request.Content = content;
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var isAnswer = response.Content.Headers.ContentType?.MediaType == "application/json"
            && response.StatusCode is HttpStatusCode.OK or HttpStatusCode.MultiStatus or HttpStatusCode.BadRequest;
        if (!isAnswer)
        {
            throw await FinDataException.FromAsync(response, cancellationToken).ConfigureAwait(false);
        }

        return await response.Content.ReadFromJsonAsync<IngestResponse>(FinDataJson.Options, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException("The server answered the events with no body.");
    }

    /// <summary>Cuts a stream into runs of whole lines. The memory given is valid until the next read.</summary>
    private sealed class LineBatcher(Stream source, int maxLines, int maxBytes)
    {
        private byte[] buffer = new byte[256 * 1024];
        private int start;
        private int end;
        private bool ended;

        public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
        {
            var lines = 0;
            var scanned = start;
            while (true)
            {
                while (buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n') is >= 0 and var newline)
                {
                    scanned += newline + 1;
                    if (++lines >= maxLines || scanned - start >= maxBytes)
                    {
                        return Take(scanned);
                    }
                }

                if (ended)
                {
                    return Take(end);
                }

                scanned -= MoveToFront();
                var read = await source.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
                ended = read == 0;
                end += read;
            }
        }

        private ReadOnlyMemory<byte> Take(int until)
        {
            var batch = buffer.AsMemory(start, until - start);
            start = until;
            return batch;
        }

        private int MoveToFront()
        {
            var moved = start;
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            return moved;
        }
    }
}
