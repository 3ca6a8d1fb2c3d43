namespace FinData.Lending.Tests.Laws;

/// <summary>A life as a failing law prints it.</summary>
internal static class LifeText
{
    internal static string Of(IEnumerable<HistoryEntry> entries) => string.Join('\n', entries.Select(static entry
        => $"{entry.EventId} {entry.Event.Offset} {entry.Event.Kind} {entry.Event.EffectiveDate:O} {entry.Event.Amount} {TextOf(entry.Event.Detail)}"));

    private static string TextOf(EventDetail? detail) => detail is Opening { Terms: LoanTerms loan }
        ? $"{loan} installments [{string.Join("; ", loan.Installments)}] fees [{string.Join("; ", loan.Fees)}] order {OrderOf(loan.AllocationOrder)}"
        : $"{detail}";

    private static string OrderOf(AllocationOrder order) => order.IsBySteps
        ? string.Join(' ', Enumerable.Range(0, 8).Select(place => order.StepAt(place)))
        : string.Join(' ', Enumerable.Range(0, 4).Select(place => order[place]));
}
