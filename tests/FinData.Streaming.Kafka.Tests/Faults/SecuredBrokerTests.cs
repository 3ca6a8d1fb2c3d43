using System.Diagnostics;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using FinData.Grains;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>A broker that wants TLS, a name and a password, and gives rights by name.</summary>
public sealed class SecuredBrokerTests : IDisposable
{
    private readonly string certificates = Directory.CreateTempSubdirectory("findata-tls-").FullName;

    public void Dispose() => Directory.Delete(certificates, recursive: true);

    [Fact(Timeout = 240_000)]
    public async Task Broker_WithTlsAndSasl_TakesWhomItKnowsAndNamesWhatIsMissing()
    {
        var missing = KafkaProcess.WhyNot();
        Assert.SkipWhen(missing is not null, $"No Kafka to secure: {missing}");
        await MakeCertificateAsync();
        await using var broker = await KafkaProcess.StartAsync(Secured());
        var topic = Topics.NewName();
        using (var admin = new AdminClientBuilder(Client("admin", "admin-secret")).Build())
        {
            await admin.CreateTopicsAsync([new TopicSpecification { Name = topic, NumPartitions = 1, ReplicationFactor = 1 }]);
            await admin.CreateAclsAsync([Allow(topic, "writer", AclOperation.All), Allow(topic, "looker", AclOperation.Describe)]);
        }

        await using (var log = Open("writer", "writer-secret"))
        {
            await log.AppendAsync(Logs.Values("a"), Logs.Soon);
            Assert.Equal(["a"], (await Logs.ReadAsync(log, 0, 1)).Values);
        }

        await using (var log = Open("looker", "looker-secret"))
        {
            Assert.Equal(LogFault.Unauthorized, (await Assert.ThrowsAsync<LogUnavailableException>(() => Logs.ReadAsync(log, 0, 1))).Fault);
            var refused = await Assert.ThrowsAsync<LogUnavailableException>(async () => await log.AppendAsync(Logs.Values("b"), Logs.Soon));
            Assert.True(refused.Fault == LogFault.Unauthorized, refused.Message);
        }

        Assert.Equal(LogFault.Unauthorized, Assert.Throws<LogUnavailableException>(() => Open("writer", "wrong")).Fault);

        KafkaEventLog Open(string user, string password) => Logs.Open(broker.Bootstrap, topic, configure: options =>
        {
            (options.SecurityProtocol, options.SaslMechanism, options.SaslUsername, options.SaslPassword) = ("sasl_ssl", "PLAIN", user, password);
            options.SslCaFile = Path.Combine(certificates, "certificate.pem");
        });

        ClientConfig Client(string user, string password) => new()
        {
            BootstrapServers = broker.Bootstrap,
            SecurityProtocol = SecurityProtocol.SaslSsl,
            SaslMechanism = SaslMechanism.Plain,
            SaslUsername = user,
            SaslPassword = password,
            SslCaLocation = Path.Combine(certificates, "certificate.pem"),
        };
    }

    private static AclBinding Allow(string topic, string user, AclOperation operation) => new()
    {
        Pattern = new ResourcePattern { Type = ResourceType.Topic, Name = topic, ResourcePatternType = ResourcePatternType.Literal },
        Entry = new AccessControlEntry { Principal = $"User:{user}", Host = "*", Operation = operation, PermissionType = AclPermissionType.Allow },
    };

    private string[] Secured()
    {
        const string Module = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\" password=\"admin-secret\"";
        string[] settings =
        [
            "listener.security.protocol.map=PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms=PLAIN",
            "sasl.mechanism.inter.broker.protocol=PLAIN",
            $"listener.name.plaintext.plain.sasl.jaas.config={Module} user_admin=\"admin-secret\" user_writer=\"writer-secret\" user_looker=\"looker-secret\";",
            "ssl.keystore.type=PEM",
            $"ssl.keystore.location={Path.Combine(certificates, "both.pem")}",
            "ssl.truststore.type=PEM",
            $"ssl.truststore.location={Path.Combine(certificates, "certificate.pem")}",
            "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users=User:admin;User:ANONYMOUS",
        ];
        return [.. settings.SelectMany(static s => new[] { "--set", s })];
    }

    private async Task MakeCertificateAsync()
    {
        var (key, certificate) = (Path.Combine(certificates, "key.pem"), Path.Combine(certificates, "certificate.pem"));
        using var openssl = Process.Start(new ProcessStartInfo("openssl",
        [
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
        ])
        { RedirectStandardError = true });
        await openssl!.WaitForExitAsync(TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(certificates, "both.pem"), await File.ReadAllTextAsync(key, Logs.Soon) + await File.ReadAllTextAsync(certificate, Logs.Soon), Logs.Soon);
    }
}
