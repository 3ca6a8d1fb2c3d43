namespace FinData.Grains;

/// <summary>Limits of the runtime, each with its reason. Validated at start; see <see cref="LedgerOptionsValidator"/>.</summary>
public sealed class LedgerOptions
{
    public const string Section = "Ledger";

    /// <summary>Records handled together. Larger blocks amortise store calls; smaller ones stay in the processor's cache and answer sooner. 16 to 65,536.</summary>
    public int BlockRecords { get; set; } = 1024;

    /// <summary>Soft bound of a block's bytes: a block of large openings must not blow up memory. 64 KiB to 64 MiB.</summary>
    public int BlockBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// Longest time until a folded event is durable in the store; what a crash replays. A partition that is behind saves this often: the longer, the more
    /// events of a contract share one write. 10 ms to 10 minutes.
    /// </summary>
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The same for a partition that has caught up with the log: totals of clients and of the portfolio are this fresh. 10 ms to <see cref="CheckpointInterval"/>.</summary>
    public TimeSpan CaughtUpCheckpointInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A checkpoint is due after this many events of a partition even within the interval: bounds memory of new history. At least 1,000.</summary>
    public int CheckpointEvents { get; set; } = 200_000;

    /// <summary>A partition that has had nothing to do for this long gives its buffers back. 100 ms to an hour.</summary>
    public TimeSpan RestAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Events of a partition that may be folded beyond the last durable checkpoint while the store is slow or down; then the pump waits.</summary>
    public int MaxUncheckpointedEvents { get; set; } = 1_000_000;

    /// <summary>Rough managed memory that resident contracts of one silo may take; clean ones are evicted above it, least recently used first. At least 16 MiB.</summary>
    public long ResidentBytes { get; set; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Threads that fold. More than the cores only adds switching. 1 to 256.</summary>
    public int PumpThreads { get; set; } = Environment.ProcessorCount;

    /// <summary>How long a read waits for the position it asked for before it gives up with 503. Up to a minute.</summary>
    public TimeSpan ReadAfterPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a silo looks for partitions that it should start or let go, besides membership changes. 100 ms to 5 minutes.</summary>
    public TimeSpan KeeperPeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>First pause after the store or the log refused; doubles up to 50 times this. 1 ms to 10 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Contract grains that one client's totals at a date ask at the same time. 1 to 1,000.</summary>
    public int ClientParallelism { get; set; } = 32;

    /// <summary>Contracts of one client that its view can hold. A client with more is refused by name rather than cut. 1 to 1,000,000.</summary>
    public int MaxClientContracts { get; set; } = 100_000;

    /// <summary>A client's running totals are read from the store again after this: a change that was lost on its way to another silo is made good. 1 s to 1 day.</summary>
    public TimeSpan ClientRefresh { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Clients kept in memory for running totals; the rest is read from the store when asked. At least 100.</summary>
    public int ResidentClients { get; set; } = 100_000;
}
