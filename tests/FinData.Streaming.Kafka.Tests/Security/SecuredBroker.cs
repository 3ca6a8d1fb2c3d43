using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>
/// A broker that asks who is there: with passwords and tokens over TLS, with certificates, and one listener whose own certificate is over. Rights are given by name.
/// An open listener is for the tests' own administration.
/// </summary>
public sealed class SecuredBroker : IAsyncLifetime
{
    public const string Password = "right-secret";
    private const string Jaas = "org.apache.kafka.common.security";
    private static readonly string[] Listeners = ["PLAINTEXT", "CONTROLLER", "SASL", "TLS", "EXPIRED"];
    private readonly string folder = Directory.CreateTempSubdirectory("findata-tls-").FullName;
    private Certificates? certificates;
    private string? missing;
    private int port;

    internal KafkaProcess Process { get; private set; } = null!;

    internal Certificates Certificates => certificates!;

    /// <summary>Passwords and tokens.</summary>
    public string Sasl => Address(2);

    /// <summary>Certificates.</summary>
    public string Tls => Address(3);

    /// <summary>The broker's certificate is over.</summary>
    public string Expired => Address(4);

    private string Open => Address(0);

    public void SkipWithoutBroker() => Assert.SkipWhen(missing is not null, $"No Kafka to secure: {missing}");

    public async ValueTask InitializeAsync()
    {
        missing = KafkaProcess.WhyNot();
        if (missing is not null)
        {
            return;
        }

        certificates = new Certificates(folder);
        Certificates.Sign("broker");
        Certificates.Sign("expired", isExpired: true);
        port = FreePorts.InARow(Listeners.Length);
        Process = await KafkaProcess.StartAsync(["--port", $"{port}", .. Settings().SelectMany(static s => new[] { "--set", s })]);
        await SetPasswordAsync("writer", Password);
    }

    /// <summary>A topic on which each of these names may do this.</summary>
    public async Task<string> CreateTopicAsync(params (string User, AclOperation Operation)[] rights)
    {
        var topic = await Topics.CreateAsync(Open, 1);
        using var admin = Admin();
        await admin.CreateAclsAsync(rights.Select(r => Right(ResourceType.Topic, topic, r.User, r.Operation))
            .Concat(rights.Select(static r => Right(ResourceType.Group, "*", r.User, AclOperation.Read))));
        return topic;
    }

    public async Task AllowAsync(string topic, string user, AclOperation operation)
    {
        using var admin = Admin();
        await admin.CreateAclsAsync([Right(ResourceType.Topic, topic, user, operation)]);
    }

    public async Task SetPasswordAsync(string user, string password)
    {
        using var admin = Admin();
        foreach (var mechanism in new[] { ScramMechanism.ScramSha256, ScramMechanism.ScramSha512 })
        {
            await admin.AlterUserScramCredentialsAsync([Credential(user, mechanism, password)]);
        }
    }

    /// <summary>The broker gets a good certificate in place of the one that is over.</summary>
    public async Task RenewExpiredAsync()
    {
        Certificates.Sign("expired");
        await Process.KillAsync();
        await Process.RestartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (certificates is not null)
        {
            await Process.DisposeAsync();
            certificates.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private string Address(int listener) => $"127.0.0.1:{port + listener}";

    private IAdminClient Admin() => Topics.Admin(Open);

    private string[] Settings()
    {
        var places = string.Join(',', Listeners.Select((name, i) => $"{name}://{Address(i)}"));
        string Keystore(string name) => Path.Combine(folder, $"{name}.both.pem");
        return
        [
            $"listeners={places}",
            $"advertised.listeners={string.Join(',', places.Split(',').Where(static p => !p.StartsWith("CONTROLLER", StringComparison.Ordinal)))}",
            "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL:SASL_SSL,TLS:SSL,EXPIRED:SSL",
            "listener.name.sasl.sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER",
            $"listener.name.sasl.plain.sasl.jaas.config={Jaas}.plain.PlainLoginModule required user_writer=\"{Password}\" user_looker=\"{Password}\";",
            $"listener.name.sasl.scram-sha-256.sasl.jaas.config={Jaas}.scram.ScramLoginModule required;",
            $"listener.name.sasl.scram-sha-512.sasl.jaas.config={Jaas}.scram.ScramLoginModule required;",
            $"listener.name.sasl.oauthbearer.sasl.jaas.config={Jaas}.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub=\"broker\";",
            "listener.name.tls.ssl.client.auth=required",
            "ssl.keystore.type=PEM",
            $"ssl.keystore.location={Keystore("broker")}",
            "listener.name.expired.ssl.keystore.type=PEM",
            $"listener.name.expired.ssl.keystore.location={Keystore("expired")}",
            "ssl.truststore.type=PEM",
            $"ssl.truststore.location={Certificates.AuthorityFile}",
            "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users=User:ANONYMOUS;User:CN=operator",
        ];
    }

    private static UserScramCredentialUpsertion Credential(string user, ScramMechanism mechanism, string password) => new()
    {
        User = user,
        Password = System.Text.Encoding.UTF8.GetBytes(password),
        ScramCredentialInfo = new ScramCredentialInfo { Mechanism = mechanism, Iterations = 4096 },
    };

    private static AclBinding Right(ResourceType type, string name, string user, AclOperation operation) => new()
    {
        Pattern = new ResourcePattern { Type = type, Name = name, ResourcePatternType = ResourcePatternType.Literal },
        Entry = new AccessControlEntry { Principal = $"User:{user}", Host = "*", Operation = operation, PermissionType = AclPermissionType.Allow },
    };
}
