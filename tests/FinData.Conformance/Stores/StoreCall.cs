namespace FinData.Conformance;

/// <summary>The calls of <see cref="InMemoryLedgerStore"/> that a test can hook.</summary>
public enum StoreCall
{
    Acquire,
    ReadCheckpoint,
    LoadPositions,
    LoadHistory,
    Commit,
    List,
    AddDeadLetters,
    PinLog,
}
