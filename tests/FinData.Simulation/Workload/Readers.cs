using FinData.Grains;

namespace FinData.Simulation;

/// <summary>Asks for contracts and clients all the time, at whichever silo somebody's view of the cluster leads to. Whatever is answered must be right.</summary>
internal sealed class Readers(World world)
{
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(3);

    public void Run() => world.Engine.After(world.Engine.Draw(TimeSpan.Zero, Slowest), null, "ask", () =>
    {
        Ask();
        Run();
    });

    private void Ask()
    {
        var contracts = world.Plain.Contracts;
        var entries = world.Cluster.Alive.ToList();
        if (contracts.Count == 0 || entries.Count == 0)
        {
            return;
        }

        var (contractId, partition) = contracts.ElementAt(world.Engine.Random.Next(contracts.Count));
        var view = world.Engine.Pick(entries).Active.ToList();
        if (view.Count == 0 || world.Cluster.FindSilo(Rendezvous.OwnerOf(partition, view).ToParsableString()) is not { } silo || !silo.Active.Any())
        {
            return;
        }

        switch (world.Engine.Random.Next(3))
        {
            case 0:
                silo.Process.Start("read client", () => TriedAsync(silo, () => ReadClientAsync(silo, $"client-{world.Engine.Random.Next(3)}")));
                break;
            case 1:
                silo.Process.Start("read history", () => TriedAsync(silo, () => ReadHistoryAsync(silo, contractId, partition)));
                break;
            default:
                silo.Process.Start("read contract", () => TriedAsync(silo, () => ReadContractAsync(silo, contractId, partition)));
                break;
        }
    }

    /// <summary>Reads after a position that the log has acknowledged, or whatever there is: what is answered takes the position in.</summary>
    private async Task ReadContractAsync(SimulatedSilo silo, string contractId, int partition)
    {
        var offset = DrawOffset(partition);
        var snapshot = await silo.Reader.ReadAfterAsync(
            contractId, offset, () => silo.Reader.ReadAsync(contractId, CancellationToken.None), CancellationToken.None);
        var asked = world.Plain[partition].WatermarkOf(contractId, offset ?? -1);
        SimulationFailure.Unless(
            (snapshot?.Watermark ?? -1) >= asked, $"{contractId} was read after {offset} and answered at {snapshot?.Watermark}: {asked} is missing.");
        if (snapshot is not null)
        {
            world.Memory.CheckSnapshot(contractId, snapshot.Contract, snapshot.Watermark);
        }
    }

    /// <summary>Histories have no holes, and a part of the contract's is enough to fold what it was then.</summary>
    private async Task ReadHistoryAsync(SimulatedSilo silo, string contractId, int partition)
    {
        var offset = DrawOffset(partition);
        var history = await silo.Reader.ReadAfterAsync(contractId, offset, () => HistoryAsync(silo, contractId), CancellationToken.None);
        var last = history.Count == 0 ? -1 : history[^1].Event.Offset;
        var expected = history.Count == 0 ? [] : world.Plain[partition].HistoryOf(contractId, last);
        SimulationFailure.Unless(
            expected.SequenceEqual(history.Select(static e => (e.EventId, e.Event.Offset))),
            $"The history of {contractId} up to {last} should be [{string.Join(' ', expected)}], and is [{string.Join(' ', history.Select(static e => e.Event.Offset))}].");
        var asked = offset is null || !world.Plain[partition].Has(contractId) ? [] : world.Plain[partition].HistoryOf(contractId, offset.Value);
        SimulationFailure.Unless(
            asked.Count <= history.Count, $"The history of {contractId} was read after {offset} and ends at {last}: {asked.LastOrDefault().Offset} is missing.");
    }

    private static async ValueTask<List<Lending.HistoryEntry>> HistoryAsync(SimulatedSilo silo, string contractId)
        => await silo.Reader.ReadAsync(contractId, CancellationToken.None) is { } snapshot
            ? await silo.Reader.ReadHistoryAsync(contractId, snapshot.Watermark, CancellationToken.None)
            : [];

    private long? DrawOffset(int partition)
        => world.Engine.Random.Next(2) == 0 ? null : world.Plain[partition].Records[world.Engine.Random.Next(world.Plain[partition].Records.Count)].Offset;

    private async Task ReadClientAsync(SimulatedSilo silo, string clientId)
    {
        foreach (var share in (await silo.Clients.ReadAsync(clientId, CancellationToken.None)).Contracts)
        {
            world.Memory.CheckShare(clientId, share);
        }
    }

    private static async Task TriedAsync(SimulatedSilo silo, Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (InvalidOperationException) when (!silo.Active.Any())
        {
            // It has heard of its own death, and knows of no other silo.
        }
        catch (Exception exception) when (exception is StoreUnavailableException or ReadAfterTimeoutException)
        {
            // Told to the caller, who asks again.
        }
    }
}
