using System.Diagnostics;
using FinData.Grains;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>A broker whose disk is full gives up its log folder and ends; with room again and started again, everything acknowledged is there.</summary>
public sealed class DiskFullTests
{
    [Fact(Timeout = 240_000)]
    public async Task Disk_OfTheBrokerFull_AppendsAreRefusedAndWhatWasAcknowledgedStays()
    {
        var missing = KafkaProcess.WhyNot();
        Assert.SkipWhen(missing is not null, $"No Kafka that a test may kill: {missing}");
        var disk = Directory.CreateTempSubdirectory("findata-kafka-disk-").FullName;
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && await RunAsync("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", disk),
            "Mounting a small file system is not allowed here: run as root on Linux to see what a full disk of a broker does.");
        try
        {
            await using var broker = await KafkaProcess.StartInAsync(Path.Combine(disk, "broker"), "--set", "log.segment.bytes=4194304", "--set", "log.index.size.max.bytes=65536");
            var topic = await Topics.CreateAsync(broker.Bootstrap, 1);
            await using var log = Logs.Open(broker.Bootstrap, topic, configure: static o => (o.Compression, o.AppendTimeout) = ("none", TimeSpan.FromSeconds(5)));
            var kept = (await log.AppendAsync(Logs.Values("first"), Logs.Soon))[0].Offset;
            var refused = await FillAsync(log);
            Assert.Equal(LogFault.Unavailable, refused.Fault);

            await broker.KillAsync();
            Assert.True(await RunAsync("mount", "-o", "remount,size=512m", disk));
            await broker.RestartAsync();
            await Eventually.TrueAsync(async () => await Record.ExceptionAsync(async () => await log.AppendAsync(Logs.Values("last"), Logs.Soon)) is null, "there is room again");
            await Eventually.TrueAsync(
                async () => await Record.ExceptionAsync(async () => Assert.Equal("first", (await Logs.ReadAsync(log, kept, 1)).Values[0])) is null, "it is read again");
        }
        finally
        {
            await RunAsync("umount", "-l", disk);
            Directory.Delete(disk);
        }
    }

    private static async Task<LogUnavailableException> FillAsync(KafkaEventLog log)
    {
        var large = Enumerable.Range(0, 8).Select(static _ => new AppendRecord(0, "key"u8.ToArray(), new byte[512 << 10])).ToArray();
        while (true)
        {
            try
            {
                await log.AppendAsync(large, Logs.Soon);
            }
            catch (LogUnavailableException refused)
            {
                return refused;
            }
        }
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
        await process!.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
