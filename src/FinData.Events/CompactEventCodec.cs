using System.Buffers;
using FinData.Lending;

namespace FinData.Events;

/// <summary>
/// The canonical binary form of an event that histories are kept in. Layout: varint length of all that follows, varint offset, then the content:
/// event id (length byte + UTF-8), kind, effective date, and the kind's own fields. Content bytes of two events are equal exactly when the events are.
/// </summary>
public static class CompactEventCodec
{
    /// <summary>Upper bound of what <see cref="Write"/> needs for an event without a detail.</summary>
    public const int MaxPlainLength = 160;

    /// <summary>Appends one event. Allocates nothing for events without a detail.</summary>
    public static void Write(IBufferWriter<byte> writer, in ContractEvent value, ReadOnlySpan<byte> eventId) => throw new NotImplementedException();

    /// <summary>Reads every event of a history block, in the order written.</summary>
    public static void ReadAll(ReadOnlyMemory<byte> block, List<HistoryEntry> into) => throw new NotImplementedException();

    /// <summary>Hash of an event id as cells remember it.</summary>
    public static ulong HashId(ReadOnlySpan<byte> eventId) => throw new NotImplementedException();
}
