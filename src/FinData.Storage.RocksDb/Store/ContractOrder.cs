using System.Buffers.Binary;

namespace FinData.Storage.RocksDb;

/// <summary>
/// The order in which many contracts are written or read: by id, so that RocksDB's lists and blocks are gone through from left to right, which costs a
/// fraction of jumping about in them, and as tables have to be written.
/// </summary>
internal static class ContractOrder
{
    /// <summary>The id at an index.</summary>
    public delegate ReadOnlySpan<byte> IdAt(int index);

    /// <summary>The indexes from 0 to <paramref name="count"/> in the order of their ids.</summary>
    public static int[] Of(int count, IdAt idAt)
    {
        var order = new int[count];
        var sortKeys = new ulong[count];
        var common = CommonPrefix(count, idAt);
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
            sortKeys[i] = NextEight(idAt(i)[common..]);
        }

        Array.Sort(sortKeys, order);
        SortTies(sortKeys, order, idAt);
        return order;
    }

    // Ids whose eight bytes after the common beginning are equal: few, where ids differ early.
    private static void SortTies(ulong[] sortKeys, int[] order, IdAt idAt)
    {
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && sortKeys[end] == sortKeys[start])
            {
                end++;
            }

            if (end > start + 1)
            {
                order.AsSpan(start, end - start).Sort((a, b) => idAt(a).SequenceCompareTo(idAt(b)));
            }

            start = end;
        }
    }

    private static int CommonPrefix(int count, IdAt idAt)
    {
        if (count == 0)
        {
            return 0;
        }

        var first = idAt(0);
        var common = first.Length;
        for (var i = 1; i < count && common > 0; i++)
        {
            common = first[..common].CommonPrefixLength(idAt(i));
        }

        return common;
    }

    private static ulong NextEight(ReadOnlySpan<byte> rest)
    {
        if (rest.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(rest);
        }

        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Clear();
        rest.CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }
}
