namespace FinData.Conformance;

/// <summary>The calls of <see cref="InMemoryEventLog"/> that a test can hook. A read that waits for records counts once.</summary>
public enum LogCall
{
    Append,
    Read,
    GetRange,
}
