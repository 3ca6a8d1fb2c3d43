using FinData.Conformance;
using FinData.Grains;

namespace FinData.Simulation;

/// <summary>The log as one process sees it.</summary>
internal sealed class SimulatedLog(Engine engine, InMemoryEventLog log, ServiceCalls calls, Arrivals arrivals, VirtualProcess process) : IEventLog
{
    public int PartitionCount => log.PartitionCount;

    public ValueTask<LogPosition[]> AppendAsync(ReadOnlyMemory<AppendRecord> records, CancellationToken cancellationToken)
        => throw new NotSupportedException("Producers append to the log itself.");

    public IPartitionReader OpenReader(int partition, long fromOffset) => new Reader(engine, log, calls, arrivals.Next, process, partition, fromOffset);

    public async ValueTask<LogRange> GetRangeAsync(int partition, CancellationToken cancellationToken)
        => await calls.CallAsync(Service.Log, process, "log range", () => log.Range(partition), cancellationToken);

    public async ValueTask<string?> GetIdentityAsync(CancellationToken cancellationToken)
        => await calls.CallAsync(Service.Log, process, "log identity", () => "simulated", cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Reader(
        Engine engine, InMemoryEventLog log, ServiceCalls calls, Func<int, Arrivals.Arrival> nextArrival, VirtualProcess process, int partition, long fromOffset)
        : IPartitionReader
    {
        private long next = fromOffset;

        public async ValueTask ReadAsync(RecordBlock block, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (true)
            {
                // Some records were fetched ahead and are there at once; others take a call.
                if (engine.Random.Next(4) > 0)
                {
                    await calls.CallAsync(Service.Log, process, "log read", () => 0, cancellationToken);
                }

                block.Clear();
                var arrival = nextArrival(partition);
                next = log.Read(partition, block, next, engine.Random.Next(1, block.MaxRecords + 1));
                if (block.Count > 0)
                {
                    return;
                }

                await arrival.WaitAsync(cancellationToken);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
