namespace FinData.Lending.Progressive;

/// <summary>An event that was applied: all that a progressive contract remembers.</summary>
/// <param name="Amount">Minor units.</param>
internal readonly record struct ProgressiveFact(EventKind Kind, int Day, long Amount, EventDetail? Detail)
{
    internal DateOnly Date => DateOnly.FromDayNumber(Day);
}
