using FinData.Client;

namespace FinData.Cli.Torture;

/// <summary>Asks for one contract all the time, as a reader does, and measures how long nobody answers.</summary>
internal sealed class Probe(Uri address)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private readonly Gap gap = new();
    private long answers;

    public TimeSpan LongestGap => gap.Longest;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var connection = new ServerConnection(new FinDataClientOptions { Address = address, Timeout = TimeSpan.FromSeconds(2) });
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await AnswersAsync(connection.Client, cancellationToken))
            {
                gap.Note();
                Interlocked.Increment(ref answers);
            }

            await Task.Delay(Period, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Until the server answers again.</summary>
    public async Task AnswerAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var before = Interlocked.Read(ref answers);
        var started = TimeProvider.System.GetTimestamp();
        while (Interlocked.Read(ref answers) == before)
        {
            if (TimeProvider.System.GetElapsedTime(started) > patience)
            {
                throw new ToolException(ExitCode.Failure, $"The server did not answer within {patience.TotalSeconds:0} s.");
            }

            await Task.Delay(Period, TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<bool> AnswersAsync(FinDataClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.GetContractAsync("account-0", new ContractQuery(), cancellationToken);
            return true;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or FinDataException or OperationCanceledException)
        {
            return false;
        }
    }
}
