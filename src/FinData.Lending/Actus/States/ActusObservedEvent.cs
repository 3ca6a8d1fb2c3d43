namespace FinData.Lending;

/// <summary>An event that no schedule foresees. Of these, loans have the prepayment (PP); its amount is a payoff, with its sign.</summary>
public readonly record struct ActusObservedEvent(DateTime Time, ActusEventType Type, decimal Amount);
