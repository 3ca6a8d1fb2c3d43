using System.Diagnostics.Metrics;
using FinData.Conformance;
using FinData.Events;
using FinData.Lending;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FinData.Grains.Tests;

/// <summary>
/// One pump on a log and a store in memory, read through the same reader as contract grains use. Checkpoints happen when a test asks for them; retries
/// come at once. Everything waits for conditions, never for time.
/// </summary>
internal sealed class PumpRig : IAsyncDisposable
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
    private static readonly PumpScheduler Scheduler = new(Options.Create(new LedgerOptions { PumpThreads = 2 }));

    private readonly TimeProvider time;
    private readonly ShardRegistry registry = new();
    private readonly List<PartitionPump> zombies = [];
    private long end;

    public PumpRig(LedgerOptions? options = null, TimeProvider? time = null)
    {
        Settings = options ?? Patient();
        this.time = time ?? TimeProvider.System;
        Registry = new ClientRegistry(Options.Create(Settings));
        Clients = new RecordedClients(Registry);
    }

    public LedgerOptions Settings { get; }

    public InMemoryEventLog Log { get; private set; } = new(1);

    public InMemoryLedgerStore Store { get; private set; } = new();

    public LogModel Model { get; } = new();

    public ClientRegistry Registry { get; }

    public RecordedClients Clients { get; }

    public PartitionPump Pump { get; private set; } = null!;

    public ContractReader Reader => new(Log, Store, registry, Options.Create(Settings), time);

    /// <summary>No checkpoint but on request, retries after a millisecond.</summary>
    public static LedgerOptions Patient() => new()
    {
        BlockRecords = 64,
        CheckpointInterval = TimeSpan.FromHours(1),
        CaughtUpCheckpointInterval = TimeSpan.FromHours(1),
        RetryDelay = TimeSpan.FromMilliseconds(1),
        ReadAfterPatience = TimeSpan.FromMilliseconds(50),
    };

    public static async Task<PumpRig> StartAsync(LedgerOptions? options = null, TimeProvider? time = null)
    {
        var rig = new PumpRig(options, time);
        await rig.StartPumpAsync();
        return rig;
    }

    /// <summary>Appends one event; the offset it got.</summary>
    public long Append(string contractId, string eventId, in ContractEvent happened) => Append(Wire.Key(contractId), Wire.Value(contractId, eventId, happened));

    public long Append(byte[] key, byte[] value)
    {
        var position = Log.Append(0, key, value);
        Model.Add(position, key, value);
        end = position.Offset + 1;
        return position.Offset;
    }

    /// <summary>Several at once, so that one block takes them all.</summary>
    public async Task AppendTogetherAsync(params (string ContractId, string EventId, ContractEvent Happened)[] events)
    {
        var records = events.Select(static e => new AppendRecord(0, Wire.Key(e.ContractId), Wire.Value(e.ContractId, e.EventId, e.Happened))).ToArray();
        var positions = await Log.AppendAsync(records, TestContext.Current.CancellationToken);
        foreach (var (record, position) in records.Zip(positions))
        {
            Model.Add(position, record.Key.Span, record.Value.Span);
        }

        end = positions[^1].Offset + 1;
    }

    /// <summary>Until the pump has folded all that was appended.</summary>
    public async Task FoldedAsync()
        => Assert.True(end == 0 || await Pump.Shard.WaitForAsync(end - 1, Patience, TimeProvider.System, TestContext.Current.CancellationToken), Why("did not fold to the end"));

    /// <summary>Until all that was appended is folded and durable.</summary>
    public async Task CheckpointAsync()
    {
        await FoldedAsync();
        Assert.True(await Pump.CheckpointAsync(TestContext.Current.CancellationToken).WaitAsync(Patience), Why("did not checkpoint"));
    }

    /// <summary>A client's contracts, as its grain reads them: from its cell, which the store fills and the pump keeps current.</summary>
    public async Task<List<(string ContractId, decimal Balance, decimal Accrued, decimal Principal)>> ReadClientAsync(string clientId)
    {
        var cell = Registry.GetOrAdd(clientId);
        if (!cell.IsLoaded)
        {
            await new ClientLoader(Store, Reader, Options.Create(Settings)).LoadAsync(clientId, cell, TestContext.Current.CancellationToken);
            cell.MarkLoaded(0);
        }

        return [.. cell.ToContracts().Select(static c => (c.ContractId, c.Balance, c.AccruedInterest, c.PrincipalOutstanding))];
    }

    public async Task StartPumpAsync()
    {
        Pump = NewPump();
        await Pump.StartAsync(Scheduler, TestContext.Current.CancellationToken);
        registry.Add(Pump);
    }

    /// <param name="log">Another log than the rig's.</param>
    public PartitionPump NewPump(IEventLog? log = null) => new(0, new PumpContext(
        log ?? Log, Store, Options.Create(Settings), time, new LedgerInstruments(Meters, registry), Clients, EventDecoder.Default, NullLogger<PartitionPump>.Instance));

    public static Task StartAsync(PartitionPump pump) => pump.StartAsync(Scheduler, TestContext.Current.CancellationToken);

    /// <summary>Drains the pump and starts another on what is durable.</summary>
    public async Task RestartAsync()
    {
        await Pump.DisposeAsync().AsTask().WaitAsync(Patience);
        await StartPumpAsync();
    }

    /// <summary>The process is gone and another finds what was durable: nothing is drained.</summary>
    /// <param name="arrange">What the new process's log is to do, before its pump reads.</param>
    public async Task CrashAsync(Action<InMemoryEventLog>? arrange = null)
    {
        var old = Pump;
        Log = Log.Reopen();
        Store = Store.Reopen();
        arrange?.Invoke(Log);
        await StartPumpAsync();
        await old.DisposeAsync().AsTask().WaitAsync(Patience);
    }

    /// <summary>A second pump takes the partition; the first does not know.</summary>
    public async Task<PartitionPump> TakeOverAsync()
    {
        var old = Pump;
        zombies.Add(old);
        await StartPumpAsync();
        return old;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pump in zombies.Append(Pump))
        {
            var disposal = pump.DisposeAsync().AsTask();
            Assert.True(await Task.WhenAny(disposal, Task.Delay(Patience, CancellationToken.None)) == disposal, $"epoch {pump.Epoch} of {Pump.Epoch} does not stop: folded {pump.Shard.Folded}, checkpointed {pump.Checkpointed}, {pump.State}, {pump.Error}");
        }
    }

    private string Why(string what) => $"The pump {what}: folded {Pump.Shard.Folded} of {end}, checkpointed {Pump.Checkpointed}, {Pump.State}, {Pump.Error}";
}
