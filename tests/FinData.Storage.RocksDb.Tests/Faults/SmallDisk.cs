using System.Diagnostics;

namespace FinData.Storage.RocksDb.Tests;

/// <summary>A disk of 64 MB in memory, with some of it taken by a ballast that a test can drop. Needs the right to mount; tests skip without it.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo mount = Directory.CreateTempSubdirectory("findata-disk-");

    private SmallDisk()
    {
    }

    private string Ballast => Path.Combine(mount.FullName, "ballast");

    public static async Task<SmallDisk> MountAsync()
    {
        var disk = new SmallDisk();
        if (!OperatingSystem.IsLinux() || !await RunAsync("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.mount.FullName))
        {
            disk.mount.Delete();
            Assert.Skip("Mounting a small file system is not allowed here: run as root on Linux to see what a full or read-only disk does.");
        }

        await File.WriteAllBytesAsync(disk.Ballast, new byte[24 << 20]);
        return disk;
    }

    public RocksDbOptions Options() => new()
    {
        Directory = Path.Combine(mount.FullName, "data"),
        PartitionCount = 2,
        LogBufferBytes = 8 << 20,
        StoreBufferBytes = 8 << 20,
        StoreCacheBytes = 8 << 20,
    };

    private string Filler => Path.Combine(mount.FullName, "filler");

    /// <summary>Takes what is left, to the last page.</summary>
    public void FillUp()
    {
        var page = new byte[4096];
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, 0);
        try
        {
            while (true)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            // Now it is full, which is what was asked for.
        }
    }

    public void FreeSpace()
    {
        File.Delete(Ballast);
        File.Delete(Filler);
    }

    public async Task RemountAsync(bool readOnly)
        => Assert.True(await RunAsync("mount", "-o", readOnly ? "remount,ro" : "remount,rw", mount.FullName), "The remount failed.");

    public void Dispose()
    {
        using var process = Process.Start("umount", ["-l", mount.FullName]);
        process.WaitForExit();
        mount.Delete();
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
            await process!.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
