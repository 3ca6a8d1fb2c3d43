namespace FinData.Lending;

/// <summary>
/// One event of a contract's history with its identity. A history holds every event of the contract but identical repeats:
/// applied, refused, pending and conflicting ones alike, since a later event can change what becomes of them.
/// </summary>
/// <param name="EventId">Unique within the contract.</param>
/// <param name="Event">The event at its log offset.</param>
/// <param name="Content">The canonical bytes of the event without its offset. Two events with one id are the same event exactly when these are equal.</param>
public sealed record HistoryEntry(string EventId, ContractEvent Event, ReadOnlyMemory<byte> Content);
