namespace FinData.Storage.RocksDb.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("findata-").FullName;

    public RocksDbOptions Options(int partitions = 4) => new()
    {
        Directory = System.IO.Path.Combine(Path, "data"),
        PartitionCount = partitions,
        LogBufferBytes = 8 << 20,
        StoreBufferBytes = 8 << 20,
        StoreCacheBytes = 8 << 20,
    };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
