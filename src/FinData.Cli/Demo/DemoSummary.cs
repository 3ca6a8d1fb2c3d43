using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinData.Cli.Demo;

/// <summary>The figures of a demo run, as <c>--json</c> writes them. Names are part of the tool's contract.</summary>
internal sealed record DemoSummary
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public required long Events { get; init; }

    public required long Contracts { get; init; }

    public required long Clients { get; init; }

    public required BankFigures Bank { get; init; }

    [JsonPropertyName("lendingclub")]
    public required LendingClubFigures LendingClub { get; init; }

    public required TableFigures Tables { get; init; }

    /// <summary>Contracts whose journal lines do not sum to zero.</summary>
    public required int JournalUnbalanced { get; init; }

    /// <summary>Clients whose totals are not the sums of their contracts.</summary>
    public required int ClientTotalsDiffer { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Nothing is wrong that FinData answers for. Where the published figures disagree with themselves, they may.</summary>
    [JsonIgnore]
    public bool IsClean => Bank.Differ == 0 && JournalUnbalanced == 0 && ClientTotalsDiffer == 0;

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

internal sealed record BankFigures
{
    public required int Accounts { get; init; }

    public required int AccountDays { get; init; }

    public required int StepExact { get; init; }

    [JsonPropertyName("step_within_010_per_row")]
    public required int StepWithinTolerance { get; init; }

    public required int Differ { get; init; }

    public required decimal MaxDrift { get; init; }

    public static BankFigures Of(int accounts, in BankAgreement agreement) => new()
    {
        Accounts = accounts,
        AccountDays = agreement.AccountDays,
        StepExact = agreement.StepExact,
        StepWithinTolerance = agreement.StepWithinTolerance,
        Differ = agreement.Differ,
        MaxDrift = agreement.MaxDrift,
    };
}

internal sealed record LendingClubFigures
{
    public required int Loans { get; init; }

    public required int InstallmentAgree { get; init; }
}

internal sealed record TableFigures
{
    public required int Rows { get; init; }

    public required int Agree { get; init; }
}
