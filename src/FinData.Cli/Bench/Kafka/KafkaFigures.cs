using System.Text.Json.Serialization;

namespace FinData.Cli.Bench;

/// <summary>Figures of one run of <see cref="KafkaBench"/>. Ratios compare stages of this run only.</summary>
internal sealed record KafkaFigures
{
    [JsonPropertyName("contracts")] public required int Contracts { get; init; }

    [JsonPropertyName("events")] public required long Events { get; init; }

    [JsonPropertyName("partitions")] public required int Partitions { get; init; }

    [JsonPropertyName("threads")] public required int Threads { get; init; }

    /// <summary>The first twentieth of the pass: compiling, connecting, the first contracts. Left out of what follows.</summary>
    [JsonPropertyName("start")] public required Stage Start { get; init; }

    /// <summary>The rest of the pass.</summary>
    [JsonPropertyName("steady")] public required Stage Steady { get; init; }

    /// <summary>After a restart: every contract is loaded from the store when its first event comes.</summary>
    [JsonPropertyName("cold")] public required Stage Cold { get; init; }

    [JsonPropertyName("warm")] public required Stage Warm { get; init; }

    /// <summary>By the client that the pump uses, all events.</summary>
    [JsonPropertyName("raw")] public required Stage Raw { get; init; }

    [JsonPropertyName("raw_confluent")] public required Stage RawConfluent { get; init; }

    /// <summary>Of the steady part, to raw consumption by the same client.</summary>
    [JsonPropertyName("ratio_to_raw")] public double RatioToRaw => Steady.EventsPerSecond / Raw.EventsPerSecond;

    [JsonPropertyName("ratio_to_raw_cold")] public double RatioToRawCold => Cold.EventsPerSecond / Raw.EventsPerSecond;

    [JsonPropertyName("ratio_to_raw_warm")] public double RatioToRawWarm => Warm.EventsPerSecond / Raw.EventsPerSecond;

    /// <summary>The whole process in the steady part; the same number as microseconds an event.</summary>
    [JsonPropertyName("cpu_seconds_per_million_events")] public double CpuSecondsPerMillionEvents => Steady.CpuMicrosecondsPerEvent;

    [JsonPropertyName("peak_memory_bytes")] public required long PeakMemoryBytes { get; init; }

    [JsonPropertyName("latency"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public LatencyFigures? Latency { get; init; }

    [JsonPropertyName("recovery"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public RecoveryFigures? Recovery { get; init; }
}

/// <summary>What came after SIGKILL in the middle of the topic. Seconds count from the start of the new process.</summary>
internal sealed record RecoveryFigures
{
    /// <summary>Records that were folded when the process was killed.</summary>
    [JsonPropertyName("folded_when_killed")] public required long FoldedWhenKilled { get; init; }

    /// <summary>Those of them that the last checkpoints lacked.</summary>
    [JsonPropertyName("replayed_events")] public required long ReplayedEvents { get; init; }

    /// <summary>Until a contract was read by key over HTTP.</summary>
    [JsonPropertyName("first_read_seconds")] public required double FirstReadSeconds { get; init; }

    /// <summary>Until every partition had folded again what it had when the process was killed.</summary>
    [JsonPropertyName("caught_up_seconds")] public required double CaughtUpSeconds { get; init; }
}
