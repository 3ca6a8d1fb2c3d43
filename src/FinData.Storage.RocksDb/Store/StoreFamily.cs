namespace FinData.Storage.RocksDb;

/// <summary>The column families of the store, by index.</summary>
internal static class StoreFamily
{
    /// <summary>RocksDB's default: checkpoints by partition, and the dead letters' counters.</summary>
    public const int Checkpoints = 0;

    /// <summary>partition, contract id -> <see cref="StoredState"/>.</summary>
    public const int Positions = 1;

    /// <summary>partition, contract id, 0, first offset -> history block.</summary>
    public const int History = 2;

    /// <summary>length of client id, client id, contract id -> nothing.</summary>
    public const int Clients = 3;

    /// <summary>0, sequence -> dead letter; 1, partition, offset -> sequence.</summary>
    public const int DeadLetters = 4;

    public static EngineFamilies Of(RocksDbOptions options)
    {
        var cache = RocksDbSharp.Cache.CreateLru((ulong)options.StoreCacheBytes);
        return new EngineFamilies(
        [
            ("default", EngineTuning.Small(cache)),
            ("positions", EngineTuning.Positions(options.StoreBufferBytes, cache)),
            ("history", EngineTuning.History(options.StoreBufferBytes, cache)),
            ("clients", EngineTuning.Small(cache)),
            ("dead-letters", EngineTuning.Small(cache)),
        ]);
    }
}
