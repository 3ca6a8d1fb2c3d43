namespace FinData.Grains;

/// <summary>Which partition a key belongs to: as Kafka's default partitioner, <c>(murmur2(key) and 0x7fffffff) mod count</c>.</summary>
public static class Partitioner
{
    public static int PartitionOf(ReadOnlySpan<byte> key, int partitionCount) => (int)((Murmur2(key) & 0x7fffffff) % (uint)partitionCount);

    /// <summary>MurmurHash2, 32 bit, with the seed 0x9747b28c that Kafka uses.</summary>
    public static uint Murmur2(ReadOnlySpan<byte> data)
    {
        unchecked
        {
            const uint m = 0x5bd1e995;
            var h = 0x9747b28c ^ (uint)data.Length;
            while (data.Length >= 4)
            {
                var k = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(data);
                k *= m;
                k ^= k >> 24;
                k *= m;
                h *= m;
                h ^= k;
                data = data[4..];
            }

            switch (data.Length)
            {
                case 3:
                    h ^= (uint)data[2] << 16;
                    goto case 2;
                case 2:
                    h ^= (uint)data[1] << 8;
                    goto case 1;
                case 1:
                    h ^= data[0];
                    h *= m;
                    break;
                default:
                    break;
            }

            h ^= h >> 13;
            h *= m;
            h ^= h >> 15;
            return h;
        }
    }
}
