using System.Buffers;

namespace FinData.Events;

/// <summary>Strict JSON form of the envelope.</summary>
public static partial class JsonEventCodec
{
    /// <summary>Decodes one record. <paramref name="decoded"/> is meaningful only when the result is <see cref="Rejection.None"/>.</summary>
    public static Rejection TryDecode(ReadOnlySpan<byte> record, out DecodedEvent decoded) => throw new NotImplementedException();

    public static void Encode(EventEnvelope envelope, IBufferWriter<byte> writer) => throw new NotImplementedException();
}
