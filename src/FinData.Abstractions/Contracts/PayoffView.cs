namespace FinData;

[GenerateSerializer, Immutable, Alias("findata.payoff-view")]
public sealed record PayoffView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public required string Currency { get; init; }
    [Id(2)] public required DateOnly Date { get; init; }
    [Id(3)] public required decimal Principal { get; init; }
    [Id(4)] public required decimal Interest { get; init; }
    [Id(5)] public required decimal Fees { get; init; }
    [Id(6)] public required decimal Penalties { get; init; }
    [Id(7)] public required decimal Credit { get; init; }
    [Id(8)] public required decimal Total { get; init; }
    [Id(9)] public required long Watermark { get; init; }
}
