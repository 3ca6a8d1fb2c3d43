using System.Buffers;
using FinData.Client;
using FinData.Events;

namespace FinData.Cli.Demo;

/// <summary>Streams the demo's events through the public API, like any producer.</summary>
internal static class DemoIngest
{
    private const int Lanes = 4;
    private const int LinesPerBatch = 2000;

    private static readonly TimeSpan RetryFor = TimeSpan.FromSeconds(30);

    public static async Task<IngestReport> RunAsync(
        FinDataClient client, IEnumerable<EventEnvelope> events, ProgressBar progress, Action<string> note, CancellationToken cancellationToken)
    {
        var report = new IngestReport();
        var sender = new EventSender(client, RetryFor, TimeProvider.System, note);
        await using var pipeline = new IngestPipeline(sender, Lanes, LinesPerBatch, (batch, answer) =>
        {
            report.Add(batch, answer);
            progress.Increment(batch.LineNumbers.Count);
        }, cancellationToken);
        var line = new ArrayBufferWriter<byte>(1024);
        var number = 0L;
        foreach (var envelope in events)
        {
            line.ResetWrittenCount();
            JsonEventCodec.Encode(envelope, line);
            await pipeline.AddAsync(line.WrittenSpan, ++number);
        }

        await pipeline.CompleteAsync();
        return report;
    }
}
