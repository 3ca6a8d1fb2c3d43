namespace FinData.Lending;

/// <summary>One thing that has fallen due: an installment, or (number 0) a fee or another amount of its own.</summary>
/// <param name="Owed">What it asks for, less what was waived, written off or re-aged.</param>
/// <param name="Paid">What of that is paid.</param>
public readonly record struct DueItem(int Number, DateOnly DueDate, InstallmentPaid Owed, InstallmentPaid Paid);
