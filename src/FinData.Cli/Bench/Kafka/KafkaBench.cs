using System.Diagnostics;
using Confluent.Kafka;
using FinData.Grains;
using FinData.Storage.RocksDb;
using FinData.Streaming.Kafka;

namespace FinData.Cli.Bench;

/// <summary>
/// Measures the pump on a real broker, in one run. One pass over the whole topic into an empty store, as stream engines are measured: <c>start</c> is its
/// beginning (compiling, connecting), <c>steady</c> the rest. Then a restart and more events: <c>cold</c>, when every contract is loaded at its first event, and
/// <c>warm</c>. Last, raw consumption of the same topic by the client that the pump uses and by Confluent.Kafka's consumer. What follows a restart is filled just
/// before it is folded, so that no stage lives on what another fetched ahead.
/// </summary>
internal sealed class KafkaBench(KafkaBenchPlan plan, string directory, Action<string> say)
{
    private const double StartShare = 0.05;

    private readonly int threads = new LedgerOptions().PumpThreads;

    public async Task<KafkaFigures> RunAsync(CancellationToken cancellationToken)
    {
        await using var topic = await KafkaBenchTopic.CreateAsync(plan);
        await using var log = topic.Open();
        await using var store = RocksDbLedgerStore.Open(new RocksDbOptions { Directory = directory, PartitionCount = plan.Partitions }, TimeProvider.System);
        var bounded = new BoundedLog(log);
        await FillAsync(topic, log, plan.Events, cancellationToken);
        Stage start, steady;
        await using (var silo = await BenchSilo.StartAsync(bounded, store, cancellationToken))
        {
            say("pump, start");
            start = await PumpBench.PumpAsync(silo, bounded, StartShare, cancellationToken);
            say("pump, steady");
            steady = await PumpBench.PumpAsync(silo, bounded, 1, cancellationToken);
        }

        await FillAsync(topic, log, plan.PartEvents, cancellationToken);
        await using var restarted = await BenchSilo.StartAsync(bounded, store, cancellationToken);
        say("pump, cold");
        var cold = await PumpBench.PumpAsync(restarted, bounded, 1, cancellationToken);
        await FillAsync(topic, log, plan.PartEvents, cancellationToken);
        say("pump, warm");
        var warm = await PumpBench.PumpAsync(restarted, bounded, 1, cancellationToken);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        return new KafkaFigures
        {
            Contracts = plan.Contracts,
            Events = plan.Events,
            Partitions = plan.Partitions,
            Threads = threads,
            Start = start,
            Steady = steady,
            Cold = cold,
            Warm = warm,
            PeakMemoryBytes = peak,
            Raw = await RawAsync(log, cancellationToken),
            RawConfluent = await RawConfluentAsync(topic.Options),
            Latency = plan.Rate == 0 ? null : await LatencyAsync(topic, log, store, restarted, cancellationToken),
            Recovery = plan.Recovers ? await new KafkaRecovery(topic.Options, plan.Events, directory + "-recovery", say).RunAsync(cancellationToken) : null,
        };
    }

    private Task FillAsync(KafkaBenchTopic topic, IEventLog log, long count, CancellationToken cancellationToken)
    {
        say($"fill: {count:N0} events of {plan.Contracts:N0} contracts in {plan.Partitions} partitions");
        return topic.FillAsync(log, count, cancellationToken);
    }

    private Task<Stage> RawAsync(IEventLog log, CancellationToken cancellationToken)
    {
        say("raw consumption");
        return Stage.MeasureAsync(() => LogScan.ReadAllAsync(log, threads, static _ => 0, cancellationToken));
    }

    private Task<Stage> RawConfluentAsync(KafkaOptions options)
    {
        say("raw consumption by Confluent.Kafka");
        return Stage.MeasureAsync(() => Task.Run(() =>
        {
            using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
            {
                BootstrapServers = options.BootstrapServers,
                GroupId = options.GroupId,
                EnableAutoCommit = false,
                FetchQueueBackoffMs = 2,
            }).Build();
            consumer.Assign(Enumerable.Range(0, plan.Partitions).Select(p => new TopicPartitionOffset(options.Topic, p, 0)));
            var count = 0L;
            while (count < plan.AllEvents)
            {
                count += consumer.Consume(TimeSpan.FromSeconds(1)) is null ? 0 : 1;
            }

            return count;
        }));
    }

    /// <summary>Beside the bounded log: the paced events are read as they come.</summary>
    private async Task<LatencyFigures> LatencyAsync(KafkaBenchTopic topic, IEventLog log, ILedgerStore store, BenchSilo held, CancellationToken cancellationToken)
    {
        await held.DisposeAsync();
        say("paced");
        await using var silo = await BenchSilo.StartAsync(log, store, cancellationToken);
        await silo.CatchUpAsync(cancellationToken);
        return await new LatencyBench(plan.Contracts, plan.Rate, plan.Seconds, say).MeasureAsync(log, silo, topic.Events, cancellationToken);
    }
}
