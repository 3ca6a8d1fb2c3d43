using FinData.Conformance;
using FinData.Grains;

namespace FinData.Simulation;

/// <summary>What must hold once everything has come to rest: nothing that was acknowledged is missing anywhere, and every sum is that of its parts.</summary>
internal sealed class FinalChecks(World world, Action<Func<bool>> runUntil)
{
    public void Check()
    {
        var members = world.Cluster.Members.Select(static s => s.Address).ToList();
        for (var partition = 0; partition < world.Log.PartitionCount; partition++)
        {
            world.Stored.CheckPartition(partition);
            var pump = SiloOf(partition).Registry.Find(partition)!;
            Same(world.Plain.PortfolioOf(partition, long.MaxValue), LogModel.ToText(pump.Totals), $"The portfolio of partition {partition}");
        }

        foreach (var (contractId, partition) in world.Plain.Contracts)
        {
            InSilo(SiloOf(partition), silo => CheckContractAsync(silo, contractId));
        }

        foreach (var clientId in world.Plain.Clients.ToList())
        {
            var home = Rendezvous.OwnerOf(Partitioner.PartitionOf(System.Text.Encoding.UTF8.GetBytes(clientId), world.Log.PartitionCount), members);
            InSilo(world.Cluster.FindSilo(home.ToParsableString())!, silo => CheckClientAsync(silo, clientId));
        }

        SimulatedSilo SiloOf(int partition) => world.Cluster.FindSilo(Rendezvous.OwnerOf(partition, members).ToParsableString())!;
    }

    private async Task CheckContractAsync(SimulatedSilo silo, string contractId)
    {
        var expected = world.Plain.FoldOf(contractId)!;
        var snapshot = await silo.Reader.ReadAfterAsync(
            contractId, expected.Watermark, () => silo.Reader.ReadAsync(contractId, CancellationToken.None), CancellationToken.None);
        SimulationFailure.Unless(snapshot?.Watermark == expected.Watermark, $"{contractId} is at {snapshot?.Watermark}, not at {expected.Watermark}.");
        world.Memory.CheckSnapshot(contractId, snapshot!.Contract, snapshot.Watermark);
        var history = await silo.Reader.ReadHistoryAsync(contractId, long.MaxValue, CancellationToken.None);
        Same(
            world.Plain[world.Plain.Contracts[contractId]].HistoryOf(contractId).Select(static e => $"{e.EventId} at {e.Offset}"),
            history.Select(static e => $"{e.EventId} at {e.Event.Offset}"),
            $"The history of {contractId}");
    }

    private async Task CheckClientAsync(SimulatedSilo silo, string clientId)
    {
        var (contracts, isHome) = await silo.Clients.ReadAsync(clientId, CancellationToken.None);
        SimulationFailure.Unless(isHome, $"{clientId} is not at home where it should be.");
        var expected = world.Plain.Contracts.Keys
            .Select(id => (Id: id, Fold: world.Plain.FoldOf(id)!))
            .Where(c => c.Fold.Contract.ClientId == clientId)
            .Select(static c => PositionSummary.Of(c.Fold.Contract, isQuarantined: false).ToClientContract(c.Id, c.Fold.Watermark));
        Same(expected, contracts, $"The contracts of {clientId}");
    }

    private void InSilo(SimulatedSilo silo, Func<SimulatedSilo, Task> check)
    {
        var isDone = false;
        silo.Process.Start("final check", async () =>
        {
            await check(silo);
            isDone = true;
        });
        runUntil(() => isDone);
    }

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> found, string what)
        => SimulationFailure.Unless(
            expected.SequenceEqual(found), $"{what} should be [{string.Join("; ", expected)}], and is [{string.Join("; ", found)}].");
}
