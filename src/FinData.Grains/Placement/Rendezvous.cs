using System.IO.Hashing;
using System.Text;

namespace FinData.Grains;

/// <summary>Highest random weight: each silo gets a weight for the partition, the highest owns it. A silo that joins or leaves moves only its own share.</summary>
internal static class Rendezvous
{
    /// <exception cref="InvalidOperationException">There is no silo.</exception>
    public static SiloAddress OwnerOf(int partition, IEnumerable<SiloAddress> silos)
    {
        SiloAddress? owner = null;
        var highest = 0UL;
        foreach (var silo in silos)
        {
            // The address with its generation: a restarted silo is a new one.
            var weight = XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{partition}@{silo.ToParsableString()}"));
            if (owner is null || weight > highest || (weight == highest && silo.CompareTo(owner) < 0))
            {
                (owner, highest) = (silo, weight);
            }
        }

        return owner ?? throw new InvalidOperationException("No silo is active.");
    }
}
