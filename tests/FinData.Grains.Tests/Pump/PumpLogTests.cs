using FinData.Conformance;

namespace FinData.Grains.Tests.Pump;

/// <summary>A log that refuses, and one that is not the log that the store was folded from.</summary>
public sealed class PumpLogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_LogDoesNotAnswer_SaysSoAndFoldsOnceItDoes()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        await rig.CheckpointAsync();
        await rig.CrashAsync(log => log.Hooks.FailNext(LogCall.GetRange, new LogUnavailableException("Not now."), 1_000_000));
        await Eventually.TrueAsync(() => rig.Pump.State == PartitionState.LogUnavailable, "the log was found to refuse");
        Assert.Equal("Not now.", rig.Pump.Error);
        Assert.NotNull(await rig.Reader.ReadAsync("a", Cancel));

        rig.Log.Hooks.Clear(LogCall.GetRange);
        rig.Append("a", "e1", Given.Credited(1, 5m));
        await Check.EverythingAsync(rig);
        Assert.Equal((PartitionState.Running, null), (rig.Pump.State, rig.Pump.Error));
    }

    [Fact]
    public async Task Log_EndsBeforeTheCheckpoint_StopsThePartitionAndKeepsWhatIsFolded()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("a", "e1", Given.Credited(1, 5m));
        await rig.CheckpointAsync();
        await using var empty = new InMemoryEventLog(1);
        await using var pump = await StartAsync(rig, empty);
        await Eventually.TrueAsync(() => pump.State == PartitionState.LogLost, "the log was found to be another");

        // However many records come: their offsets are not those that the store has folded.
        empty.Append(0, Wire.Key("a"), Wire.Value("a", "x", Given.Credited(1, 9m)));
        Assert.Contains("ends at offset", pump.Error, StringComparison.Ordinal);
        Assert.Equal((2L, 2L), (pump.Shard.Folded, pump.Checkpointed));
    }

    [Fact]
    public async Task Log_BeginsAfterTheCheckpoint_StopsThePartition()
    {
        await using var rig = new PumpRig();
        await using var truncated = new InMemoryEventLog(1);
        truncated.SkipOffsets(0, 500);
        truncated.Append(0, Wire.Key("a"), Wire.Value("a", "open", Given.Opened(0)));
        await using var pump = await StartAsync(rig, truncated);
        await Eventually.TrueAsync(() => pump.State == PartitionState.LogLost, "records were found missing");
        Assert.Contains("begins at offset 500", pump.Error, StringComparison.Ordinal);
        Assert.Equal(0, pump.Shard.Folded);
        await rig.StartPumpAsync(); // for the rig's own end
    }

    [Fact]
    public async Task Log_WithAnotherIdentity_StopsThePartitionHoweverItsOffsetsFit()
    {
        await using var rig = new PumpRig();
        Assert.Equal("topic-1", await rig.Store.PinLogAsync("topic-1", Cancel));
        await using var log = new NamedLog(rig.Log, "topic-2");
        await using var pump = await StartAsync(rig, log);
        await Eventually.TrueAsync(() => pump.State == PartitionState.LogLost, "the log was found to be another");
        Assert.Contains("topic-2", pump.Error, StringComparison.Ordinal);

        log.Identity = "topic-1";
        rig.Log.Append(0, Wire.Key("a"), Wire.Value("a", "open", Given.Opened(0)));
        await Eventually.TrueAsync(() => pump.Shard.Folded == 1, "the right log is folded");
        Assert.Equal(PartitionState.Running, pump.State);
        await rig.StartPumpAsync();
    }

    [Fact]
    public async Task Record_InAPartitionOfOthers_IsADeadLetter()
    {
        await using var rig = new PumpRig();
        await using var log = new InMemoryEventLog(4);
        var (own, foreign) = (IdIn(0), IdIn(1));
        log.Append(0, Wire.Key(own), Wire.Value(own, "open", Given.Opened(0)));
        log.Append(0, Wire.Key(foreign), Wire.Value(foreign, "open", Given.Opened(0)));
        await using var pump = await StartAsync(rig, log);
        await Eventually.TrueAsync(() => pump.Shard.Folded == 2, "both are read");
        Assert.True(await pump.CheckpointAsync(Cancel));
        var letter = Assert.Single(await rig.Store.ListDeadLettersAsync(null, 10, Cancel));
        Assert.Equal((1L, "key-mismatch", "contractId"), (letter.Offset, letter.Reason, letter.Field));
        Assert.Equal([own], await rig.Store.ListContractsAsync(0, null, 10, Cancel));
        await rig.StartPumpAsync();

        static string IdIn(int partition) => Enumerable.Range(0, 100).Select(static i => $"c{i}").First(id => Partitioner.PartitionOf(Wire.Key(id), 4) == partition);
    }

    private static async Task<PartitionPump> StartAsync(PumpRig rig, IEventLog log)
    {
        var pump = rig.NewPump(log);
        await PumpRig.StartAsync(pump);
        return pump;
    }

    private sealed class NamedLog(IEventLog inner, string identity) : IEventLog
    {
        public string Identity { get; set; } = identity;

        public int PartitionCount => inner.PartitionCount;

        public ValueTask<LogPosition[]> AppendAsync(ReadOnlyMemory<AppendRecord> records, CancellationToken cancellationToken) => inner.AppendAsync(records, cancellationToken);

        public IPartitionReader OpenReader(int partition, long fromOffset) => inner.OpenReader(partition, fromOffset);

        public ValueTask<LogRange> GetRangeAsync(int partition, CancellationToken cancellationToken) => inner.GetRangeAsync(partition, cancellationToken);

        public ValueTask<string?> GetIdentityAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(Identity);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
