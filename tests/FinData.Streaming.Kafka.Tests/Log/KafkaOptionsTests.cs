using Microsoft.Extensions.Options;

namespace FinData.Streaming.Kafka.Tests;

public sealed class KafkaOptionsTests
{
    public static TheoryData<string, Action<KafkaOptions>> Wrong => new()
    {
        { "Kafka:BootstrapServers is empty", static o => o.BootstrapServers = "" },
        { "Kafka:Topic is empty", static o => o.Topic = " " },
        { "Kafka:SecurityProtocol is 'tls'", static o => o.SecurityProtocol = "tls" },
        { "Kafka:SaslUsername is empty", static o => (o.SecurityProtocol, o.SaslMechanism, o.SaslPassword) = ("sasl_ssl", "PLAIN", "secret") },
        { "Kafka:OAuthTokenUrl is no address", static o => (o.SecurityProtocol, o.SaslMechanism, o.OAuthClientId, o.OAuthClientSecret) = ("sasl_ssl", "OAUTHBEARER", "id", "secret") },
        { "Kafka:SaslMechanism has no effect", static o => o.SaslMechanism = "PLAIN" },
        { "Kafka:Client:acks cannot be set", static o => o.Client["acks"] = "1" },
        { "Kafka:Client:isolation.level cannot be set", static o => o.Client["isolation.level"] = "read_uncommitted" },
        { "Kafka:PositionsTopic is not a topic of its own", static o => o.PositionsTopic = o.Topic },
        { "Kafka:Linger is", static o => o.Linger = TimeSpan.FromMinutes(1) },
        { "Kafka:SslKeyFile and", static o => o.SslCertificateFile = "client.pem" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Options_OutOfBounds_NameTheKeyAndTheFix(string expected, Action<KafkaOptions> spoil)
    {
        var options = new KafkaOptions { BootstrapServers = "kafka:9092" };
        KafkaOptionsValidator.ThrowIfInvalid(options);
        spoil(options);
        var refused = Assert.Throws<OptionsValidationException>(() => KafkaOptionsValidator.ThrowIfInvalid(options));
        Assert.Contains(expected, Assert.Single(refused.Failures), StringComparison.Ordinal);
    }
}
