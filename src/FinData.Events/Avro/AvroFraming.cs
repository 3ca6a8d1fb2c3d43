using System.Buffers.Binary;

namespace FinData.Events;

/// <summary>What stands before an Avro value, so that a reader finds the schema that wrote it.</summary>
public static class AvroFraming
{
    /// <summary>Confluent's wire format: a zero byte, then the registry's schema id in four bytes, high byte first.</summary>
    public const int RegistryHeaderLength = 5;

    /// <summary>Avro's single-object encoding: C3 01, then the schema's fingerprint in eight bytes, low byte first.</summary>
    public const int SingleObjectHeaderLength = 10;

    private const byte RegistryMagic = 0;
    private const byte SingleObjectMagic = 0xC3;
    private const byte SingleObjectVersion = 1;

    /// <summary>Whether a record is framed as Avro: no JSON text starts with either byte.</summary>
    public static bool IsAvro(ReadOnlySpan<byte> record) => !record.IsEmpty && record[0] is RegistryMagic or SingleObjectMagic;

    /// <summary>The registry's schema id, where the record is framed with one.</summary>
    public static bool TryReadSchemaId(ReadOnlySpan<byte> record, out int id)
    {
        var isFramed = record.Length >= RegistryHeaderLength && record[0] == RegistryMagic;
        id = isFramed ? BinaryPrimitives.ReadInt32BigEndian(record[1..]) : 0;
        return isFramed;
    }

    /// <summary>The schema's fingerprint, where the record is a single object.</summary>
    public static bool TryReadFingerprint(ReadOnlySpan<byte> record, out ulong fingerprint)
    {
        var isFramed = record.Length >= SingleObjectHeaderLength && record[0] == SingleObjectMagic && record[1] == SingleObjectVersion;
        fingerprint = isFramed ? BinaryPrimitives.ReadUInt64LittleEndian(record[2..]) : 0;
        return isFramed;
    }

    /// <summary>Bytes in front of the value; 0 where the framing is neither.</summary>
    internal static int HeaderLength(ReadOnlySpan<byte> record)
        => TryReadSchemaId(record, out _) ? RegistryHeaderLength : TryReadFingerprint(record, out _) ? SingleObjectHeaderLength : 0;

    internal static void WriteSchemaId(Span<byte> header, int id)
    {
        header[0] = RegistryMagic;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], id);
    }

    internal static void WriteFingerprint(Span<byte> header, ulong fingerprint)
    {
        header[0] = SingleObjectMagic;
        header[1] = SingleObjectVersion;
        BinaryPrimitives.WriteUInt64LittleEndian(header[2..], fingerprint);
    }
}
