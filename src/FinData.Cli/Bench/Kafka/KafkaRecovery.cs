using System.Diagnostics;
using FinData.Client;
using FinData.Streaming.Kafka;

namespace FinData.Cli.Bench;

/// <summary>Runs a server of its own on the topic, kills it while it folds, starts it again on the same data, and times what a caller sees.</summary>
internal sealed class KafkaRecovery(KafkaOptions kafka, long events, string directory, Action<string> say)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<RecoveryFigures> RunAsync(CancellationToken cancellationToken)
    {
        say("a server is killed in the middle of the topic");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var before = await KillInTheMiddleAsync(patience.Token);
            File.Delete(Path.Combine(directory, ServerAddress.FileName));
            using var server = Start();
            try
            {
                return await WatchAsync(before, Stopwatch.GetTimestamp(), patience.Token);
            }
            finally
            {
                server.Kill();
                await server.WaitForExitAsync(CancellationToken.None);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private async Task<PartitionView[]> KillInTheMiddleAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        using var server = Start();
        try
        {
            while (true)
            {
                var seen = await TryAsync(static (client, token) => client.GetPartitionsAsync(token), cancellationToken);
                if (!seen.IsDefaultOrEmpty && seen.Sum(static p => p.Folded) > events / 2 && seen.Any(static p => p.Checkpointed > 0))
                {
                    return [.. seen];
                }

                await Task.Delay(Poll, cancellationToken);
            }
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task<RecoveryFigures> WatchAsync(PartitionView[] before, long started, CancellationToken cancellationToken)
    {
        while (await TryAsync(static async (client, token) => await client.GetContractAsync(BenchEvents.ContractId(0), ContractQuery.Latest, token) is not null, cancellationToken) is false)
        {
            await Task.Delay(Poll, cancellationToken);
        }

        var firstRead = Stopwatch.GetElapsedTime(started);
        while (true)
        {
            var now = await TryAsync(static (client, token) => client.GetPartitionsAsync(token), cancellationToken);
            if (!now.IsDefaultOrEmpty && before.All(was => now[was.Partition].Folded >= was.Folded))
            {
                break;
            }

            await Task.Delay(Poll, cancellationToken);
        }

        return new RecoveryFigures
        {
            FoldedWhenKilled = before.Sum(static p => p.Folded),
            ReplayedEvents = before.Sum(static p => p.Folded - p.Checkpointed),
            FirstReadSeconds = firstRead.TotalSeconds,
            CaughtUpSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
        };
    }

    /// <summary>Asks the server where it has said that it is; the default where it does not answer yet.</summary>
    private async Task<T?> TryAsync<T>(Func<FinDataClient, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (ServerAddress.FromFolder(directory) is not { } address)
        {
            return default;
        }

        try
        {
            using var connection = new ServerConnection(new FinDataClientOptions { Address = address, Timeout = TimeSpan.FromSeconds(10) });
            return await ask(connection.Client, cancellationToken);
        }
        catch (Exception fault) when (fault is HttpRequestException or FinDataException or IOException)
        {
            return default;
        }
    }

    private Process Start() => ChildServer.Start(
        directory,
        LocalServer.FreeAddress,
        ["Log:Kind=kafka", $"Kafka:BootstrapServers={kafka.BootstrapServers}", $"Kafka:Topic={kafka.Topic}", $"Kafka:GroupId={kafka.GroupId}"]);
}
