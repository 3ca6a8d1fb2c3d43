namespace FinData.Cli.Torture;

/// <summary>
/// Kills and stops the server, or one broker, one after the other; each blow is over before the next falls. Half-way, all brokers are away for
/// <paramref name="outage"/>, where that is not zero.
/// </summary>
internal sealed class Blows(TorturedServer server, Brokers brokers, Probe probe, TimeSpan outage, Random random, Action<string> note)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public int ServerKills { get; private set; }

    public int BrokerKills { get; private set; }

    public int ServerPauses { get; private set; }

    public int BrokerPauses { get; private set; }

    public int Recoveries { get; private set; }

    public async Task RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var isOutageDue = outage > TimeSpan.Zero;
        while (TimeProvider.System.GetElapsedTime(started) is var elapsed && elapsed < duration)
        {
            await DelayAsync(1, 6, cancellationToken);
            if (isOutageDue && elapsed >= duration / 2)
            {
                isOutageDue = false;
                await TakeBrokersAwayAsync(cancellationToken);
            }
            else
            {
                await StrikeAsync(cancellationToken);
            }

            if (server.HasEnded)
            {
                throw new ToolException(ExitCode.Failure, "The server ended by itself.");
            }

            await probe.AnswerAsync(Patience, cancellationToken);
            Recoveries++;
        }
    }

    private async Task StrikeAsync(CancellationToken cancellationToken)
    {
        var node = brokers.Nodes == 0 ? -1 : random.Next(brokers.Nodes);
        switch (random.Next(node < 0 ? 2 : 4))
        {
            case 0:
                note("The server is killed.");
                ServerKills++;
                await server.KillAsync();
                await DelayAsync(0, 2, cancellationToken);
                server.Start();
                break;
            case 1:
                note("The server stands still.");
                ServerPauses++;
                server.Pause();
                await DelayAsync(1, 12, CancellationToken.None);
                server.Resume();
                break;
            case 2:
                note($"Broker {node + 1} is killed.");
                BrokerKills++;
                brokers.Kill(node);
                await DelayAsync(1, 10, cancellationToken);
                await brokers.RestoreAsync(cancellationToken);
                break;
            default:
                note($"Broker {node + 1} stands still.");
                BrokerPauses++;
                brokers.Pause(node);
                await DelayAsync(1, 12, CancellationToken.None);
                brokers.Resume(node);
                break;
        }
    }

    private async Task TakeBrokersAwayAsync(CancellationToken cancellationToken)
    {
        note($"All brokers are killed, for {outage.TotalSeconds:0} s.");
        for (var node = 0; node < brokers.Nodes; node++)
        {
            BrokerKills++;
            brokers.Kill(node);
        }

        await Task.Delay(outage, TimeProvider.System, cancellationToken);
        await brokers.RestoreAsync(cancellationToken);
    }

    private Task DelayAsync(int least, int most, CancellationToken cancellationToken)
        => Task.Delay(TimeSpan.FromSeconds(least + ((most - least) * random.NextDouble())), TimeProvider.System, cancellationToken);
}
