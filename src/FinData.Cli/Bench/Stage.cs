using System.Diagnostics;
using System.Text.Json.Serialization;

namespace FinData.Cli.Bench;

/// <summary>One measured stage. Processor time and pauses are the whole process's during the stage.</summary>
internal sealed record Stage
{
    [JsonPropertyName("events")] public required long Events { get; init; }

    [JsonPropertyName("seconds")] public required double Seconds { get; init; }

    [JsonPropertyName("events_per_second")] public double EventsPerSecond => Events / Seconds;

    [JsonPropertyName("cpu_microseconds_per_event")] public required double CpuMicrosecondsPerEvent { get; init; }

    [JsonPropertyName("gc_pause_share")] public required double GcPauseShare { get; init; }

    [JsonPropertyName("allocated_bytes_per_event")] public required double AllocatedBytesPerEvent { get; init; }

    public static async Task<Stage> MeasureAsync(Func<Task<long>> work)
    {
        GC.Collect();
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var pause = GC.GetTotalPauseDuration();
        var allocated = GC.GetTotalAllocatedBytes();
        var started = Stopwatch.GetTimestamp();
        var events = await work();
        var elapsed = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return new Stage
        {
            Events = events,
            Seconds = elapsed.TotalSeconds,
            CpuMicrosecondsPerEvent = (process.TotalProcessorTime - cpu).TotalMicroseconds / events,
            GcPauseShare = (GC.GetTotalPauseDuration() - pause) / elapsed,
            AllocatedBytesPerEvent = (double)(GC.GetTotalAllocatedBytes() - allocated) / events,
        };
    }
}
