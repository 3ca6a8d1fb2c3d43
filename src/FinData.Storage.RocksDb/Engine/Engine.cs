using Microsoft.Extensions.Logging;
using RocksDbSharp;
using Database = RocksDbSharp.RocksDb;

namespace FinData.Storage.RocksDb;

/// <summary>
/// One RocksDB database that outlives its faults. After a failed write nobody knows whether the batch is in the write-ahead log, so nothing more is written
/// until the database has been closed and opened again: what the recovery finds is what there is. Reads go on meanwhile.
/// </summary>
internal sealed partial class Engine : IDisposable
{
    // Trying is cheap but not free; a full disk is seldom freed faster than this.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(500);

    // As much as a new write-ahead log and manifest need to be worth opening.
    private const int ProbeBytes = 1 << 20;

    private readonly ReaderWriterLockSlim gate = new(LockRecursionPolicy.NoRecursion);
    private readonly Lock recovery = new();
    private readonly WriteOptions durable = new WriteOptions().SetSync(true);
    private readonly IngestExternalFileOptions moving = new IngestExternalFileOptions().SetMoveFiles(true);
    private readonly string folder;
    private readonly DbOptions options;
    private readonly EngineFamilies families;
    private readonly Func<string, Exception?, Exception> unavailable;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private Database? database;
    private ColumnFamilyHandle[] handles = [];
    private long generation;
    private long lastAttempt;
    private volatile string? fault;
    private volatile bool closed;

    /// <param name="unavailable">Makes the port's own exception of a message.</param>
    /// <exception cref="DataFolderException">The folder can't be opened at all.</exception>
    public Engine(string folder, DbOptions options, EngineFamilies families, Func<string, Exception?, Exception> unavailable, TimeProvider time, ILogger logger)
    {
        (this.folder, this.options, this.families, this.unavailable, this.time, this.logger) = (folder, options, families, unavailable, time, logger);
        Open();
    }

    /// <summary>Why nothing can be written at the moment; null when all is well.</summary>
    public string? Fault => fault;

    public EngineScope Read()
    {
        gate.EnterReadLock();
        if (database is null)
        {
            gate.ExitReadLock();
            throw unavailable(closed ? $"{folder} is closed." : fault ?? $"{folder} is not open.", null);
        }

        return new EngineScope(gate, database, handles, generation);
    }

    /// <summary>As <see cref="Read"/>, but only where writing is possible; opens the database anew after a fault, if that is due and works.</summary>
    public EngineScope Write()
    {
        if (fault is not null)
        {
            Recover();
        }

        var scope = Read();
        if (fault is not { } reason)
        {
            return scope;
        }

        scope.Dispose();
        throw unavailable(reason, null);
    }

    /// <summary>Writes the batch, whole and durable, or throws the port's exception.</summary>
    public void Commit(in EngineScope scope, WriteBatch batch)
    {
        try
        {
            scope.Database.Write(batch, durable);
        }
        catch (RocksDbException e)
        {
            throw Failed(e);
        }
    }

    /// <summary>Takes a finished table into a family, whole and durable, or throws the port's exception. The file is the engine's afterwards.</summary>
    public void TakeIn(in EngineScope scope, int family, string table)
    {
        try
        {
            scope.Database.IngestExternalFiles([table], moving, scope.Family(family));
        }
        catch (RocksDbException e)
        {
            throw Failed(e);
        }
    }

    /// <summary>The port's exception for something that RocksDB could not read.</summary>
    public Exception Unreadable(RocksDbException error) => unavailable(EngineFault.Describe(folder, error.Message), error);

    public void Dispose()
    {
        lock (recovery)
        {
            closed = true;
            gate.EnterWriteLock();
            try
            {
                Close();
            }
            finally
            {
                gate.ExitWriteLock();
            }
        }
    }

    private Exception Failed(RocksDbException error)
    {
        fault = EngineFault.Describe(folder, error.Message);
        Interlocked.Exchange(ref lastAttempt, time.GetTimestamp());
        WriteFailed(folder, error.Message);
        return unavailable(fault, error);
    }

    private void Recover()
    {
        lock (recovery)
        {
            if (fault is null || closed || time.GetElapsedTime(Interlocked.Read(ref lastAttempt)) < RetryInterval)
            {
                return;
            }

            Interlocked.Exchange(ref lastAttempt, time.GetTimestamp());
            if (!CanWrite())
            {
                return;
            }

            gate.EnterWriteLock();
            try
            {
                Close();
                Open();
            }
            catch (DataFolderException e)
            {
                fault = e.Message;
            }
            finally
            {
                gate.ExitWriteLock();
            }
        }
    }

    private void Open()
    {
        try
        {
            Directory.CreateDirectory(folder);
            Use(Database.Open(options, folder, families.ToColumnFamilies()), null);
        }
        catch (Exception e) when (e is RocksDbException or IOException or UnauthorizedAccessException)
        {
            var reason = EngineFault.Describe(folder, e.Message);
            if (EngineFault.IsInUse(e.Message) || !TryOpenReadOnly(reason))
            {
                throw new DataFolderException(reason, e);
            }
        }
    }

    private bool TryOpenReadOnly(string reason)
    {
        if (!Directory.Exists(folder))
        {
            return false;
        }

        try
        {
            Use(Database.OpenReadOnly(options, folder, families.ToColumnFamilies(), false), reason);
            OpenedReadOnly(folder, reason);
            return true;
        }
        catch (RocksDbException)
        {
            // The reason why it can't be written tells more than why it can't be read either.
            return false;
        }
    }

    private void Use(Database opened, string? reason)
    {
        database = opened;
        handles = [.. families.Families.Select(f => opened.GetColumnFamily(f.Name))];
        generation++;
        fault = reason;
        Opened(folder, generation);
    }

    private void Close()
    {
        database?.Dispose();
        database = null;
        handles = [];
    }

    private bool CanWrite()
    {
        var probe = Path.Combine(folder, "probe.tmp");
        try
        {
            using var file = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            file.Write(new byte[ProbeBytes]);
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
