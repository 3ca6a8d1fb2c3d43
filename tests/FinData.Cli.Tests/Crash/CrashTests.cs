using System.Globalization;
using System.Text.Json;
using FinData.Client;
using FinData.Events;

namespace FinData.Cli.Tests.Crash;

/// <summary>
/// The real tool, killed with SIGKILL while it takes events at full speed, again and again on one data folder. At the end every acknowledged
/// event is in the log where the acknowledgement said, every balance is the sum of its events, and <c>verify</c> finds nothing.
/// FINDATA_CRASH_KILLS sets the number of kills, FINDATA_CRASH_SEED repeats a run.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("findata-crash-");
    private readonly int kills = Setting("FINDATA_CRASH_KILLS", 5);
    private readonly int seed = Setting("FINDATA_CRASH_SEED", Environment.ProcessId);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Server_KilledAgainAndAgain_LosesNothingAndCountsNothingTwice()
    {
        output.WriteLine($"{kills} kills, FINDATA_CRASH_SEED={seed}");
        var random = new Random(seed);
        var producer = new CrashProducer(new EventFeed(seed), seed + 1);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var server = ServerProcess.Launch(folder.FullName);

            // One kill in five hits a server that is starting: at once, or as soon as it has an address.
            if (kill > 0 && random.Next(5) == 0)
            {
                if (random.Next(2) == 0)
                {
                    await server.ReadAddressAsync();
                }

                await server.KillAsync();
                continue;
            }

            var address = await server.ReadAddressAsync();
            if (address is null)
            {
                Assert.Fail($"The server did not start after kill {kill} (seed {seed}): {await server.KillAsync()}");
            }

            await producer.SendUntilKilledAsync(address, random.Next(1, 120), server.KillAsync);
        }

        await using var last = ServerProcess.Launch(folder.FullName);
        var lastAddress = await last.ReadAddressAsync();
        if (lastAddress is null)
        {
            Assert.Fail($"The server did not start after the last kill (seed {seed}): {await last.KillAsync()}");
        }

        await producer.SendRestAsync(lastAddress);
        output.WriteLine($"{producer.Places.Count} events acknowledged, {producer.Resent} requests sent again");

        await AssertVerifiedAsync(lastAddress);
        using var connection = new ServerConnection(new FinDataClientOptions { Address = lastAddress });
        await AssertEveryAcknowledgedEventIsInTheLogAsync(connection.Client, producer);
        await AssertBalancesAsync(connection.Client, producer);
    }

    private async Task AssertVerifiedAsync(Uri address)
    {
        var file = Path.Combine(folder.FullName, "verify.json");
        var (exitCode, text) = await ServerProcess.RunToolAsync("verify", "--url", address.ToString(), "--json", file);
        output.WriteLine(text);
        Assert.True(exitCode == ExitCode.Ok, $"verify ended with {exitCode} (seed {seed}): {text}");
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        Assert.Equal(0, report.RootElement.GetProperty("differ").GetInt32());
        Assert.True(report.RootElement.GetProperty("contracts").GetInt32() > 0);
    }

    private async Task AssertEveryAcknowledgedEventIsInTheLogAsync(FinDataClient client, CrashProducer producer)
    {
        var log = new Dictionary<(int Partition, long Offset), string>();
        foreach (var partition in await client.GetPartitionsAsync())
        {
            await LogReader.ReadAsync(client, partition.Partition, partition.LogEnd, new AvroSchemas(), record =>
            {
                Assert.True(JsonEventCodec.TryDecode(record.Value.Span, out var decoded).IsNone);
                log.Add((partition.Partition, record.Offset), decoded.Text(decoded.EventId, record.Value.Span));
            }, CancellationToken.None);
        }

        var lost = producer.Places.Where(place => log.GetValueOrDefault(place.Value) != place.Key).ToList();
        Assert.True(lost.Count == 0, $"{lost.Count} acknowledged events are not where the acknowledgement said (seed {seed}), the first is {lost.FirstOrDefault()}");
    }

    private async Task AssertBalancesAsync(FinDataClient client, CrashProducer producer)
    {
        var views = await BatchQueries.ContractsAsync(client, producer.Balances.Keys, CancellationToken.None);
        var wrong = producer.Balances.Where(b => views[b.Key].Kind is not null && views[b.Key].Balance != b.Value).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} balances are not the sums of their events (seed {seed}), the first is {wrong.FirstOrDefault()}");
        Assert.Contains(views.Values, static v => v.Kind is not null);
    }

    private static int Setting(string name, int fallback)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : fallback;
}
