using System.Threading.Channels;
using FinData.Grains;

namespace FinData.Silo.Pages.Portfolio;

/// <summary>
/// Sums income and cash flow of all contracts while somebody looks at them. A sum folds every contract again, so it runs in the background, on one thread, and
/// only where something has been saved since the one before.
/// </summary>
internal sealed partial class MonthsKeeper(MonthsReader reader, IEventLog log, ILedgerStore store, TimeProvider time, ILogger<MonthsKeeper> logger) : BackgroundService
{
    // A page of contracts is folded in a fraction of a second, and then tells how far the sum is.
    private const int PageSize = 500;

    // Summing takes at most a tenth of one core's time, and no newer figures than these are worth more.
    private const int RestFactor = 9;
    private static readonly TimeSpan LeastRest = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile PortfolioMonths current = PortfolioMonths.None;
    private long summedTo = -1;

    /// <summary>What is known now; a newer sum begins if it is time for one.</summary>
    public PortfolioMonths Ask()
    {
        asked.Writer.TryWrite(true);
        return current;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in asked.Reader.ReadAllAsync(stoppingToken))
        {
            var started = time.GetTimestamp();
            try
            {
                await SumAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The loop goes on: the store may answer the next time.
                LogNotSummed(logger, exception);
                current = current with { Summing = null, Error = exception.Message };
            }

            var rest = RestFactor * time.GetElapsedTime(started);
            await Task.Delay(rest > LeastRest ? rest : LeastRest, time, stoppingToken);
        }
    }

    private async Task SumAsync(CancellationToken cancellationToken)
    {
        var saved = await ReadSavedAsync(cancellationToken);
        if (saved == summedTo)
        {
            return;
        }

        var sums = new MonthSums();
        for (var partition = 0; partition < log.PartitionCount; partition++)
        {
            string? after = null;
            do
            {
                current = current with { Summing = sums.Contracts };
                after = await reader.ReadAsync(partition, after, PageSize, sums, cancellationToken);
            }
            while (after is not null);
        }

        summedTo = saved;
        current = new PortfolioMonths { SummedAt = time.GetUtcNow(), Contracts = sums.Contracts, LeftOut = sums.LeftOut, Income = sums.Income, CashFlow = sums.CashFlow };
    }

    private async Task<long> ReadSavedAsync(CancellationToken cancellationToken)
    {
        var saved = 0L;
        for (var partition = 0; partition < log.PartitionCount; partition++)
        {
            saved += (await store.ReadCheckpointAsync(partition, cancellationToken))?.NextOffset ?? 0;
        }

        return saved;
    }
}
