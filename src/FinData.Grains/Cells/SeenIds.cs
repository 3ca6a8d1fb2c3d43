using System.Buffers.Binary;

namespace FinData.Grains;

/// <summary>
/// The 64-bit hashes of the event ids that a contract has seen: open addressing, no deletion, one array. Zero is never a hash and marks a free slot.
/// A mutable struct kept in its cell; <c>default</c> is empty. One writer.
/// </summary>
internal struct SeenIds
{
    private const int InitialSlots = 4;

    private ulong[]? slots;
    private int count;

    public readonly int Count => count;

    /// <summary>Managed bytes of the slots.</summary>
    public readonly int Bytes => slots is null ? 0 : 24 + (8 * slots.Length);

    public readonly bool Contains(ulong hash)
    {
        if (slots is null)
        {
            return false;
        }

        var mask = slots.Length - 1;
        for (var i = (int)(hash & (uint)mask); ; i = (i + 1) & mask)
        {
            var found = slots[i];
            if (found == hash)
            {
                return true;
            }

            if (found == 0)
            {
                return false;
            }
        }
    }

    /// <summary>Brings the ids, or the first of many, into the cache.</summary>
    public readonly void Fetch() => Prefetch.Object(slots);

    /// <summary>Reads the place where <paramref name="hash"/> would be, so that it is in the cache when it is asked for.</summary>
    public readonly ulong Touch(ulong hash) => slots is null ? 0 : slots[(int)(hash & (uint)(slots.Length - 1))];

    public void Add(ulong hash)
    {
        // At most 7/8 full: short histories stay small, and a probe still ends soon.
        if (slots is null || count >= slots.Length - (slots.Length >> 3) - 1)
        {
            Grow(Math.Max(InitialSlots, slots is null ? 0 : 2 * slots.Length));
        }

        if (Place(slots!, hash))
        {
            count++;
        }
    }

    /// <summary>Adds hashes as stored: 8 bytes each, little-endian.</summary>
    public void AddAll(ReadOnlySpan<byte> hashes)
    {
        var needed = count + (hashes.Length / sizeof(ulong));
        if (needed > 0)
        {
            var size = InitialSlots;
            while (needed >= size - (size >> 3) - 1)
            {
                size *= 2;
            }

            if (slots is null || size > slots.Length)
            {
                Grow(size);
            }
        }

        for (; hashes.Length >= sizeof(ulong); hashes = hashes[sizeof(ulong)..])
        {
            Add(BinaryPrimitives.ReadUInt64LittleEndian(hashes));
        }
    }

    private static bool Place(ulong[] table, ulong hash)
    {
        var mask = table.Length - 1;
        var i = (int)(hash & (uint)mask);
        while (table[i] != 0)
        {
            if (table[i] == hash)
            {
                return false;
            }

            i = (i + 1) & mask;
        }

        table[i] = hash;
        return true;
    }

    private void Grow(int size)
    {
        var larger = new ulong[size];
        foreach (var hash in slots ?? [])
        {
            if (hash != 0)
            {
                Place(larger, hash);
            }
        }

        slots = larger;
    }
}
