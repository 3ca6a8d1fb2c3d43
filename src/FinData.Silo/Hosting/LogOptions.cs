namespace FinData.Silo;

/// <summary>Which log a server folds.</summary>
public sealed class LogOptions
{
    public const string Embedded = "embedded";
    public const string Kafka = "kafka";

    /// <summary><c>embedded</c>: in the data folder. <c>kafka</c>: a topic, see <see cref="Streaming.Kafka.KafkaOptions"/>; the data folder then holds the store alone.</summary>
    public string Kind { get; set; } = Embedded;
}
