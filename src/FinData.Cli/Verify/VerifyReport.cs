using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinData.Cli;

/// <summary>What a verification found, as <c>--json</c> writes it. Names are part of the tool's contract.</summary>
internal sealed record VerifyReport
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public required int Contracts { get; init; }

    /// <summary>Contracts with at least one field that differs, and contracts that only the server or only the log knows.</summary>
    public required int Differ { get; init; }

    public required int Clients { get; init; }

    public required int ClientsDiffer { get; init; }

    public required int PortfolioDiffer { get; init; }

    /// <summary>Records of the log that were folded, rejected ones included.</summary>
    public required long Events { get; init; }

    public required long Rejected { get; init; }

    public required double Seconds { get; init; }

    [JsonIgnore]
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    public bool IsClean() => Differ == 0 && ClientsDiffer == 0 && PortfolioDiffer == 0;

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
