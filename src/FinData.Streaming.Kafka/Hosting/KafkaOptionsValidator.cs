using Microsoft.Extensions.Options;

namespace FinData.Streaming.Kafka;

/// <summary>Says everything that is wrong at once, each with its key and the fix.</summary>
internal sealed class KafkaOptionsValidator : IValidateOptions<KafkaOptions>
{
    private static readonly string[] Protocols = ["plaintext", "ssl", "sasl_plaintext", "sasl_ssl"];
    private static readonly string[] Mechanisms = ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER", "GSSAPI"];
    private static readonly string[] Codecs = ["none", "gzip", "snappy", "lz4", "zstd"];

    public ValidateOptionsResult Validate(string? name, KafkaOptions options)
    {
        var check = new Checks();
        check.That(!string.IsNullOrWhiteSpace(options.BootstrapServers), nameof(options.BootstrapServers), "is empty: name the brokers, such as kafka-1:9092,kafka-2:9092.");
        check.That(!string.IsNullOrWhiteSpace(options.Topic), nameof(options.Topic), "is empty: name the topic of events, such as findata.events.");
        check.That(!string.IsNullOrWhiteSpace(options.GroupId), nameof(options.GroupId), "is empty: name the group that lag tools look at, such as findata.");
        check.OneOf(nameof(options.SecurityProtocol), options.SecurityProtocol, Protocols);
        check.OneOf(nameof(options.Compression), options.Compression, Codecs);
        CheckSasl(options, check);
        check.That(
            options.SslCertificateFile is null == options.SslKeyFile is null, nameof(options.SslKeyFile), "and SslCertificateFile belong together: name both or none.");
        check.That(
            options.SchemaRegistryUrl.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(IsWebAddress),
            nameof(options.SchemaRegistryUrl),
            "is no address: name the registry, such as http://registry:8081, or leave it empty.");
        check.Within(nameof(options.ReplicationFactor), options.ReplicationFactor, (short)1, (short)10);
        check.Within(nameof(options.PartitionsPerConsumer), options.PartitionsPerConsumer, 1, 1024);
        check.Within(nameof(options.PrefetchBytes), options.PrefetchBytes, 8L << 20, 64L << 30);
        check.Within(nameof(options.ReadersPerPartition), options.ReadersPerPartition, 2, 64);
        check.Within(nameof(options.MaxQueuedRecords), options.MaxQueuedRecords, 1_000, 10_000_000);
        check.Within(nameof(options.MaxQueuedBytes), options.MaxQueuedBytes, 1L << 20, 4L << 30);
        check.Within(nameof(options.MaxRecordBytes), options.MaxRecordBytes, 64 << 10, 100 << 20);
        check.Within(nameof(options.OutboxBytes), options.OutboxBytes, 1L << 20, 4L << 30);
        check.That(
            new[] { options.Topic, options.PositionsTopic, options.DeadLettersTopic }.Where(static t => t.Length > 0).Distinct(StringComparer.Ordinal).Count()
                == 1 + (options.PositionsTopic.Length > 0 ? 1 : 0) + (options.DeadLettersTopic.Length > 0 ? 1 : 0),
            nameof(options.PositionsTopic), "is not a topic of its own: give Topic, PositionsTopic and DeadLettersTopic different names.");
        check.Within(nameof(options.Linger), options.Linger, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        check.Within(nameof(options.AppendTimeout), options.AppendTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        check.Within(nameof(options.RequestTimeout), options.RequestTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        check.Within(nameof(options.CheckInterval), options.CheckInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        check.Within(nameof(options.StartPatience), options.StartPatience, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        foreach (var (setting, value) in KafkaSettings.Fixed.Where(s => options.Client.ContainsKey(s.Key)))
        {
            check.That(false, $"{nameof(options.Client)}:{setting}", $"cannot be set: FinData's promises rest on it being '{value}'.");
        }

        return check.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(check.Faults);
    }

    /// <summary>For those who open a log without a host.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong with the options.</exception>
    public static void ThrowIfInvalid(KafkaOptions options)
    {
        var result = new KafkaOptionsValidator().Validate(null, options);
        if (result.Failed)
        {
            throw new OptionsValidationException(nameof(KafkaOptions), typeof(KafkaOptions), result.Failures);
        }
    }

    private static void CheckSasl(KafkaOptions options, Checks check)
    {
        var isSasl = options.SecurityProtocol.StartsWith("sasl", StringComparison.OrdinalIgnoreCase);
        if (!isSasl)
        {
            check.That(options.SaslMechanism is null, nameof(options.SaslMechanism), "has no effect without SecurityProtocol sasl_ssl or sasl_plaintext: set that, or leave this out.");
            return;
        }

        check.OneOf(nameof(options.SaslMechanism), options.SaslMechanism ?? "", Mechanisms);
        if (options.SaslMechanism is "PLAIN" or "SCRAM-SHA-256" or "SCRAM-SHA-512")
        {
            check.That(!string.IsNullOrEmpty(options.SaslUsername), nameof(options.SaslUsername), "is empty: the mechanism asks for a name.");
            check.That(!string.IsNullOrEmpty(options.SaslPassword), nameof(options.SaslPassword), "is empty: the mechanism asks for a password.");
        }

        if (options.SaslMechanism is "OAUTHBEARER" && !options.Client.Keys.Any(static k => k.Contains("sasl.oauthbearer", StringComparison.Ordinal)))
        {
            check.That(IsWebAddress(options.OAuthTokenUrl), nameof(options.OAuthTokenUrl), "is no address: name where tokens are got, such as https://login/oauth2/token.");
            check.That(!string.IsNullOrEmpty(options.OAuthClientId), nameof(options.OAuthClientId), "is empty: the token endpoint asks for an id.");
            check.That(!string.IsNullOrEmpty(options.OAuthClientSecret), nameof(options.OAuthClientSecret), "is empty: the token endpoint asks for a secret.");
        }
    }

    private static bool IsWebAddress(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private sealed class Checks
    {
        public List<string> Faults { get; } = [];

        public void That(bool isGood, string key, string whatAndFix)
        {
            if (!isGood)
            {
                Faults.Add($"{KafkaOptions.Section}:{key} {whatAndFix}");
            }
        }

        public void OneOf(string key, string value, string[] allowed)
            => That(allowed.Contains(value, StringComparer.OrdinalIgnoreCase), key, $"is '{value}': set it to one of {string.Join(", ", allowed)}.");

        public void Within<T>(string key, T value, T least, T most)
            where T : IComparable<T>
            => That(value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0, key, FormattableString.Invariant($"is {value}: set it to a value from {least} to {most}."));
    }
}
