using RocksDbSharp;

namespace FinData.Storage.RocksDb;

/// <summary>How RocksDB is set up for a log that is read from end to end and for a store of small, often overwritten states. Figures: docs/decisions/0002.</summary>
internal static class EngineTuning
{
    private const ulong Megabyte = 1 << 20;

    public static DbOptions Database(long bufferBytes, int backgroundJobs)
    {
        var options = new DbOptions()
            .SetCreateIfMissing()
            .SetCreateMissingColumnFamilies()
            .SetDbWriteBufferSize((ulong)bufferBytes)
            // A restart replays the write-ahead log; it stays within a few seconds of reading.
            .SetMaxTotalWalSize((ulong)bufferBytes * 2)
            // The kernel writes tables out as they grow, so that the fsync of a commit does not wait behind a table of 64 MB.
            .SetBytesPerSync(Megabyte)
            // A log of years has many tables; the operating system grants few open files.
            .SetMaxOpenFiles(1000)
            .SetMaxLogFileSize(4 * Megabyte)
            .SetKeepLogFileNum(2)
            .SetStatsDumpPeriodSec(0);
        Native.Instance.rocksdb_options_set_max_background_jobs(options.Handle, backgroundJobs);
        return options;
    }

    /// <summary>
    /// One family a partition, with rising keys: new tables never overlap old ones, so compaction moves them without rewriting a byte.
    /// A value is a batch of up to 64 KB, a block of its own.
    /// </summary>
    public static ColumnFamilyOptions LogPartition(long bufferBytes, Cache cache) => new ColumnFamilyOptions()
        .SetWriteBufferSize((ulong)bufferBytes / 4)
        .SetMaxWriteBufferNumber(3)
        .SetCompression(Compression.Lz4)
        .SetBlockBasedTableFactory(new BlockBasedTableOptions().SetBlockCache(cache).SetFormatVersion(5));

    /// <summary>Positions: merged, not overwritten; asked for by key, often for keys that aren't there, so every table has a filter.</summary>
    public static ColumnFamilyOptions Positions(long bufferBytes, Cache cache) => new ColumnFamilyOptions()
        .SetMergeOperator(PositionMerge.Create())
        .SetWriteBufferSize((ulong)bufferBytes / 4)
        .SetMaxWriteBufferNumber(4)
        .SetMaxBytesForLevelBase((ulong)bufferBytes)
        .SetTargetFileSizeBase(32 * Megabyte)
        .SetLevelCompactionDynamicLevelBytes(true)
        .SetCompression(Compression.No)
        .SetBlockBasedTableFactory(new BlockBasedTableOptions()
            .SetBlockCache(cache)
            .SetFilterPolicy(BloomFilterPolicy.Create(10, false))
            .SetWholeKeyFiltering(true)
            .SetCacheIndexAndFilterBlocks(true)
            .SetPinL0FilterAndIndexBlocksInCache(true)
            .SetFormatVersion(5));

    /// <summary>
    /// History: written once, read seldom and then a whole contract at a time. A run is what one large checkpoint or one full buffer held, so that many are let
    /// stand before they are written again together: a contract is in those of its partition only.
    /// </summary>
    public static ColumnFamilyOptions History(long bufferBytes, Cache cache) => new ColumnFamilyOptions()
        .SetWriteBufferSize((ulong)bufferBytes / 2)
        .SetMaxWriteBufferNumber(4)
        .SetLevel0FileNumCompactionTrigger(64)
        .SetLevel0SlowdownWritesTrigger(128)
        .SetLevel0StopWritesTrigger(256)
        .SetCompactionStyle(Compaction.Universal)
        .SetCompression(Compression.Lz4)
        .SetBlockBasedTableFactory(new BlockBasedTableOptions()
            .SetBlockCache(cache)
            .SetBlockSize(16 * 1024)
            .SetCacheIndexAndFilterBlocks(true)
            .SetPinL0FilterAndIndexBlocksInCache(true)
            .SetFormatVersion(5));

    /// <summary>Everything small: checkpoints, client index, dead letters.</summary>
    public static ColumnFamilyOptions Small(Cache cache) => new ColumnFamilyOptions()
        .SetWriteBufferSize(16 * Megabyte)
        .SetMaxWriteBufferNumber(3)
        .SetCompression(Compression.Lz4)
        .SetBlockBasedTableFactory(new BlockBasedTableOptions().SetBlockCache(cache).SetFormatVersion(5));
}
