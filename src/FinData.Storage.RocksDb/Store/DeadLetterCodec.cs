using System.Text;
using FinData.Grains;

namespace FinData.Storage.RocksDb;

/// <summary>The stored form of a dead letter. The sequence is in its key.</summary>
internal static class DeadLetterCodec
{
    private const byte Version = 1;

    public static byte[] Write(DeadLetter letter)
    {
        using var stream = new MemoryStream(letter.Value.Length + letter.Key.Length + 256);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(letter.Partition);
        writer.Write(letter.Offset);
        writer.Write(letter.Reason);
        writer.Write(letter.Field is not null);
        writer.Write(letter.Field ?? "");
        writer.Write(letter.Source);
        writer.Write(letter.RecordedAt.UtcTicks);
        WriteBytes(writer, letter.Key.Span);
        WriteBytes(writer, letter.Value.Span);
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">Another version wrote it.</exception>
    public static DeadLetter Read(long sequence, byte[] value)
    {
        using var reader = new BinaryReader(new MemoryStream(value), Encoding.UTF8);
        if (reader.ReadByte() != Version)
        {
            throw new InvalidDataException("A dead letter is not of a format that this version reads.");
        }

        var partition = reader.ReadInt32();
        var offset = reader.ReadInt64();
        var reason = reader.ReadString();
        var hasField = reader.ReadBoolean();
        var field = reader.ReadString();
        var source = reader.ReadString();
        var recordedAt = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
        return new DeadLetter(sequence, partition, offset, reason, hasField ? field : null, source, recordedAt, ReadBytes(reader), ReadBytes(reader));
    }

    private static void WriteBytes(BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static byte[] ReadBytes(BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());
}
