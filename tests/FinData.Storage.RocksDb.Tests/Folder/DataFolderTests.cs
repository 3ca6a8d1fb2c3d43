using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace FinData.Storage.RocksDb.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Manifest => Path.Combine(folder.Options().Directory, "findata.json");

    [Fact]
    public async Task Open_NewFolder_WritesTheManifestOnce()
    {
        var created = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);
        await using (RocksDbEventLog.Open(folder.Options(), new FakeTimeProvider(created)))
        {
            await using var store = RocksDbLedgerStore.Open(folder.Options(), new FakeTimeProvider(created.AddDays(1)));
        }

        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Manifest))!;
        Assert.Equal((1, 4, created), (manifest["format"]!.GetValue<int>(), manifest["partitions"]!.GetValue<int>(), manifest["created"]!.GetValue<DateTimeOffset>()));
        Assert.Equal(["findata.json", "log", "store"], Directory.GetFileSystemEntries(folder.Options().Directory).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Open_AnotherFormat_IsRefusedWithBothNumbers()
    {
        await CreateAsync();
        await File.WriteAllTextAsync(Manifest, """{"format":2,"partitions":4,"created":"2024-02-29T12:00:00Z"}""");
        var refused = Assert.Throws<DataFolderException>(() => RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System));
        Assert.Contains("has data format 2, this version of FinData reads format 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AnotherPartitionCount_IsRefusedWithTheFix()
    {
        await CreateAsync();
        var refused = Assert.Throws<DataFolderException>(() => RocksDbEventLog.Open(folder.Options(partitions: 8), TimeProvider.System));
        Assert.Contains("set RocksDbOptions.PartitionCount to 4", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"format\":")]
    public async Task Open_BrokenManifest_IsRefused(string content)
    {
        await CreateAsync();
        await File.WriteAllTextAsync(Manifest, content);
        var refused = Assert.Throws<DataFolderException>(() => RocksDbEventLog.Open(folder.Options(), TimeProvider.System));
        Assert.Contains("restore it from a backup", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_DataWithoutManifest_IsRefusedAndMakesNone()
    {
        await CreateAsync();
        File.Delete(Manifest);
        Assert.Throws<DataFolderException>(() => RocksDbEventLog.Open(folder.Options(), TimeProvider.System));
        Assert.False(File.Exists(Manifest));
    }

    [Fact]
    public async Task Open_FolderInUse_IsRefusedByName()
    {
        await using var log = RocksDbEventLog.Open(folder.Options(), TimeProvider.System);
        await using var store = RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System);
        var refusedLog = Assert.Throws<DataFolderException>(() => RocksDbEventLog.Open(folder.Options(), TimeProvider.System));
        var refusedStore = Assert.Throws<DataFolderException>(() => RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System));
        Assert.All([refusedLog, refusedStore], e => Assert.Contains("is in use by another process", e.Message, StringComparison.Ordinal));
        Assert.Contains(folder.Options().Directory, refusedLog.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DirectoryIsAFile_IsRefused()
    {
        File.WriteAllText(folder.Options().Directory, "a file");
        Assert.Throws<DataFolderException>(() => RocksDbEventLog.Open(folder.Options(), TimeProvider.System));
    }

    public void Dispose() => folder.Dispose();

    private async Task CreateAsync() => await RocksDbEventLog.Open(folder.Options(), TimeProvider.System).DisposeAsync();
}
