namespace FinData.Storage.RocksDb;

/// <summary>Where the embedded log and store keep their data, and how much memory they take.</summary>
public sealed class RocksDbOptions
{
    /// <summary>The data folder; made if missing. It holds <c>findata.json</c>, <c>log/</c> and <c>store/</c>. Required.</summary>
    public string Directory { get; set; } = "";

    /// <summary>
    /// Partitions of the log, 1 to 1,024; fixed when the folder is made, for a contract's events must stay in one partition. Each partition has one pump, so
    /// 8 keep a small machine busy. More cost memory: each has write buffers of its own.
    /// </summary>
    public int PartitionCount { get; set; } = 8;

    /// <summary>Bytes of log that wait in memory to be written to tables, over all partitions. 8 MB to 4 GB. Larger means fewer, larger files.</summary>
    public long LogBufferBytes { get; set; } = 64 << 20;

    /// <summary>Bytes of the store that wait in memory. 8 MB to 8 GB. A checkpoint of 100,000 busy contracts is some 150 MB, and should fit.</summary>
    public long StoreBufferBytes { get; set; } = 256 << 20;

    /// <summary>Cache of read blocks of the store, its indexes and filters included. 8 MB to 64 GB. Contracts that are loaded again soon come from here.</summary>
    public long StoreCacheBytes { get; set; } = 128 << 20;

    /// <summary>Appends that may wait for the log's writer, 1 to 100,000. When all places are taken, the next append waits: that is the back-pressure.</summary>
    public int AppendQueueLength { get; set; } = 256;

    /// <summary>Bytes written and fsynced together, 64 KB to 256 MB. Enough to carry many small appends, small enough to keep the first of them waiting a few milliseconds.</summary>
    public int AppendRoundBytes { get; set; } = 8 << 20;

    /// <summary>Dead letters kept, 1 to 100 million. Beyond that the oldest are dropped, and counted, so that a broken producer can't fill the disk.</summary>
    public int MaxDeadLetters { get; set; } = 100_000;

    /// <summary>Threads that flush and compact, 1 to 64. One each for the log and the store leaves a small machine its cores for folding.</summary>
    public int BackgroundJobs { get; set; } = 2;
}
