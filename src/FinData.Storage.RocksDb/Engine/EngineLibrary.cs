using System.Runtime.CompilerServices;
using RocksDbSharp;

namespace FinData.Storage.RocksDb;

/// <summary>RocksDB's C functions, each of which is bound by reflection when the library is first used: a quarter of a second of processor time.</summary>
public static class EngineLibrary
{
    /// <summary>Binds them on another thread while the caller goes on. Where that fails, whoever uses the library first hears of it.</summary>
    public static void BeginLoading()
        => ThreadPool.UnsafeQueueUserWorkItem(static _ => Load(), null);

    private static void Load()
    {
        try
        {
            RuntimeHelpers.RunClassConstructor(typeof(Native).TypeHandle);
        }
        catch (TypeInitializationException)
        {
            // The runtime keeps it and gives it to everyone who asks again.
        }
    }
}
