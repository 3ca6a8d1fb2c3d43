using System.Text;
using FinData.Lending;

namespace FinData.Events;

/// <summary>Where a string lies in the bytes of a record.</summary>
public readonly record struct Slice(int Start, int Length)
{
    public bool IsEmpty => Length == 0;
}

/// <summary>
/// One decoded event: the fold's event, and its strings as slices of the record, so that decoding allocates nothing on the fast path.
/// Where the record writes a string with escapes, the slices point into <see cref="Unescaped"/> instead of the record.
/// </summary>
public struct DecodedEvent
{
    /// <summary>The event; its offset is the caller's to set (<see cref="ContractEvent.At"/>).</summary>
    public ContractEvent Event;

    public Slice EventId;
    public Slice ContractId;

    /// <summary>Empty where the producer did not say.</summary>
    public Slice ClientId;

    public Slice Source;

    /// <summary>When it happened at the source, in milliseconds since 1970-01-01 UTC.</summary>
    public long OccurredAtUnixMilliseconds;

    /// <summary>Null when the slices point into the record itself.</summary>
    public byte[]? Unescaped;

    public readonly ReadOnlySpan<byte> Bytes(Slice slice, ReadOnlySpan<byte> record) => (Unescaped ?? record).Slice(slice.Start, slice.Length);

    public readonly string Text(Slice slice, ReadOnlySpan<byte> record) => Encoding.UTF8.GetString(Bytes(slice, record));
}

/// <summary>Why a record is not an event: the reason and the field it was found at (null: the record as a whole).</summary>
public readonly record struct Rejection(RejectReason Reason, string? Field)
{
    public static Rejection None => default;

    public bool IsNone => Reason == RejectReason.None;

    public override string ToString() => Field is null ? ReasonNames.Of(Reason) : $"{ReasonNames.Of(Reason)} ({Field})";
}
