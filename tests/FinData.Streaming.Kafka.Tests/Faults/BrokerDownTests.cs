using FinData.Grains;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>Brokers that are not there at the start, die in the middle, or stand still. Each test has a broker of its own.</summary>
public sealed class BrokerDownTests
{
    [Fact(Timeout = 240_000)]
    public async Task Brokers_KilledAndBack_ReadersAndAppendsSaySoAndGoOn()
    {
        await using var broker = await StartAsync();
        var topic = await Topics.CreateAsync(broker.Bootstrap, 1);
        await using var log = Logs.Open(broker.Bootstrap, topic, configure: static o => o.AppendTimeout = TimeSpan.FromSeconds(5));
        await log.AppendAsync(Logs.Values("a"), Logs.Soon);
        using var block = new RecordBlock(10, 1000);
        await using (var reader = log.OpenReader(0, 1))
        {
            var read = reader.ReadAsync(block, Logs.Soon).AsTask();
            await broker.KillAsync();
            var told = await Assert.ThrowsAsync<LogUnavailableException>(() => read);
            Assert.Equal((LogFault.Unavailable, false), (told.Fault, told.NeedsOperator));
        }

        var refused = await Assert.ThrowsAsync<LogUnavailableException>(async () => await log.AppendAsync(Logs.Values("b"), Logs.Soon));
        Assert.Equal(LogFault.Unavailable, refused.Fault);

        await broker.RestartAsync();
        await Eventually.TrueAsync(async () => await Record.ExceptionAsync(async () => await log.AppendAsync(Logs.Values("c"), Logs.Soon)) is null, "appends go through");
        await Eventually.TrueAsync(
            async () => await Record.ExceptionAsync(async () => Assert.Equal(["a", "c"], (await Logs.ReadAsync(log, 0, 2)).Values)) is null, "records are read again");
    }

    [Fact(Timeout = 240_000)]
    public async Task Open_BrokersDown_StartsWhereTheStoreKnowsThePartitionsAndWaitsElse()
    {
        await using var broker = await StartAsync();
        var topic = await Topics.CreateAsync(broker.Bootstrap, 1);
        await broker.KillAsync();
        var refused = Assert.Throws<LogUnavailableException>(() => Logs.Open(broker.Bootstrap, topic, configure: static o => o.StartPatience = TimeSpan.Zero));
        Assert.Equal(LogFault.Unavailable, refused.Fault);

        await using var log = Logs.Open(broker.Bootstrap, topic, storedPartitions: 1);
        await Eventually.RefusesAsync(async () => await log.GetRangeAsync(0, Logs.Soon), LogFault.Unavailable);
        await broker.RestartAsync();
        await Eventually.TrueAsync(async () => await Record.ExceptionAsync(async () => await log.GetRangeAsync(0, Logs.Soon)) is null, "the topic is served");
        await Eventually.TrueAsync(async () => await Record.ExceptionAsync(async () => await log.AppendAsync(Logs.Values("a"), Logs.Soon)) is null, "appends go through");
        Assert.Equal("a", (await Logs.ReadAsync(log, 0, 1)).Values[0]);
    }

    [Fact(Timeout = 240_000)]
    public async Task Brokers_StandStill_AppendsWaitAndGoThrough()
    {
        await using var broker = await StartAsync();
        var topic = await Topics.CreateAsync(broker.Bootstrap, 1);
        var log = Logs.Open(broker.Bootstrap, topic, configure: static o => o.AppendTimeout = TimeSpan.FromSeconds(150));
        await log.AppendAsync(Logs.Values("a"), Logs.Soon);
        await broker.PauseAsync();
        var append = log.AppendAsync(Logs.Values("b"), Logs.Soon).AsTask();
        await Eventually.RefusesAsync(async () => await log.GetIdentityAsync(Logs.Soon), LogFault.Unavailable);
        Assert.False(append.IsCompleted);
        await broker.ResumeAsync();
        await Eventually.EndsAsync(append, "the append that was on its way", broker);
        Assert.Equal(1, Assert.Single(await append).Offset);

        // For a moment the broker that comes back is fenced, and the partition has no replica in sync: a question put then must have an answer too.
        await Eventually.EndsAsync(log.DisposeAsync().AsTask(), "the log to close", broker);
    }

    [Fact(Timeout = 240_000)]
    public async Task Log_ClosedWhileBrokersStandStill_AnswersWhatIsUnderWay()
    {
        await using var broker = await StartAsync();
        var topic = await Topics.CreateAsync(broker.Bootstrap, 1);
        var log = Logs.Open(broker.Bootstrap, topic, configure: static o => o.AppendTimeout = TimeSpan.FromSeconds(60));
        await log.AppendAsync(Logs.Values("a"), Logs.Soon);
        await broker.PauseAsync();
        var append = log.AppendAsync(Logs.Values("b"), Logs.Soon).AsTask();
        await Eventually.EndsAsync(log.DisposeAsync().AsTask(), "the log to close", broker);
        var told = await Assert.ThrowsAsync<LogUnavailableException>(() => append);
        Assert.Contains("Send them again", told.Message, StringComparison.Ordinal);
    }

    private static async Task<KafkaProcess> StartAsync(params string[] options)
    {
        var missing = KafkaProcess.WhyNot();
        Assert.SkipWhen(missing is not null, $"No Kafka that a test may kill: {missing}");
        return await KafkaProcess.StartAsync(options);
    }
}
