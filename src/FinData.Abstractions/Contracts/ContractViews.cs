using System.Collections.Immutable;
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
}

[GenerateSerializer, Immutable, Alias("findata.schedule-view")]
public sealed record ScheduleView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public required string Currency { get; init; }
    [Id(2)] public DateOnly? AsOf { get; init; }
    [Id(3)] public required ImmutableArray<InstallmentView> Installments { get; init; }
    [Id(4)] public required long Watermark { get; init; }
}

/// <summary>One installment as agreed, and what is paid of it.</summary>
[GenerateSerializer, Immutable, Alias("findata.installment-view")]
public readonly record struct InstallmentView
{
    [Id(0)] public required int Number { get; init; }
    [Id(1)] public required DateOnly DueDate { get; init; }
    [Id(2)] public required decimal OpeningPrincipal { get; init; }
    [Id(3)] public required decimal Principal { get; init; }
    [Id(4)] public required decimal Interest { get; init; }
    [Id(5)] public required decimal Total { get; init; }
    [Id(6)] public required decimal ClosingPrincipal { get; init; }
    [Id(7)] public required decimal PrincipalPaid { get; init; }
    [Id(8)] public required decimal InterestPaid { get; init; }
}

[GenerateSerializer, Immutable, Alias("findata.statement-view")]
public sealed record StatementView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public string? Currency { get; init; }
    [Id(2)] public required ImmutableArray<StatementLine> Lines { get; init; }
    [Id(3)] public required long Watermark { get; init; }
}

/// <summary>One event and the balances after it.</summary>
[GenerateSerializer, Immutable, Alias("findata.statement-line")]
public readonly record struct StatementLine
{
    [Id(0)] public required DateOnly Date { get; init; }
    [Id(1)] public required string EventId { get; init; }
    [Id(2)] public required string Type { get; init; }
    [Id(3)] public required decimal Amount { get; init; }
    [Id(4)] public required string Outcome { get; init; }
    [Id(5)] public string? Reason { get; init; }
    [Id(6)] public required decimal Balance { get; init; }
    [Id(7)] public required decimal AccruedInterest { get; init; }
    [Id(8)] public required decimal PrincipalOutstanding { get; init; }
    [Id(9)] public required long Offset { get; init; }
}

[GenerateSerializer, Immutable, Alias("findata.journal-view")]
public sealed record JournalView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public string? Currency { get; init; }
    [Id(2)] public required ImmutableArray<JournalLineView> Lines { get; init; }
    /// <summary>Sum of all lines: zero, always.</summary>
    [Id(3)] public required decimal Imbalance { get; init; }
    [Id(4)] public required long Watermark { get; init; }
}

/// <summary>One journal line; debits positive. Interest lines carry how they were computed.</summary>
[GenerateSerializer, Immutable, Alias("findata.journal-line")]
public readonly record struct JournalLineView
{
    [Id(0)] public required DateOnly Date { get; init; }
    /// <summary>The event that caused it; null where the passing of time did.</summary>
    [Id(1)] public string? EventId { get; init; }
    [Id(2)] public required int Installment { get; init; }
    [Id(3)] public required string Account { get; init; }
    [Id(4)] public required decimal Amount { get; init; }
    [Id(5)] public AccrualView? Accrual { get; init; }
}

/// <summary><c>round(Base * Rate * Days / Basis)</c> from <see cref="From"/> to before <see cref="To"/>.</summary>
[GenerateSerializer, Immutable, Alias("findata.accrual-view")]
public sealed record AccrualView
{
    [Id(0)] public required DateOnly From { get; init; }
    [Id(1)] public required DateOnly To { get; init; }
    [Id(2)] public required decimal Base { get; init; }
    [Id(3)] public required decimal Rate { get; init; }
    [Id(4)] public required int Days { get; init; }
    [Id(5)] public required int Basis { get; init; }
    [Id(6)] public required string DayCount { get; init; }
}

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

/// <summary>One event and what became of it as things stand now.</summary>
[GenerateSerializer, Immutable, Alias("findata.event-view")]
public sealed record EventView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public required string EventId { get; init; }
    [Id(2)] public required string Type { get; init; }
    [Id(3)] public required DateOnly EffectiveDate { get; init; }
    [Id(4)] public required decimal Amount { get; init; }
    [Id(5)] public string? Currency { get; init; }
    [Id(6)] public required string Outcome { get; init; }
    [Id(7)] public string? Reason { get; init; }
    [Id(8)] public required int Partition { get; init; }
    [Id(9)] public required long Offset { get; init; }
}
