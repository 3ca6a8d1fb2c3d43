namespace FinData.Grains;

/// <summary>Why a log does not do what it is asked. A closed set.</summary>
public enum LogFault
{
    /// <summary>It does not answer now; it may at the next try.</summary>
    Unavailable = 0,

    /// <summary>What waits to be appended fills the memory set aside for it: the caller sends less, or later.</summary>
    Busy = 1,

    /// <summary>There is no such log.</summary>
    Missing = 2,

    /// <summary>This process may not read or write it.</summary>
    Unauthorized = 3,

    /// <summary>The records after the last checkpoint are gone: retention or a deletion took them before they were folded.</summary>
    Truncated = 4,

    /// <summary>It ends before the last checkpoint, or is another one than the store was folded from.</summary>
    Replaced = 5,

    /// <summary>It has another number of partitions than the store: contracts would be looked for where they are not.</summary>
    Repartitioned = 6,
}

/// <summary>The log cannot take or give records now; the message says why and what to do. It crosses from silo to silo as what it is.</summary>
[GenerateSerializer, Alias("findata.log-unavailable")]
public sealed class LogUnavailableException(string message, Exception? inner = null, LogFault fault = LogFault.Unavailable) : Exception(message, inner)
{
    [Id(0)]
    public LogFault Fault { get; } = fault;

    /// <summary>Whether it stays so until somebody does something: trying again alone does not help.</summary>
    public bool NeedsOperator => Fault > LogFault.Busy;
}
