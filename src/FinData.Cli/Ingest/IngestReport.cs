using System.Globalization;

namespace FinData.Cli;

/// <summary>A line that did not become an event, and why.</summary>
internal sealed record RejectedLine(long Line, string Reason, string? Field, long? DeadLetter);

/// <summary>What became of a file of events.</summary>
internal sealed class IngestReport
{
    /// <summary>All are counted; this many are named. A file of nothing but garbage must not fill the screen or the memory.</summary>
    public const int MostNamed = 1000;

    private readonly List<RejectedLine> rejectedLines = [];

    public long Accepted { get; private set; }

    public long Rejected { get; private set; }

    public double Seconds { get; set; }

    public IReadOnlyList<RejectedLine> RejectedLines => rejectedLines;

    public void Add(EventBatch batch, IngestResponse answer)
    {
        if (answer.Results.Length != batch.LineNumbers.Count)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                $"The server answered {answer.Results.Length} results to {batch.LineNumbers.Count} events: it is of another version."));
        }

        Accepted += answer.Accepted;
        Rejected += answer.Rejected;
        for (var i = 0; i < answer.Results.Length && answer.Rejected > 0; i++)
        {
            var result = answer.Results[i];
            if (!result.Accepted && rejectedLines.Count < MostNamed)
            {
                rejectedLines.Add(new RejectedLine(batch.LineNumbers[i], result.Reason ?? "unknown", result.Field, result.DeadLetter));
            }
        }
    }

    public int ToExitCode() => Rejected == 0 ? ExitCode.Ok : Accepted == 0 ? ExitCode.Failure : ExitCode.PartlyRejected;
}
