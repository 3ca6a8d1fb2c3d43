using System.Collections.Immutable;
using System.Globalization;

namespace FinData.Cli;

/// <summary>A line that did not become an event, and why.</summary>
internal sealed record RejectedLine(long Line, string Reason, string? Field, long? DeadLetter);

/// <summary>An opening that is in the log and that its contract refuses: every error of its terms at once.</summary>
internal sealed record RefusedOpening(long Line, ImmutableArray<TermsErrorView> Errors);

/// <summary>What became of a file of events.</summary>
internal sealed class IngestReport
{
    /// <summary>All are counted; this many are named. A file of nothing but garbage must not fill the screen or the memory.</summary>
    public const int MostNamed = 1000;

    private readonly List<RejectedLine> rejectedLines = [];
    private readonly List<RefusedOpening> refusedOpenings = [];

    public long Accepted { get; private set; }

    public long Rejected { get; private set; }

    /// <summary>Openings among the accepted events whose terms make no sense, so that their contracts stay closed.</summary>
    public long OpeningsRefused { get; private set; }

    public double Seconds { get; set; }

    public IReadOnlyList<RejectedLine> RejectedLines => rejectedLines;

    /// <summary>Named as the rejected lines are: all are counted, the first are here.</summary>
    public IReadOnlyList<RefusedOpening> TermsErrors => refusedOpenings;

    public void Add(EventBatch batch, IngestResponse answer)
    {
        if (answer.Results.Length != batch.LineNumbers.Count)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                $"The server answered {answer.Results.Length} results to {batch.LineNumbers.Count} events: it is of another version."));
        }

        Accepted += answer.Accepted;
        Rejected += answer.Rejected;
        for (var i = 0; i < answer.Results.Length; i++)
        {
            Add(batch.LineNumbers[i], answer.Results[i]);
        }
    }

    public int ToExitCode() => Rejected == 0 ? ExitCode.Ok : Accepted == 0 ? ExitCode.Failure : ExitCode.PartlyRejected;

    private void Add(long line, IngestResult result)
    {
        if (!result.Accepted && rejectedLines.Count < MostNamed)
        {
            rejectedLines.Add(new RejectedLine(line, result.Reason ?? "unknown", result.Field, result.DeadLetter));
        }

        if (result.TermsErrors is { IsDefaultOrEmpty: false } errors)
        {
            OpeningsRefused++;
            if (refusedOpenings.Count < MostNamed)
            {
                refusedOpenings.Add(new RefusedOpening(line, errors));
            }
        }
    }
}
