using FinData.Lending;

namespace FinData;

/// <summary>The balances of a contract at a date. Amounts in <see cref="Currency"/>; see <see cref="Position"/> for what each means.</summary>
[GenerateSerializer, Immutable, Alias("findata.contract-view")]
public sealed record ContractView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public string? ClientId { get; init; }
    /// <summary><c>account</c> or <c>loan</c>; null while pending.</summary>
    [Id(2)] public string? Kind { get; init; }
    [Id(3)] public string? Product { get; init; }
    [Id(4)] public string? Currency { get; init; }
    [Id(5)] public required ContractStatus Status { get; init; }
    [Id(6)] public DateOnly? AsOf { get; init; }
    [Id(7)] public decimal Balance { get; init; }
    [Id(8)] public decimal AccruedInterest { get; init; }
    [Id(9)] public decimal PrincipalOutstanding { get; init; }
    [Id(10)] public decimal PrincipalDue { get; init; }
    [Id(11)] public decimal InterestDue { get; init; }
    [Id(12)] public decimal FeesDue { get; init; }
    [Id(13)] public decimal PenaltiesDue { get; init; }
    [Id(14)] public decimal UnallocatedCredit { get; init; }
    [Id(15)] public decimal Overdue { get; init; }
    [Id(16)] public int DaysPastDue { get; init; }
    [Id(17)] public decimal TotalDisbursed { get; init; }
    [Id(18)] public decimal TotalPaid { get; init; }
    [Id(19)] public decimal PrincipalPaid { get; init; }
    [Id(20)] public decimal InterestPaid { get; init; }
    [Id(21)] public required int Partition { get; init; }
    /// <summary>Highest offset of the partition that this view takes in for the contract.</summary>
    [Id(22)] public required long Watermark { get; init; }
    /// <summary>Answered from the store while the owner of the partition is not up: newer events may exist.</summary>
    [Id(23)] public bool Stale { get; init; }
    [Id(24)] public decimal AccruedPenalty { get; init; }
    [Id(25)] public decimal FeesPaid { get; init; }
    [Id(26)] public decimal PenaltiesPaid { get; init; }
    [Id(27)] public decimal Waived { get; init; }
    [Id(28)] public decimal WrittenOff { get; init; }
    [Id(29)] public decimal Recovered { get; init; }
}
