using System.Globalization;
using System.Text.Json;

namespace FinData.Cli.Torture;

/// <summary>What a run came to, as <c>--json</c> writes it. Names are part of the tool's contract.</summary>
internal sealed record TortureReport
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>Events that the server acknowledged, each counted once.</summary>
    public required long Events { get; init; }

    /// <summary>Events that were sent again though they were acknowledged, on purpose.</summary>
    public required long DuplicatesSent { get; init; }

    /// <summary>Events that were sent again because no answer came.</summary>
    public required long RetriesSent { get; init; }

    public required int ServerKills { get; init; }

    public required int BrokerKills { get; init; }

    public required int ServerPauses { get; init; }

    public required int BrokerPauses { get; init; }

    public int Kills => ServerKills + BrokerKills;

    public int Pauses => ServerPauses + BrokerPauses;

    /// <summary>Times that the server answered again after a blow.</summary>
    public required int Recoveries { get; init; }

    /// <summary>Longest time in which no read was answered.</summary>
    public required double LongestGapSeconds { get; init; }

    /// <summary>Longest time in which no event was acknowledged.</summary>
    public required double LongestWriteGapSeconds { get; init; }

    /// <summary>Acknowledged events that are not in the log where the acknowledgement said.</summary>
    public required int Lost { get; init; }

    /// <summary>Contracts, clients and portfolio lines that differ from the plain fold of the log.</summary>
    public required int Differences { get; init; }

    public required long EventsInLog { get; init; }

    public required double Seconds { get; init; }

    public bool IsClean() => Lost == 0 && Differences == 0 && Events > 0;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public string ToText() => string.Create(CultureInfo.InvariantCulture,
        $"{Events:N0} events acknowledged, {DuplicatesSent:N0} of them sent twice; {Kills} kills, {Pauses} pauses, {Recoveries} recoveries; longest without a read {LongestGapSeconds:0.0} s, without a write {LongestWriteGapSeconds:0.0} s. {Lost:N0} lost, {Differences:N0} differ.");
}
