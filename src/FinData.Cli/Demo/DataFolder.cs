namespace FinData.Cli.Demo;

/// <summary>The demo's data folder: one that was asked for stays, a temporary one goes.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private readonly bool isTemporary;

    private DataFolder(string path, bool isTemporary)
    {
        Path = path;
        this.isTemporary = isTemporary;
    }

    public string Path { get; }

    public static DataFolder Open(string? named)
    {
        if (named is null)
        {
            return new DataFolder(Directory.CreateTempSubdirectory("findata-demo-").FullName, isTemporary: true);
        }

        if (Directory.Exists(named) && Directory.EnumerateFileSystemEntries(named).Any())
        {
            throw new ToolException(ExitCode.Usage, $"'{named}' is not empty: the demo counts what it sends, so it starts with a new folder.");
        }

        return new DataFolder(Directory.CreateDirectory(named).FullName, isTemporary: false);
    }

    public ValueTask DisposeAsync()
    {
        if (isTemporary)
        {
            Directory.Delete(Path, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}
