using System.Text.Json.Serialization;

namespace FinData.Cli.Bench;

/// <summary>Latencies of one measurement, in milliseconds: nearest rank, no interpolation.</summary>
internal sealed record Percentiles
{
    [JsonPropertyName("count")] public required int Count { get; init; }

    [JsonPropertyName("p50_ms")] public required double P50 { get; init; }

    [JsonPropertyName("p99_ms")] public required double P99 { get; init; }

    [JsonPropertyName("p999_ms")] public required double P999 { get; init; }

    [JsonPropertyName("max_ms")] public required double Max { get; init; }

    public static Percentiles Of(IEnumerable<TimeSpan> latencies)
    {
        var sorted = latencies.Select(static l => l.TotalMilliseconds).Order().ToArray();
        return new Percentiles
        {
            Count = sorted.Length,
            P50 = At(0.50),
            P99 = At(0.99),
            P999 = At(0.999),
            Max = sorted.Length == 0 ? 0 : sorted[^1],
        };

        double At(double share) => sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
