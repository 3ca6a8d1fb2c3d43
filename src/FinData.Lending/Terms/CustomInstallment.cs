namespace FinData.Lending;

/// <summary>One installment of a schedule that the producer gives.</summary>
/// <param name="DueDate">As it is: no convention moves it.</param>
/// <param name="Principal">Its principal part; the parts of a schedule sum to the principal.</param>
/// <param name="Interest">Its interest part; null: what has accrued by then.</param>
public readonly record struct CustomInstallment(DateOnly DueDate, decimal Principal, decimal? Interest = null);
