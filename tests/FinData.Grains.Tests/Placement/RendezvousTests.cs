using System.Net;

namespace FinData.Grains.Tests.Placement;

public sealed class RendezvousTests
{
    private const int Partitions = 3_000;

    [Fact]
    public void OwnerOf_SilosInAnyOrder_IsTheSame()
    {
        var silos = Silos(5);
        Assert.All(Enumerable.Range(0, 100), partition
            => Assert.Equal(Rendezvous.OwnerOf(partition, silos), Rendezvous.OwnerOf(partition, silos.AsEnumerable().Reverse())));
    }

    [Fact]
    public void OwnerOf_ManyPartitions_GivesEachSiloItsShare()
    {
        var owned = Owners(Silos(3)).CountBy(static owner => owner).ToList();
        Assert.Equal(3, owned.Count);

        // 1,000 expected, standard deviation 26: five of them either way.
        Assert.All(owned, static silo => Assert.InRange(silo.Value, 870, 1130));
    }

    [Fact]
    public void OwnerOf_WhenASiloJoins_MovesOnlyWhatItTakes()
    {
        var before = Owners(Silos(3));
        var after = Owners(Silos(4));
        var moved = Enumerable.Range(0, Partitions).Where(p => !before[p].Equals(after[p])).ToList();

        Assert.All(moved, p => Assert.Equal(Silos(4)[3], after[p]));
        Assert.InRange(moved.Count, 630, 870);
    }

    [Fact]
    public void OwnerOf_WhenASiloLeaves_MovesOnlyWhatItHad()
    {
        var silos = Silos(4);
        var before = Owners(silos);
        var after = Owners([silos[0], silos[1], silos[3]]);
        Assert.All(Enumerable.Range(0, Partitions).Where(p => !before[p].Equals(silos[2])), p => Assert.Equal(before[p], after[p]));
    }

    [Fact]
    public void OwnerOf_NoSilos_Throws() => Assert.Throws<InvalidOperationException>(static () => Rendezvous.OwnerOf(0, []));

    private static List<SiloAddress> Owners(List<SiloAddress> silos) => [.. Enumerable.Range(0, Partitions).Select(p => Rendezvous.OwnerOf(p, silos))];

    private static List<SiloAddress> Silos(int count)
        => [.. Enumerable.Range(1, count).Select(static i => SiloAddress.New(IPAddress.Loopback, 11_000 + i, generation: 1_000 + i))];
}
