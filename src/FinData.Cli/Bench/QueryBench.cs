using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using FinData.Silo;
using FinData.Storage.RocksDb;
using Microsoft.Extensions.DependencyInjection;

namespace FinData.Cli.Bench;

/// <summary>Point reads by key, through the grain and over HTTP, while the pumps fold a full log as fast as they can, and again when they rest.</summary>
internal sealed class QueryBench(int contracts, long events, int concurrency, int seconds, int partitions, string directory, Action<string> say)
{
    public async Task<QueryFigures> RunAsync(CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken);
        await using var app = FinDataServer.Build(
            [$"--FinData:DataFolder={directory}", "--FinData:Urls=http://127.0.0.1:0", "--Logging:Console:LogLevel:Default=Error"],
            o => o.Partitions = partitions);
        await app.StartAsync(cancellationToken);
        using var http = new HttpClient { BaseAddress = FinDataServer.AddressOf(app) };
        var grains = app.Services.GetRequiredService<IGrainFactory>();

        async Task Grain(string id) => await grains.GetGrain<IContractGrain>(id).Get(ContractQuery.Latest, cancellationToken);
        async Task Http(string id) => (await http.GetAsync($"/v1/contracts/{id}", cancellationToken)).Dispose();

        say("grain and HTTP reads while the pumps run flat out");
        var grainBusy = await MeasureAsync(Grain, cancellationToken);
        var httpBusy = await MeasureAsync(Http, cancellationToken);
        var lag = (await StatusAsync(grains, cancellationToken)).Sum(static p => p.Lag);
        say(lag > 0 ? "waiting for the pumps" : "the pumps ended before the measurement: use more events");
        while ((await StatusAsync(grains, cancellationToken)).Any(static p => p.Lag > 0))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        say("the same with the pumps at rest");
        var figures = new QueryFigures
        {
            Concurrency = concurrency,
            Contracts = contracts,
            LagAfterBusy = lag,
            GrainBusy = Percentiles.Of(grainBusy),
            HttpBusy = Percentiles.Of(httpBusy),
            GrainIdle = Percentiles.Of(await MeasureAsync(Grain, cancellationToken)),
            HttpIdle = Percentiles.Of(await MeasureAsync(Http, cancellationToken)),
            Seconds = seconds,
        };
        await app.StopAsync(cancellationToken);
        return figures;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        await using var log = RocksDbEventLog.Open(new RocksDbOptions { Directory = directory, PartitionCount = partitions }, TimeProvider.System);
        say(string.Create(CultureInfo.InvariantCulture, $"fill: {events:N0} events of {contracts:N0} contracts"));
        foreach (var batch in new BenchEvents(contracts, events, partitions, seed: 1).Batches(10_000))
        {
            await log.AppendAsync(batch, cancellationToken);
        }
    }

    private Task<PartitionView[]> StatusAsync(IGrainFactory grains, CancellationToken cancellationToken)
        => Task.WhenAll(Enumerable.Range(0, partitions).Select(p => grains.GetGrain<IPartitionGrain>(p).GetStatus(cancellationToken)));

    private async Task<List<TimeSpan>> MeasureAsync(Func<string, Task> read, CancellationToken cancellationToken)
    {
        await RunAsync(TimeSpan.FromMilliseconds(500)); // compiled, connected, activated
        return await RunAsync(TimeSpan.FromSeconds(seconds));

        async Task<List<TimeSpan>> RunAsync(TimeSpan length)
        {
            var started = Stopwatch.GetTimestamp();
            var lists = await Task.WhenAll(Enumerable.Range(0, concurrency).Select(worker => Task.Run(
                async () =>
                {
                    var random = new Random(worker);
                    var latencies = new List<TimeSpan>();
                    while (Stopwatch.GetElapsedTime(started) < length)
                    {
                        var asked = Stopwatch.GetTimestamp();
                        await read(BenchEvents.ContractId(random.Next(contracts)));
                        latencies.Add(Stopwatch.GetElapsedTime(asked));
                    }

                    return latencies;
                },
                cancellationToken)));
            return [.. lists.SelectMany(static l => l)];
        }
    }
}

internal sealed record QueryFigures
{
    [JsonPropertyName("contracts")] public required int Contracts { get; init; }

    [JsonPropertyName("concurrency")] public required int Concurrency { get; init; }

    [JsonPropertyName("seconds")] public required int Seconds { get; init; }

    /// <summary>Above zero: the pumps were still folding when the busy part ended.</summary>
    [JsonPropertyName("lag_after_busy")] public required long LagAfterBusy { get; init; }

    [JsonPropertyName("grain_busy")] public required Percentiles GrainBusy { get; init; }

    [JsonPropertyName("http_busy")] public required Percentiles HttpBusy { get; init; }

    [JsonPropertyName("grain_idle")] public required Percentiles GrainIdle { get; init; }

    [JsonPropertyName("http_idle")] public required Percentiles HttpIdle { get; init; }
}
