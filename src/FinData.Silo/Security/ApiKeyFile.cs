using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace FinData.Silo.Security;

/// <summary>The current keys of the file. A change that cannot be read leaves the keys as they were and is logged: a typo must lock nobody out.</summary>
internal sealed partial class ApiKeyFile : IDisposable
{
    private readonly PhysicalFileProvider folder;
    private readonly IDisposable subscription;
    private readonly ILogger<ApiKeyFile> logger;
    private readonly string path;
    private volatile ApiKeySet keys;

    public ApiKeyFile(SecurityOptions options, ILogger<ApiKeyFile> logger)
    {
        this.logger = logger;
        path = Path.GetFullPath(options.ApiKeysFile!);
        keys = ApiKeySet.Read(path);

        // Polling, since mounted secrets are replaced by moving a link, which file events do not show.
        folder = new PhysicalFileProvider(Path.GetDirectoryName(path)!) { UsePollingFileWatcher = true, UseActivePolling = true };
        subscription = ChangeToken.OnChange(() => folder.Watch(Path.GetFileName(path)), Reload);
    }

    public ApiKeySet Keys => keys;

    public void Dispose()
    {
        subscription.Dispose();
        folder.Dispose();
    }

    internal void Reload()
    {
        try
        {
            keys = ApiKeySet.Read(path);
            LogReloaded(keys.Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            LogKept(e.Message);
        }
    }
}
