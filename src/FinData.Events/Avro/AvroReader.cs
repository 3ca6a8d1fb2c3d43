namespace FinData.Events;

/// <summary>Reads Avro's binary encoding (Avro 1.12 specification, "Binary Encoding") from bytes that may be anything: every read says whether it could.</summary>
internal ref struct AvroReader(ReadOnlySpan<byte> bytes)
{
    // Ten groups of seven bits hold 64.
    private const int MaxVarintBits = 63;

    private ReadOnlySpan<byte> left = bytes;

    public readonly bool IsAtEnd => left.IsEmpty;

    public bool TryReadLong(out long value)
    {
        var bits = 0UL;
        for (var (i, shift) = (0, 0); i < left.Length && shift <= MaxVarintBits; i++, shift += 7)
        {
            bits |= unchecked((ulong)(left[i] & 0x7F) << shift);
            if (left[i] < 0x80)
            {
                left = left[(i + 1)..];
                value = unchecked((long)(bits >> 1) ^ -(long)(bits & 1));
                return true;
            }
        }

        value = 0;
        return false;
    }

    public bool TryReadInt(out int value)
    {
        var isRead = TryReadLong(out var wide);
        value = isRead && wide is >= int.MinValue and <= int.MaxValue ? (int)wide : 0;
        return isRead && value == wide;
    }

    /// <summary>A branch of a union or a symbol of an enumeration.</summary>
    public bool TryReadIndex(int count, out int value) => TryReadInt(out value) && value >= 0 && value < count;

    public bool TryReadBoolean(out bool value)
    {
        value = !left.IsEmpty && left[0] == 1;
        return TryReadFixed(1, out var stored) && stored[0] <= 1;
    }

    public bool TryReadBytes(out ReadOnlySpan<byte> value)
    {
        value = default;
        return TryReadLong(out var length) && length >= 0 && length <= left.Length && TryReadFixed((int)length, out value);
    }

    public bool TryReadFixed(int length, out ReadOnlySpan<byte> value)
    {
        if (length > left.Length)
        {
            value = default;
            return false;
        }

        value = left[..length];
        left = left[length..];
        return true;
    }

    /// <summary>The number of items of the next block of an array or map; 0 is its end.</summary>
    public bool TryReadBlock(out long count)
    {
        if (!TryReadLong(out count) || count >= 0)
        {
            return count >= 0;
        }

        // A negative count is followed by the block's size in bytes, which is for readers that skip.
        count = unchecked(-count);
        return count > 0 && TryReadLong(out _);
    }
}
