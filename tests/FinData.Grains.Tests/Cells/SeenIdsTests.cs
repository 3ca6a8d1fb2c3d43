using System.Buffers.Binary;
using CsCheck;

namespace FinData.Grains.Tests.Cells;

public sealed class SeenIdsTests
{
    private static readonly Gen<ulong> Hash = Gen.OneOf(Gen.ULong[1, 40], Gen.ULong[1, ulong.MaxValue], Gen.ULong[1, 20].Select(static low => (low << 40) | 5));

    [Fact]
    public void Default_ContainsNothing()
    {
        Assert.False(default(SeenIds).Contains(1));
        Assert.Equal(0, default(SeenIds).Count);
        Assert.Equal(0, default(SeenIds).Bytes);
    }

    [Fact]
    public void Add_AnyHashes_IsASet()
        => Hash.Array[0, 200].Sample(static hashes =>
        {
            var seen = default(SeenIds);
            var model = new HashSet<ulong>();
            foreach (var hash in hashes)
            {
                Assert.Equal(model.Contains(hash), seen.Contains(hash));
                seen.Add(hash);
                model.Add(hash);
            }

            Assert.Equal(model.Count, seen.Count);
            Assert.All(model, hash => Assert.True(seen.Contains(hash)));
        }, iter: 500);

    [Fact]
    public void AddAll_OfStoredHashes_IsAsAddingEach()
        => Gen.Select(Hash.Array[0, 50], Hash.Array[0, 200]).Sample(static (before, stored) =>
        {
            var bytes = new byte[8 * stored.Length];
            for (var i = 0; i < stored.Length; i++)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8 * i), stored[i]);
            }

            var seen = default(SeenIds);
            foreach (var hash in before)
            {
                seen.Add(hash);
            }

            seen.AddAll(bytes);
            var model = before.Concat(stored).ToHashSet();
            Assert.Equal(model.Count, seen.Count);
            Assert.All(model, hash => Assert.True(seen.Contains(hash)));
            var absent = 1UL;
            while (model.Contains(absent))
            {
                absent++;
            }

            Assert.False(seen.Contains(absent));
        }, iter: 500);

    [Fact]
    public void Add_TwentyIds_StaysSmall()
    {
        var seen = default(SeenIds);
        for (var i = 1UL; i <= 20; i++)
        {
            seen.Add(System.IO.Hashing.XxHash3.HashToUInt64(BitConverter.GetBytes(i)));
        }

        // A contract of up to 20 events may take 1.2 KB in all.
        Assert.InRange(seen.Bytes, 20 * 8, 24 + (32 * 8));
    }
}
