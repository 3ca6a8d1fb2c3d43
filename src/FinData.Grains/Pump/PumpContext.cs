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
    ILogger<PartitionPump> logger)
{
    public IEventLog Log { get; } = log;

    public ILedgerStore Store { get; } = store;

    public LedgerOptions Options { get; } = options.Value;

    public TimeProvider Time { get; } = time;

    public LedgerInstruments Instruments { get; } = instruments;

    public IClientFeed Clients { get; } = clients;

    public ILogger<PartitionPump> Logger { get; } = logger;
}
