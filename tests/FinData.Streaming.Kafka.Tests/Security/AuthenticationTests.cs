using Confluent.Kafka.Admin;
using FinData.Grains;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>Every way to say who one is, against a real broker, and what is said where it is the wrong one.</summary>
public sealed class AuthenticationTests(SecuredBroker broker) : IClassFixture<SecuredBroker>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("findata-tls-client-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory(Timeout = 240_000)]
    [InlineData("PLAIN")]
    [InlineData("SCRAM-SHA-256")]
    [InlineData("SCRAM-SHA-512")]
    public async Task Password_OfAKnownUser_ReadsAndWritesAndAWrongOneIsNamed(string mechanism)
    {
        var topic = await CreateTopicAsync("writer");
        await ReadAndWriteAsync(Open(topic, options => Password(options, mechanism, SecuredBroker.Password)));

        var refused = Assert.Throws<LogUnavailableException>(() => Open(topic, options => Password(options, mechanism, "wrong")));
        Refuses(refused, "Kafka:SaslUsername");
        Assert.DoesNotContain("wrong", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 240_000)]
    public async Task Token_OfAnEndpoint_ReadsAndWritesAndAWrongSecretIsNamed()
    {
        var topic = await CreateTopicAsync("writer");
        await using var endpoint = await TokenEndpoint.StartAsync("writer");
        await ReadAndWriteAsync(Open(topic, options => Token(options, TokenEndpoint.Secret)));

        Refuses(Assert.Throws<LogUnavailableException>(() => Open(topic, options => Token(options, "wrong"))), "Kafka:OAuthTokenUrl");

        void Token(KafkaOptions options, string secret)
        {
            Sasl(options, "OAUTHBEARER");
            (options.OAuthTokenUrl, options.OAuthClientId, options.OAuthClientSecret) = (endpoint.Url, "writer", secret);
        }
    }

    [Fact(Timeout = 240_000)]
    public async Task Token_OfTheClientsOwn_ReadsAndWrites()
        => await ReadAndWriteAsync(Open(await CreateTopicAsync("writer"), static options =>
        {
            options.Client["enable.sasl.oauthbearer.unsecure.jwt"] = "true";
            options.Client["sasl.oauthbearer.config"] = "principal=writer";
        }, "OAUTHBEARER"));

    [Fact(Timeout = 240_000)]
    public async Task Certificate_OfAKnownClient_ReadsAndWrites()
    {
        var topic = await CreateTopicAsync("CN=client");
        var (certificate, key, _) = broker.Certificates.Sign("client");
        await ReadAndWriteAsync(Open(topic, options => Tls(options, certificate, key)));
    }

    [Fact(Timeout = 240_000)]
    public async Task Certificate_NoneOrOneThatIsOver_IsNamed()
    {
        var topic = await CreateTopicAsync("CN=client");
        var (certificate, key, _) = broker.Certificates.Sign("old-client", isExpired: true);
        Refuses(Assert.Throws<LogUnavailableException>(() => Open(topic, options => Tls(options, null, null))), "Kafka:SslCertificateFile");
        Refuses(Assert.Throws<LogUnavailableException>(() => Open(topic, options => Tls(options, certificate, key))), "Kafka:SslCertificateFile");
    }

    [Fact(Timeout = 240_000)]
    public async Task Broker_OfAnotherAuthorityOrOutOfDate_IsNamed()
    {
        var topic = await CreateTopicAsync("CN=client");
        using var other = new Certificates(folder);
        Refuses(Assert.Throws<LogUnavailableException>(() => Open(topic, options =>
        {
            Tls(options, null, null);
            options.SslCaFile = other.AuthorityFile;
        })), "Kafka:SslCaFile");
        Refuses(Assert.Throws<LogUnavailableException>(() => Open(topic, options =>
        {
            Tls(options, null, null);
            options.BootstrapServers = broker.Expired;
        })), "Kafka:SslCaFile");
    }

    [Fact(Timeout = 240_000)]
    public async Task Rights_ThatAreMissing_AreNamed()
    {
        var topic = await CreateTopicAsync("writer");
        await broker.AllowAsync(topic, "looker", AclOperation.Describe);
        await using var log = Open(topic, static options => (options.SaslUsername, options.SaslPassword) = ("looker", SecuredBroker.Password), "PLAIN");
        Refuses(await Assert.ThrowsAsync<LogUnavailableException>(() => Logs.ReadAsync(log, 0, 1)), "describe, read and write");
        Refuses(await Assert.ThrowsAsync<LogUnavailableException>(async () => await log.AppendAsync(Logs.Values("b"), Logs.Soon)), "describe, read and write");
    }

    private Task<string> CreateTopicAsync(string user)
    {
        broker.SkipWithoutBroker();
        return broker.CreateTopicAsync((user, AclOperation.All));
    }

    private KafkaEventLog Open(string topic, Action<KafkaOptions> configure, string? mechanism = null) => Logs.Open(broker.Sasl, topic, configure: options =>
    {
        options.RequestTimeout = TimeSpan.FromSeconds(3);
        options.StartPatience = TimeSpan.FromSeconds(5);
        if (mechanism is not null)
        {
            Sasl(options, mechanism);
        }

        configure(options);
    });

    private void Password(KafkaOptions options, string mechanism, string password)
    {
        Sasl(options, mechanism);
        (options.SaslUsername, options.SaslPassword) = ("writer", password);
    }

    private void Sasl(KafkaOptions options, string mechanism)
        => (options.SecurityProtocol, options.SaslMechanism, options.SslCaFile) = ("sasl_ssl", mechanism, broker.Certificates.AuthorityFile);

    private void Tls(KafkaOptions options, string? certificate, string? key)
    {
        (options.BootstrapServers, options.SecurityProtocol, options.SslCaFile) = (broker.Tls, "ssl", broker.Certificates.AuthorityFile);
        (options.SslCertificateFile, options.SslKeyFile) = (certificate, key);
    }

    private static async Task ReadAndWriteAsync(KafkaEventLog log)
    {
        await using (log)
        {
            await log.AppendAsync(Logs.Values("a"), Logs.Soon);
            Assert.Equal(["a"], (await Logs.ReadAsync(log, 0, 1)).Values);
        }
    }

    private static void Refuses(LogUnavailableException refused, string expected)
    {
        TestContext.Current.TestOutputHelper!.WriteLine(refused.Message);
        Assert.True(refused.Fault == LogFault.Unauthorized, refused.Message);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }
}
