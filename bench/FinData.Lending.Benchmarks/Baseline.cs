using System.Text.Json;
using BenchmarkDotNet.Reports;

namespace FinData.Lending.Benchmarks;

/// <summary>What came out, as one small file that later runs are compared with.</summary>
internal static class Baseline
{
    private const string Option = "--baseline";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Nanoseconds that the engine promises.</summary>
    private static readonly Dictionary<string, double> Promised = new(StringComparer.Ordinal)
    {
        [nameof(PaymentBenchmarks.Payment)] = 400,
        [nameof(DueBenchmarks.AdvanceAYear)] = 3_000,
        [nameof(ScheduleBenchmarks.Resolve)] = 50_000,
        [nameof(FoldBenchmarks.Fold)] = 100_000,
    };

    internal static (string? File, string[] Others) Split(string[] args)
    {
        var place = Array.IndexOf(args, Option);
        return place < 0 || place + 1 == args.Length ? (null, args) : (args[place + 1], [.. args[..place], .. args[(place + 2)..]]);
    }

    /// <returns>1 where a promise was not kept or nothing was measured.</returns>
    internal static int Report(IEnumerable<Summary> summaries, string? file)
    {
        var rows = summaries.SelectMany(RowsOf).ToList();
        foreach (var row in rows)
        {
            Console.WriteLine($"{row.Name,-14} {row.MedianNs,12:N1} ns   promised {row.PromisedNs,8:N0} ns   {row.AllocatedBytes,6} bytes   {row.RatioToNaive:N2} of the naive loop");
        }

        if (file is not null && rows.Count > 0)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(rows, Indented));
        }

        return rows.Count == 0 || rows.Exists(static row => row.MedianNs > row.PromisedNs) ? 1 : 0;
    }

    // The naive loop of the same class is the baseline of the ratio.
    private static IEnumerable<Row> RowsOf(Summary summary)
    {
        var measured = summary.Reports.Where(static report => report.ResultStatistics is not null).ToList();
        var naive = measured.Find(static report => report.BenchmarkCase.Descriptor.Baseline)?.ResultStatistics!.Median;
        foreach (var report in measured)
        {
            var name = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
            if (Promised.TryGetValue(name, out var promised))
            {
                var median = report.ResultStatistics!.Median;
                var bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? -1;
                yield return new Row(name, Math.Round(median, 1), promised, bytes, Math.Round(median / naive ?? double.NaN, 3));
            }
        }
    }

    private sealed record Row(string Name, double MedianNs, double PromisedNs, long AllocatedBytes, double RatioToNaive);
}
