namespace FinData.Lending;

/// <summary>
/// An event that no schedule foresees. Loans have the prepayment (PP), whose amount is a payoff, with its sign; the credit event (CE) and the analysis (AD),
/// which have none.
/// </summary>
public readonly record struct ActusObservedEvent(DateTime Time, ActusEventType Type, decimal Amount = 0);
