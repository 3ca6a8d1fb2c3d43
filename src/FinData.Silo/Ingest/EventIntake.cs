using System.Collections.Immutable;
using FinData.Events;
using FinData.Grains;

namespace FinData.Silo.Ingest;

/// <summary>Takes the bytes of events: valid ones are appended to the log together, the others are kept as dead letters.</summary>
internal sealed partial class EventIntake(
    IEventLog log, ILedgerStore store, FinDataServerOptions options, TimeProvider time, SiloInstruments instruments, ILogger<EventIntake> logger)
{
    private const string Source = "http";

    /// <param name="body">Belongs to the caller again when this completes.</param>
    /// <param name="events">Where each event lies in <paramref name="body"/>.</param>
    /// <exception cref="LogUnavailableException">None of the events was accepted.</exception>
    public async Task<IngestResponse> TakeAsync(ReadOnlyMemory<byte> body, List<Range> events)
    {
        var started = time.GetTimestamp();
        var results = new IngestResult[events.Count];
        var accepted = new List<AppendRecord>(events.Count);
        var rejected = new List<DeadLetter>();
        foreach (var (index, range) in events.Index())
        {
            Sort(body[range], ref results[index], accepted, rejected);
        }

        if (accepted.Count > 0)
        {
            // Not cancelled with the request: what is handed to the log is in it or not, whether or not somebody waits for the answer.
            var positions = await log.AppendAsync(accepted.ToArray(), CancellationToken.None);
            Place(results, positions);
        }

        if (rejected.Count > 0)
        {
            await KeepAsync(rejected, results);
        }

        instruments.OnIngested(accepted.Count, rejected.Count, time.GetElapsedTime(started));
        return new IngestResponse { Accepted = accepted.Count, Rejected = rejected.Count, Results = ImmutableArray.Create(results) };
    }

    private void Sort(ReadOnlyMemory<byte> record, ref IngestResult result, List<AppendRecord> accepted, List<DeadLetter> rejected)
    {
        var rejection = JsonEventCodec.TryDecode(record.Span, out var decoded);
        if (rejection.IsNone)
        {
            ReadOnlyMemory<byte> key = decoded.Unescaped is { } unescaped
                ? unescaped.AsMemory(decoded.ContractId.Start, decoded.ContractId.Length)
                : record.Slice(decoded.ContractId.Start, decoded.ContractId.Length);
            accepted.Add(new AppendRecord(Partitioner.PartitionOf(key.Span, log.PartitionCount), key, record));
            result = new IngestResult { Accepted = true, TermsErrors = TermsErrors.Of(decoded.Event) };
            return;
        }

        var reason = ReasonNames.Of(rejection.Reason);
        var kept = record[..Math.Min(record.Length, options.Ingest.MaxDeadLetterBytes)].ToArray();
        rejected.Add(new DeadLetter(0, -1, -1, reason, rejection.Field, Source, time.GetUtcNow(), ReadOnlyMemory<byte>.Empty, kept));
        result = new IngestResult { Accepted = false, Reason = reason, Field = rejection.Field };
    }

    private static void Place(IngestResult[] results, LogPosition[] positions)
    {
        var next = 0;
        foreach (ref var result in results.AsSpan())
        {
            if (result.Accepted)
            {
                var position = positions[next++];
                result = result with { Partition = position.Partition, Offset = position.Offset };
            }
        }
    }

    private static void Number(IngestResult[] results, long sequence)
    {
        foreach (ref var result in results.AsSpan())
        {
            if (!result.Accepted)
            {
                result = result with { DeadLetter = sequence++ };
            }
        }
    }

    private async Task KeepAsync(List<DeadLetter> rejected, IngestResult[] results)
    {
        try
        {
            Number(results, await store.AddDeadLettersAsync(rejected, CancellationToken.None));
        }
        catch (StoreUnavailableException e)
        {
            // The caller learns the reason from the answer and still has the bytes; failing the accepted events for it would be worse.
            LogLettersLost(rejected.Count, e);
        }
    }
}
