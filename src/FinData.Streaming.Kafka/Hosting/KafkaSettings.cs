using System.Globalization;
using Confluent.Kafka;

namespace FinData.Streaming.Kafka;

/// <summary>FinData's options as settings of the client, by librdkafka's names.</summary>
internal static class KafkaSettings
{
    /// <summary>What nobody may set otherwise.</summary>
    public static readonly IReadOnlyDictionary<string, string> Fixed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["acks"] = "all",
        ["enable.idempotence"] = "true",
        ["isolation.level"] = "read_committed",
        ["auto.offset.reset"] = "error",
        ["enable.auto.commit"] = "false",
        ["enable.auto.offset.store"] = "false",
        ["allow.auto.create.topics"] = "false",
        ["enable.partition.eof"] = "true",
        ["transactional.id"] = "",
    };

    public static ClientConfig ForAdmin(KafkaOptions options)
    {
        var settings = Common(options);
        settings["socket.timeout.ms"] = Milliseconds(options.RequestTimeout);
        return new ClientConfig(settings);
    }

    public static ProducerConfig ForProducer(KafkaOptions options) => new(new ClientConfig(Common(options)))
    {
        Acks = Acks.All,
        EnableIdempotence = true,
        LingerMs = options.Linger.TotalMilliseconds,
        CompressionType = Enum.Parse<CompressionType>(options.Compression, ignoreCase: true),
        MessageTimeoutMs = (int)options.AppendTimeout.TotalMilliseconds,
        MessageMaxBytes = options.MaxRecordBytes,

        // The bound is the appender's own, which counts whole appends; the client's must not be met first.
        QueueBufferingMaxMessages = 0,
        QueueBufferingMaxKbytes = int.MaxValue,
    };

    public static Dictionary<string, string> ForConsumer(KafkaOptions options, int partitionCount)
    {
        var perPartition = Math.Clamp(options.PrefetchBytes / partitionCount, 1L << 20, 64L << 20);
        var settings = Common(options);
        settings["group.id"] = options.GroupId;
        settings["isolation.level"] = "read_committed";
        settings["auto.offset.reset"] = "error";
        settings["enable.auto.commit"] = "false";
        settings["enable.auto.offset.store"] = "false";
        settings["enable.partition.eof"] = "true";
        settings["queued.max.messages.kbytes"] = (perPartition >> 10).ToString(CultureInfo.InvariantCulture);

        // A full queue makes the client look away for this long; its default of a second would starve a pump that is faster than the fetch.
        settings["fetch.queue.backoff.ms"] = "2";
        settings["fetch.wait.max.ms"] = "250";
        settings["fetch.error.backoff.ms"] = "100";
        foreach (var (name, value) in options.Client)
        {
            settings[name] = value;
        }

        return settings;
    }

    private static Dictionary<string, string> Common(KafkaOptions options)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bootstrap.servers"] = options.BootstrapServers,
            ["client.id"] = "findata",
            ["security.protocol"] = options.SecurityProtocol.ToLowerInvariant(),
            ["allow.auto.create.topics"] = "false",
            ["reconnect.backoff.max.ms"] = "1000",
        };
        Add("sasl.mechanism", options.SaslMechanism);
        Add("sasl.username", options.SaslUsername);
        Add("sasl.password", options.SaslPassword);
        if (!string.IsNullOrEmpty(options.OAuthTokenUrl))
        {
            Add("sasl.oauthbearer.method", "oidc");
            Add("sasl.oauthbearer.token.endpoint.url", options.OAuthTokenUrl);
            Add("sasl.oauthbearer.client.id", options.OAuthClientId);
            Add("sasl.oauthbearer.client.secret", options.OAuthClientSecret);
            Add("sasl.oauthbearer.scope", options.OAuthScope);
        }

        Add("ssl.ca.location", options.SslCaFile);
        Add("ssl.certificate.location", options.SslCertificateFile);
        Add("ssl.key.location", options.SslKeyFile);
        Add("ssl.key.password", options.SslKeyPassword);
        foreach (var (name, value) in options.Client)
        {
            settings[name] = value;
        }

        return settings;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                settings[name] = value;
            }
        }
    }

    private static string Milliseconds(TimeSpan value) => ((int)value.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
