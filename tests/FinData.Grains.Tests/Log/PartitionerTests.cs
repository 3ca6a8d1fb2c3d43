using System.Text;

namespace FinData.Grains.Tests.Log;

public sealed class PartitionerTests
{
    /// <summary>As apache/kafka publishes them in clients/src/test/java/org/apache/kafka/common/utils/UtilsTest.java, testMurmur2.</summary>
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    [InlineData("abc", 479470107)]
    public void Murmur2_OfKafkasVectors_IsKafkasHash(string key, int expected) => Assert.Equal(expected, unchecked((int)Partitioner.Murmur2(Encoding.UTF8.GetBytes(key))));

    [Theory]
    [InlineData("21", 16, (-973932308 & 0x7fffffff) % 16)]
    [InlineData("foobar", 12, (-790332482 & 0x7fffffff) % 12)]
    [InlineData("abc", 7, 479470107 % 7)]
    [InlineData("abc", 1, 0)]
    public void PartitionOf_AKey_IsItsPositiveHashModuloTheCount(string key, int count, int expected)
        => Assert.Equal(expected, Partitioner.PartitionOf(Encoding.UTF8.GetBytes(key), count));

    [Fact]
    public void PartitionOf_ManyContracts_SpreadsThemEvenly()
    {
        var sizes = new int[16];
        for (var i = 0; i < 16_000; i++)
        {
            sizes[Partitioner.PartitionOf(Encoding.UTF8.GetBytes($"contract-{i}"), sizes.Length)]++;
        }

        // 1,000 expected, standard deviation 31: five of them either way.
        Assert.All(sizes, static size => Assert.InRange(size, 845, 1155));
    }
}
