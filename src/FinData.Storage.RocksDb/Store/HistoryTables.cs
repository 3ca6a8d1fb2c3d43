using System.Globalization;
using RocksDbSharp;
using Checkpoint = FinData.Grains.Checkpoint;

namespace FinData.Storage.RocksDb;

/// <summary>
/// Brings the histories of a large checkpoint into the store as a finished table: through the write-ahead log and the memory buffer each byte would be
/// written twice and copied four times. The table is taken in before the checkpoint's batch is written. A process that ends between the two leaves history
/// above the checkpoint, which the replay writes again, and which every reader of histories expects.
/// </summary>
/// <param name="folder">Where tables are written, on the store's disk: taking one in renames it.</param>
/// <param name="options">Those of the family of histories.</param>
internal sealed unsafe class HistoryTables(Engine engine, string folder, ColumnFamilyOptions options)
{
    // Below, syncing a file, its folder and the manifest costs more than the copies that it saves.
    private const long LeastBytes = 1 << 20;

    private readonly EnvOptions environment = new();
    private long files;

    /// <summary>Removes what a process that was killed left half-written.</summary>
    public void RemoveRemains()
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that can't be written is opened for reading.
        }
    }

    /// <summary>
    /// False where the checkpoint is to be written as a batch: it is small, or no table can be written, and then the batch meets the same disk and says what is
    /// wrong with it. Throws the port's exception where the engine may have taken the table.
    /// </summary>
    /// <param name="order">The entries' indexes in the order of their ids.</param>
    public bool TryAdd(in EngineScope scope, Checkpoint checkpoint, ReadOnlySpan<int> order)
    {
        if (checkpoint.Entries.Sum(static e => (long)e.History.Length) < LeastBytes)
        {
            return false;
        }

        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Partition}-{Interlocked.Increment(ref files)}.sst"));
        try
        {
            Directory.CreateDirectory(folder);
            Write(path, checkpoint, order);
        }
        catch (Exception e) when (e is RocksDbException or IOException or UnauthorizedAccessException)
        {
            Remove(path);
            return false;
        }

        engine.TakeIn(scope, StoreFamily.History, path);
        return true;
    }

    private void Write(string path, Checkpoint checkpoint, ReadOnlySpan<int> order)
    {
        using var writer = new SstFileWriter(environment, options);
        writer.Open(path);
        var key = new StoreKey();
        foreach (var i in order)
        {
            var entry = checkpoint.Entries[i];
            if (!entry.History.IsEmpty)
            {
                Put(writer, key.History(checkpoint.Partition, checkpoint.Bytes(entry.ContractId), entry.FirstOffset), checkpoint.Bytes(entry.History));
            }
        }

        writer.Finish();
    }

    private static void Put(SstFileWriter writer, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* keyPointer = key, valuePointer = value)
        {
            Native.Instance.rocksdb_sstfilewriter_put(writer.Handle, keyPointer, (nuint)key.Length, valuePointer, (nuint)value.Length, out var error);
            if (error != 0)
            {
                throw new RocksDbException(error);
            }
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It goes with the next start.
        }
    }
}
