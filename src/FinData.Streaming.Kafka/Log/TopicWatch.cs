using FinData.Grains;
using Microsoft.Extensions.Logging;

namespace FinData.Streaming.Kafka;

/// <summary>
/// Looks at the topic now and then. Fetching alone would not tell: the client waits for brokers that are down without a word, and takes a topic that was
/// deleted and made again for the one it was.
/// </summary>
internal sealed partial class TopicWatch : IAsyncDisposable
{
    private readonly KafkaOptions options;
    private readonly SharedAnswer<TopicDescription> description;
    private readonly int partitionCount;
    private readonly Action<LogUnavailableException?> onLook;
    private readonly ILogger logger;
    private readonly PeriodicTimer timer;
    private readonly CancellationTokenSource stop = new();
    private readonly Task looking;
    private volatile string? identity;
    private volatile LogUnavailableException? fault;

    /// <param name="identity">The topic's id at the start; null where nobody answered.</param>
    /// <param name="onLook">Called after each look, with what is wrong with the topic.</param>
    public TopicWatch(KafkaAdmin admin, KafkaOptions options, int partitionCount, string? identity, TimeProvider time, Action<LogUnavailableException?> onLook, ILogger logger)
    {
        (this.options, this.partitionCount, this.identity, this.onLook, this.logger) = (options, partitionCount, identity, onLook, logger);
        description = new SharedAnswer<TopicDescription>(admin.DescribeAsync);
        timer = new PeriodicTimer(options.CheckInterval, time);
        looking = LookAsync();
    }

    /// <summary>What is wrong with the topic, as of the last look.</summary>
    public LogUnavailableException? Fault => fault;

    /// <summary>Looks now.</summary>
    /// <exception cref="LogUnavailableException">The topic is not what it should be, or nobody answers.</exception>
    public async Task<string> IdentifyAsync(CancellationToken cancellationToken)
    {
        var found = await description.GetAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (found.Partitions != partitionCount)
        {
            throw new LogUnavailableException(
                FormattableString.Invariant($"Topic {options.Topic} has {found.Partitions} partitions, but the store was folded from {partitionCount}: contracts would be looked for in partitions that do not hold them. Copy the events into a topic of {partitionCount} partitions, or fold the topic into an empty store."),
                fault: LogFault.Repartitioned);
        }

        var first = identity ??= found.Id!;
        return first == found.Id
            ? first
            : throw new LogUnavailableException(
                $"Topic {options.Topic} was deleted and made again (its id was {first} and is {found.Id}). Its offsets mean other records now: restore the topic, or fold the new one into an empty store.",
                fault: LogFault.Replaced);
    }

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await stop.CancelAsync().ConfigureAwait(false);
        await looking.ConfigureAwait(false);
        stop.Dispose();
    }

    private async Task LookAsync()
    {
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false))
            {
                await LookOnceAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The end does not wait for an answer.
        }
    }

    private async Task LookOnceAsync()
    {
        var before = fault;
        fault = await FindFaultAsync().ConfigureAwait(false);
        if (fault is not null && before is null)
        {
            LogFaulty(fault.Message);
        }
        else if (fault is null && before is not null)
        {
            LogMended(options.Topic);
        }

        onLook(fault);
    }

    private async Task<LogUnavailableException?> FindFaultAsync()
    {
        try
        {
            await IdentifyAsync(stop.Token).ConfigureAwait(false);
            return null;
        }
        catch (LogUnavailableException e)
        {
            return e;
        }
    }

    [LoggerMessage(6004, LogLevel.Error, "The log is not served: {Reason}")]
    private partial void LogFaulty(string reason);

    [LoggerMessage(6005, LogLevel.Information, "Topic {Topic} is served again")]
    private partial void LogMended(string topic);
}
