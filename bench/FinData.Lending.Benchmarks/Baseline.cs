using System.Text.Json;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace FinData.Lending.Benchmarks;

/// <summary>What came out, as one small file that later runs are compared with.</summary>
internal static class Baseline
{
    private const string Option = "--baseline";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Nanoseconds that the engine promises, whatever the parameters. Those of the progressive engine are three times what a quiet machine takes: it allocates.</summary>
    private static readonly Dictionary<string, double> Promised = new(StringComparer.Ordinal)
    {
        [nameof(PaymentBenchmarks.Payment)] = 400,
        [nameof(DueBenchmarks.AdvanceAYear)] = 3_000,
        [nameof(ScheduleBenchmarks.Resolve)] = 50_000,
        [nameof(FoldBenchmarks.Fold)] = 100_000,
        [nameof(ProgressiveBenchmarks.PaymentAndUndo)] = 5_000_000,
        [nameof(ProgressiveBenchmarks.LatePaymentAndUndo)] = 125_000_000,
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
            var ratio = row.RatioToNaive is { } naive ? $"   {naive:N2} of the naive loop" : "";
            Console.WriteLine($"{row.Name,-24} {row.MedianNs,14:N1} ns   promised {row.PromisedNs,12:N0} ns   {row.AllocatedBytes,10} bytes{ratio}");
        }

        if (file is not null && rows.Count > 0)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(rows, Indented));
        }

        return rows.Count == 0 || rows.Exists(static row => row.MedianNs > row.PromisedNs) ? 1 : 0;
    }

    // The naive loop of the same class, where it has one, is the baseline of the ratio.
    private static IEnumerable<Row> RowsOf(Summary summary)
    {
        var measured = summary.Reports.Where(static report => report.ResultStatistics is not null).ToList();
        var naive = measured.Find(static report => report.BenchmarkCase.Descriptor.Baseline)?.ResultStatistics!.Median;
        foreach (var report in measured)
        {
            if (Promised.TryGetValue(report.BenchmarkCase.Descriptor.WorkloadMethod.Name, out var promised))
            {
                var median = report.ResultStatistics!.Median;
                var bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? -1;
                yield return new Row(NameOf(report.BenchmarkCase), Math.Round(median, 1), promised, bytes, naive is { } loop ? Math.Round(median / loop, 3) : null);
            }
        }
    }

    private static string NameOf(BenchmarkCase benchmark)
    {
        var name = benchmark.Descriptor.WorkloadMethod.Name;
        return benchmark.HasParameters ? $"{name}({string.Join(", ", benchmark.Parameters.Items.Select(static item => item.Value))})" : name;
    }

    private sealed record Row(string Name, double MedianNs, double PromisedNs, long AllocatedBytes, double? RatioToNaive);
}
