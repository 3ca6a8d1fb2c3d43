using RocksDbSharp;
using Database = RocksDbSharp.RocksDb;

namespace FinData.Storage.RocksDb;

/// <summary>A stay in an open database: it isn't closed or opened anew before the scope ends. Ends on the thread it began on, and never nests.</summary>
internal readonly ref struct EngineScope(ReaderWriterLockSlim gate, Database database, ColumnFamilyHandle[] families, long generation)
{
    public Database Database { get; } = database;

    /// <summary>Counts openings. Whatever was read under another generation may no longer hold.</summary>
    public long Generation { get; } = generation;

    public ColumnFamilyHandle Family(int index) => families[index];

    /// <summary>An iterator that meets an unreadable block ends as if there were no more keys; this tells one from the other.</summary>
    /// <exception cref="RocksDbException">What the iterator met.</exception>
    public static void ThrowIfFailed(Iterator iterator)
    {
        Native.Instance.rocksdb_iter_get_error(iterator.Handle, out var error);
        if (error != 0)
        {
            throw new RocksDbException(error);
        }
    }

    public void Dispose() => gate.ExitReadLock();
}
