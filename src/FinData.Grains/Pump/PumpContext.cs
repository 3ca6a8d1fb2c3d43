using FinData.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinData.Grains;

/// <summary>What every pump of a silo works with.</summary>
internal sealed class PumpContext(
    IEventLog log,
    ILedgerStore store,
    IOptions<LedgerOptions> options,
    TimeProvider time,
    LedgerInstruments instruments,
    IClientFeed clients,
    EventDecoder decoder,
    ILogger<PartitionPump> logger,
    ICheckpointOutlet? outlet = null)
{
    public IEventLog Log { get; } = log;

    public ILedgerStore Store { get; } = store;

    public LedgerOptions Options { get; } = options.Value;

    public TimeProvider Time { get; } = time;

    public LedgerInstruments Instruments { get; } = instruments;

    public IClientFeed Clients { get; } = clients;

    public EventDecoder Decoder { get; } = decoder;

    public ILogger<PartitionPump> Logger { get; } = logger;

    /// <summary>Where positions and dead letters go on to; null where nobody wants them.</summary>
    public ICheckpointOutlet? Outlet { get; } = outlet;

    /// <summary>Where saving goes on beside the fold, and where the callbacks of a stop run.</summary>
    public TaskScheduler Background { get; init; } = TaskScheduler.Default;

    public PlantedBugs Bugs { get; init; }

    /// <summary>Cancels without holding up the caller by what the cancellation calls.</summary>
    public Task CancelAsync(CancellationTokenSource source)
        => Task.Factory.StartNew(
            static s => ((CancellationTokenSource)s!).Cancel(), source, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Background);
}
