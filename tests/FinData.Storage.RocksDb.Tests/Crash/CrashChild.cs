using System.Diagnostics;
using System.Text;
using FinData.Conformance;
using FinData.Grains;

namespace FinData.Storage.RocksDb.Tests;

/// <summary>
/// The child's part of the crash tests: runs in a process of its own, on the folder that the parent names, and notes in a file what was acknowledged to it.
/// Explicit, so that it runs only when the parent asks for it.
/// </summary>
public sealed class CrashChild
{
    private const string FolderVariable = "FINDATA_CRASH_FOLDER";

    public const int Appenders = 4;
    public const int Contracts = 50;

    /// <summary>A contract that every second checkpoint holds megabytes of history of.</summary>
    public const string Large = "large";

    private static string Folder => Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException($"{FolderVariable} is not set.");

    private static string AcknowledgedPath(string folder) => Path.Combine(folder, "acknowledged");

    public static RocksDbOptions Options(string folder) => new()
    {
        Directory = Path.Combine(folder, "data"),
        PartitionCount = Appenders,
        LogBufferBytes = 8 << 20,
        StoreBufferBytes = 8 << 20,
        StoreCacheBytes = 8 << 20,
    };

    public static Process Start(string folder, string method)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(CrashChild).Assembly.Location);
        }

        foreach (var argument in new[] { "-explicit", "only", "-method", $"{typeof(CrashChild).FullName}.{method}" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[FolderVariable] = folder;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>What the children of this folder were told is durable. The last line may be torn, as the child was.</summary>
    public static string[] Acknowledged(string folder)
    {
        if (!File.Exists(AcknowledgedPath(folder)))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(AcknowledgedPath(folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var lines = reader.ReadToEnd().Split('\n');
        return lines[..^1];
    }

    [Fact(Explicit = true)]
    public async Task WriteUntilKilled()
    {
        await using var log = RocksDbEventLog.Open(Options(Folder), TimeProvider.System);
        await using var store = RocksDbLedgerStore.Open(Options(Folder), TimeProvider.System);
        await using var notes = new FileStream(AcknowledgedPath(Folder), FileMode.Append, FileAccess.Write, FileShare.Read, 0);
        await Task.WhenAll([.. Enumerable.Range(0, Appenders).Select(p => Task.Run(() => AppendAsync(log, p, notes))), Task.Run(() => CommitAsync(store, notes))]);
    }

    /// <summary>Leaves both open with work in the background, as a process does that ends early. It has to end all the same.</summary>
    [Fact(Explicit = true)]
    public async Task LeaveWithoutClosing()
    {
        var store = RocksDbLedgerStore.Open(Options(Folder), TimeProvider.System);
        var lease = await store.AcquireAsync(0, CancellationToken.None);
        for (var i = 0; i < 40; i++)
        {
            var checkpoint = CheckpointBuilder.For(0, lease.Epoch, i + 1);
            for (var c = 0; c < 2_000; c++)
            {
                checkpoint.With($"contract-{c}", new string('s', 200), [i]);
            }

            await store.CommitAsync(checkpoint, CancellationToken.None);
        }
    }

    private static async Task AppendAsync(RocksDbEventLog log, int partition, Stream notes)
    {
        for (var i = 0; ; i++)
        {
            var values = Enumerable.Range(0, 20).Select(n => $"{Environment.ProcessId}-{i}-{n}").ToArray();
            var records = values.Select(v => new AppendRecord(partition, "key"u8.ToArray(), Encoding.UTF8.GetBytes(v))).ToArray();
            var positions = await log.AppendAsync(records, CancellationToken.None);
            Note(notes, string.Concat(values.Zip(positions, (v, p) => $"log {partition} {p.Offset} {v}\n")));
        }
    }

    private static async Task CommitAsync(RocksDbLedgerStore store, Stream notes)
    {
        var lease = await store.AcquireAsync(0, CancellationToken.None);
        for (var next = lease.NextOffset + 1; ; next++)
        {
            var checkpoint = CheckpointBuilder.For(0, lease.Epoch, next).WithTotals($"{next}");
            for (var c = 0; c < Contracts; c++)
            {
                checkpoint.With($"contract-{c}", $"{next}", [next - 1]);
            }

            if (next % 2 == 0)
            {
                checkpoint.With(Large, $"{next}", next - 1, [next - 1, .. HistoryTablesTests.LargeOffsets((int)next)]);
            }

            await store.CommitAsync(checkpoint, CancellationToken.None);
            Note(notes, $"store {next}\n");
        }
    }

    private static void Note(Stream notes, string lines)
    {
        lock (notes)
        {
            notes.Write(Encoding.UTF8.GetBytes(lines));
        }
    }
}
