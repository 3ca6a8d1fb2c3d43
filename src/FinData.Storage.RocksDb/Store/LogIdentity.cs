using System.Text;
using RocksDbSharp;

namespace FinData.Storage.RocksDb;

/// <summary>Which log the store's offsets belong to: written once, beside the checkpoints.</summary>
internal sealed class LogIdentity
{
    private readonly Lock gate = new();

    // Longer than a partition's key, so that it is none.
    private static ReadOnlySpan<byte> Key => "log-identity"u8;

    /// <summary>Gives what the store remembers; the first identity that it is given, it remembers.</summary>
    public string Pin(Engine engine, string identity)
    {
        lock (gate)
        {
            using var scope = engine.Write();
            if (scope.Database.Get(Key, scope.Family(StoreFamily.Checkpoints)) is { } remembered)
            {
                return Encoding.UTF8.GetString(remembered);
            }

            using var batch = new WriteBatch();
            batch.Put(Key, (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(identity), scope.Family(StoreFamily.Checkpoints));
            engine.Commit(scope, batch);
            return identity;
        }
    }
}
