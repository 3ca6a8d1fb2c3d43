using System.Text.Json;

namespace FinData.Storage.RocksDb;

/// <summary>What <c>findata.json</c> says about a data folder.</summary>
internal sealed record DataFolderManifest(int Format, int Partitions, DateTimeOffset Created);

/// <summary>The folder of one node's data and its manifest, which is written once and checked at every start.</summary>
internal static class DataFolder
{
    /// <summary>Raised whenever a stored byte changes its meaning. Older formats are refused until a migration exists.</summary>
    public const int Format = 1;

    private const string ManifestName = "findata.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Makes the folder where there is none, and refuses one that this version can't use.</summary>
    /// <exception cref="DataFolderException">The folder is of another format, has another partition count, or can't be made.</exception>
    public static void Prepare(RocksDbOptions options, TimeProvider time)
    {
        var path = Path.Combine(options.Directory, ManifestName);
        try
        {
            if (!File.Exists(path))
            {
                Create(options, path, time);
            }

            Check(options, path, Read(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException(EngineFault.Describe(options.Directory, e.Message), e);
        }
    }

    /// <summary>Partitions that the folder was made with; null where it was not made yet.</summary>
    /// <exception cref="DataFolderException">The manifest can't be read.</exception>
    public static int? PartitionsOf(string directory)
    {
        var path = Path.Combine(directory, ManifestName);
        return File.Exists(path) ? Read(path).Partitions : null;
    }

    private static void Create(RocksDbOptions options, string path, TimeProvider time)
    {
        Directory.CreateDirectory(options.Directory);
        if (Directory.EnumerateFileSystemEntries(options.Directory).Any(e => Path.GetFileName(e) is "log" or "store"))
        {
            throw new DataFolderException(
                $"{options.Directory} holds data but no {ManifestName}: restore that file from the backup that the data came from, or name an empty folder.");
        }

        var manifest = new DataFolderManifest(Format, options.PartitionCount, time.GetUtcNow());
        var draft = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, manifest, Json);
            file.Flush(flushToDisk: true);
        }

        // Whole or not at all: a crash in the middle leaves no half manifest. Two processes that start at once write the same but for the instant.
        File.Move(draft, path, overwrite: true);
    }

    private static DataFolderManifest Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<DataFolderManifest>(File.ReadAllBytes(path), Json)
                   ?? throw new DataFolderException($"{path} is empty: restore it from a backup.");
        }
        catch (JsonException e)
        {
            throw new DataFolderException($"{path} is not a manifest of FinData ({e.Message}): restore it from a backup, or name another folder.", e);
        }
    }

    private static void Check(RocksDbOptions options, string path, DataFolderManifest manifest)
    {
        if (manifest.Format != Format)
        {
            throw new DataFolderException(
                $"{options.Directory} has data format {manifest.Format}, this version of FinData reads format {Format}: use the version that wrote it, or name another folder.");
        }

        if (manifest.Partitions != options.PartitionCount)
        {
            throw new DataFolderException(
                $"{options.Directory} was made with {manifest.Partitions} partitions, the configuration asks for {options.PartitionCount}: " +
                $"set {nameof(RocksDbOptions)}.{nameof(options.PartitionCount)} to {manifest.Partitions}. A contract's events can't change partition ({path}).");
        }
    }
}
