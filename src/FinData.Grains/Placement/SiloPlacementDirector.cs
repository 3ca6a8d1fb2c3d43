using Orleans.Runtime.Placement;

namespace FinData.Grains;

/// <summary>Places a grain on the silo that its key names.</summary>
internal sealed class SiloPlacementDirector : IPlacementDirector
{
    /// <exception cref="SiloUnavailableException">That silo is gone, and with it whatever the call was about.</exception>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silo = SiloAddress.FromParsableString(target.GrainIdentity.Key.ToString()!);
        return context.GetCompatibleSilos(target).Contains(silo)
            ? Task.FromResult(silo)
            : throw new SiloUnavailableException($"Silo {silo} is not active.");
    }
}
