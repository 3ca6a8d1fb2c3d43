using System.Buffers;
using System.Text;

namespace FinData.Events;

/// <summary>
/// The headers of a record, as Kafka encodes them within one: their number, then each name and value behind its length; all four are Avro's zigzag
/// numbers too, and a value's length of -1 is no value. <c>default</c> has none.
/// </summary>
public readonly ref struct RecordHeaders(ReadOnlySpan<byte> encoded)
{
    private readonly ReadOnlySpan<byte> encoded = encoded;

    public bool IsEmpty => encoded.IsEmpty;

    public ReadOnlySpan<byte> Encoded => encoded;

    /// <summary>Encodes headers in their order.</summary>
    public static byte[] Encode(IReadOnlyCollection<KeyValuePair<string, byte[]?>> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (headers.Count == 0)
        {
            return [];
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        WriteCount(buffer, headers.Count);
        foreach (var (name, value) in headers)
        {
            Write(buffer, Encoding.UTF8.GetBytes(name), value, hasValue: value is not null);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Begins the encoding of so many headers.</summary>
    public static void WriteCount(IBufferWriter<byte> writer, long count) => new AvroWriter(writer).WriteLong(count);

    /// <summary>Encodes one header, after <see cref="WriteCount"/> and those before it.</summary>
    /// <param name="writer">Takes the bytes.</param>
    /// <param name="name">UTF-8.</param>
    /// <param name="value">Ignored where there is none.</param>
    /// <param name="hasValue">Whether the header has a value; an empty one is one.</param>
    public static void Write(IBufferWriter<byte> writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool hasValue)
    {
        var numbers = new AvroWriter(writer);
        numbers.WriteLong(name.Length);
        writer.Write(name);
        numbers.WriteLong(hasValue ? value.Length : -1);
        writer.Write(hasValue ? value : default);
    }

    /// <summary>The last value of a name, as Kafka's own clients read it.</summary>
    public bool TryGet(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        var isFound = false;
        var rest = this.GetEnumerator();
        while (rest.MoveNext())
        {
            if (rest.Name.SequenceEqual(name))
            {
                value = rest.Value;
                isFound = true;
            }
        }

        return isFound;
    }

    public Enumerator GetEnumerator() => new(encoded);

    /// <summary>Walks the headers; ends early where the bytes are none.</summary>
    public ref struct Enumerator
    {
        private AvroReader reader;
        private long left;

        internal Enumerator(ReadOnlySpan<byte> encoded)
        {
            reader = new AvroReader(encoded);
            reader.TryReadLong(out left);
        }

        public readonly Enumerator Current => this;

        public ReadOnlySpan<byte> Name { get; private set; }

        /// <summary>Empty where the header has no value.</summary>
        public ReadOnlySpan<byte> Value { get; private set; }

        public bool MoveNext()
        {
            if (left <= 0 || !reader.TryReadBytes(out var name) || !reader.TryReadLong(out var length))
            {
                return false;
            }

            if (length > int.MaxValue || !reader.TryReadFixed((int)Math.Max(0, length), out var value))
            {
                return false;
            }

            left--;
            Name = name;
            Value = value;
            return true;
        }
    }
}
