namespace FinData.Streaming.Kafka;

/// <summary>Where the log is on Kafka, and how it is read and written. Validated at start.</summary>
public sealed class KafkaOptions
{
    public const string Section = "Kafka";

    /// <summary>Brokers to ask first, <c>host:port</c>, separated by commas. Required.</summary>
    public string BootstrapServers { get; set; } = "";

    /// <summary>The topic of events. Its key is the contract id.</summary>
    public string Topic { get; set; } = "findata.events";

    /// <summary>Group that the checkpoints' offsets are committed to, so that lag tools see them. FinData never reads them back.</summary>
    public string GroupId { get; set; } = "findata";

    /// <summary>Compacted topic that contracts' positions are published to after each checkpoint, such as <c>findata.positions</c>. Empty: none are published.</summary>
    public string PositionsTopic { get; set; } = "";

    /// <summary>Topic that records which are no events are copied to, such as <c>findata.dead-letters</c>. Empty: they are in the store alone.</summary>
    public string DeadLettersTopic { get; set; } = "";

    /// <summary>
    /// Memory for what waits to be published, 1 MiB to 4 GiB. Beyond, it is dropped and read again from log and store once the brokers take it.
    /// </summary>
    public long OutboxBytes { get; set; } = 64L << 20;

    /// <summary>Whether topics that are missing at the first start are made, with the server's partition count. Off: somebody else makes them, with settings of their own.</summary>
    public bool CreateTopics { get; set; }

    /// <summary>Copies of each partition of a topic that is made, 1 to 10.</summary>
    public short ReplicationFactor { get; set; } = 3;

    /// <summary><c>plaintext</c>, <c>ssl</c>, <c>sasl_plaintext</c> or <c>sasl_ssl</c>.</summary>
    public string SecurityProtocol { get; set; } = "plaintext";

    /// <summary><c>PLAIN</c>, <c>SCRAM-SHA-256</c>, <c>SCRAM-SHA-512</c>, <c>OAUTHBEARER</c> or <c>GSSAPI</c>.</summary>
    public string? SaslMechanism { get; set; }

    public string? SaslUsername { get; set; }

    /// <summary>Never logged or shown.</summary>
    public string? SaslPassword { get; set; }

    /// <summary>Where <c>OAUTHBEARER</c> gets its tokens by id and secret (OAuth 2.0 client credentials), such as <c>https://login/oauth2/token</c>.</summary>
    public string? OAuthTokenUrl { get; set; }

    public string? OAuthClientId { get; set; }

    /// <summary>Never logged or shown.</summary>
    public string? OAuthClientSecret { get; set; }

    /// <summary>What the tokens are to allow, where the endpoint asks.</summary>
    public string? OAuthScope { get; set; }

    /// <summary>File of the authorities that the brokers' certificates are checked against; the system's where empty.</summary>
    public string? SslCaFile { get; set; }

    /// <summary>File of the client's certificate and, in <see cref="SslKeyFile"/>, its key, where the brokers ask for one.</summary>
    public string? SslCertificateFile { get; set; }

    public string? SslKeyFile { get; set; }

    /// <summary>Never logged or shown.</summary>
    public string? SslKeyPassword { get; set; }

    /// <summary>Address of the schema registry, several separated by commas; empty: records framed for one are dead letters.</summary>
    public string SchemaRegistryUrl { get; set; } = "";

    public string? SchemaRegistryUsername { get; set; }

    /// <summary>Never logged or shown.</summary>
    public string? SchemaRegistryPassword { get; set; }

    /// <summary>Any other setting of the client by librdkafka's name. Those that exactly-once rests on are refused.</summary>
    public Dictionary<string, string> Client { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Partitions that one client reads, 1 to 1,024. A client costs threads and connections; it decompresses on one of them, so one for all would be a bottleneck.</summary>
    public int PartitionsPerConsumer { get; set; } = 8;

    /// <summary>Memory for records that are fetched ahead, over all partitions, 8 MiB to 64 GiB. What a partition gets of it is 1 to 64 MiB.</summary>
    public long PrefetchBytes { get; set; } = 256L << 20;

    /// <summary>Readers of one partition at the same time, 2 to 64: the pump, and those that page through the log. More wait.</summary>
    public int ReadersPerPartition { get; set; } = 8;

    /// <summary>Records that may wait for the brokers' acknowledgement, 1,000 to 10 million. Beyond, appending is refused as busy.</summary>
    public int MaxQueuedRecords { get; set; } = 100_000;

    /// <summary>Bytes of records that may wait, 1 MiB to 4 GiB.</summary>
    public long MaxQueuedBytes { get; set; } = 64L << 20;

    /// <summary>Largest record that is sent, 64 KiB to 100 MiB. The topic's own <c>max.message.bytes</c> must allow it.</summary>
    public int MaxRecordBytes { get; set; } = 1 << 20;

    /// <summary>How long records gather before they are sent together, 0 to 1 s. Each append waits for it.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromMilliseconds(2);

    /// <summary><c>none</c>, <c>gzip</c>, <c>snappy</c>, <c>lz4</c> or <c>zstd</c>.</summary>
    public string Compression { get; set; } = "lz4";

    /// <summary>How long an append is tried before its caller hears that the log is unavailable, 1 s to 10 min.</summary>
    public TimeSpan AppendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one question to the brokers may take, 100 ms to 1 min.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the topic is looked at: whether it is there, is still the same, and has the same partitions. 100 ms to 1 min.</summary>
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a first start waits for the brokers, 0 to 10 min. A server whose store knows the partitions starts without them.</summary>
    public TimeSpan StartPatience { get; set; } = TimeSpan.FromSeconds(30);
}
