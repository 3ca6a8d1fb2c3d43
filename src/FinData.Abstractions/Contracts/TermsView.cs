using System.Text.Json.Serialization;

namespace FinData;

/// <summary>What was agreed at opening. What later events changed (rate, dates) shows in schedule and journal.</summary>
[GenerateSerializer, Immutable, Alias("findata.terms-view")]
public sealed record TermsView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public string? ClientId { get; init; }
    /// <summary>A JSON object, as an opening's <c>terms</c> with every default written out.</summary>
    [Id(2), JsonConverter(typeof(RawJsonConverter))] public required string Terms { get; init; }
    [Id(3)] public required long Watermark { get; init; }
}
