using FinData.Lending.Progressive;

namespace FinData.Lending;

/// <summary>What loans of <see cref="InterestMode.Progressive"/> agree on besides what all loans do. Numbers of its enums are stored and never reused.</summary>
public sealed record ProgressiveRules
{
    /// <summary>Which installments take money that nothing due needs. Wire names <c>next</c>, <c>last</c>, <c>all</c>, <c>nextThenLast</c>.</summary>
    public FutureInstallmentRule Future { get; init; } = FutureInstallmentRule.NextInstallment;

    /// <summary>Up to when a loan that is paid off early bears interest. Wire names <c>payoffDay</c>, <c>dueDate</c>.</summary>
    public PreClosureInterest Payoff { get; init; } = PreClosureInterest.TillPreCloseDate;

    /// <summary>Principal that is past due bears no interest beyond its period. Wire names <c>accrues</c> (false), <c>none</c>.</summary>
    public bool NoInterestOnPastDue { get; init; }
}
