using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>Posts credits of 1.00 all the time, each lane to an account of its own, every batch again until it is acknowledged; keeps what was answered.</summary>
internal sealed class SteadySenders(HttpClient http, int lanes, int batchSize)
{
    private static readonly JsonSerializerOptions Json = FinDataJson.Options;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private volatile bool isOver;

    /// <summary>Event id to where its acknowledgement said that it is.</summary>
    public ConcurrentDictionary<string, (int Partition, long Offset)> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers by status, and whether they said when to come again.</summary>
    public ConcurrentDictionary<(HttpStatusCode Status, bool SaysWhen), int> Answers { get; } = [];

    public int Sent(int lane) => Acknowledged.Keys.Count(id => id.StartsWith($"{AccountOf(lane)}/", StringComparison.Ordinal));

    public static string AccountOf(int lane) => $"L{lane}";

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => SendAsync(AccountOf(lane), cancellationToken)));

    /// <summary>No new events; what is on its way is sent until it is acknowledged.</summary>
    public void Finish() => isOver = true;

    private async Task SendAsync(string account, CancellationToken cancellationToken)
    {
        await SendUntilAcknowledgedAsync([("open", Samples.Opened(account))], cancellationToken);
        for (var number = 0; !isOver; number += batchSize)
        {
            var ids = Enumerable.Range(number, batchSize).Select(i => $"{account}/{i}");
            await SendUntilAcknowledgedAsync([.. ids.Select(id => (id, Samples.Credited(account, id, "1.00")))], cancellationToken);
        }
    }

    private async Task SendUntilAcknowledgedAsync((string Id, string Event)[] batch, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(string.Join('\n', batch.Select(static e => e.Event)));
        while (!await TrySendAsync(batch, body, cancellationToken))
        {
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private async Task<bool> TrySendAsync((string Id, string Event)[] batch, byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/x-ndjson");
        using var answer = await http.PostAsync("v1/events", content, cancellationToken);
        Answers.AddOrUpdate((answer.StatusCode, answer.Headers.RetryAfter is not null), 1, static (_, count) => count + 1);
        if (!answer.IsSuccessStatusCode)
        {
            return false;
        }

        var results = JsonSerializer.Deserialize<IngestResponse>(await answer.Content.ReadAsStreamAsync(cancellationToken), Json)!.Results;
        foreach (var (sent, result) in batch.Zip(results))
        {
            Assert.True(result.Accepted, $"{sent.Id}: {result.Reason}");
            if (sent.Id != "open")
            {
                Acknowledged.TryAdd(sent.Id, (result.Partition!.Value, result.Offset!.Value));
            }
        }

        return true;
    }
}
