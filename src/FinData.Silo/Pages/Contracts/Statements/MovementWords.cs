using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Contracts;

/// <summary>What a line of a statement is about.</summary>
internal static class MovementWords
{
    /// <param name="eventType">Null for what the passing of time did.</param>
    /// <param name="installment">The one that falls due on the line's day; 0: none.</param>
    public static string Of(in StatementMovement movement, string? eventType, int installment)
        => eventType is not null ? Figures.Words(eventType)
            : installment > 0 ? FormattableString.Invariant($"installment {installment} fell due")
            : ByTime(movement.Change);

    // Interest, fees and penalties come by themselves on their days; a credit that is used up settles what fell due.
    private static string ByTime(in BucketsView change) => change switch
    {
        { Deposit: not 0, Interest: not 0 } => "posted by the terms",
        { Deposit: not 0 } => "fee by the terms",
        { Credit: not 0 } => "credit used for what fell due",
        { Fees: not 0 } => "fee fell due",
        { Penalties: not 0 } => "late charge",
        _ => "interest accrued",
    };
}
