using Confluent.Kafka.Admin;
using FinData.Client;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>
/// A server that has folded something and then is refused: it serves reads, its partition says what is wrong, and it folds on by itself once that is mended.
/// </summary>
public sealed class ServerAccessTests(SecuredBroker broker) : IClassFixture<SecuredBroker>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("findata-kafka-server-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Timeout = 240_000)]
    public async Task Password_ThatTheBrokersDoNotKnow_StopsThePartitionUntilTheyDo()
    {
        var topic = await FoldedTopicAsync("changed");
        await using var server = await StartAsync(broker.Sasl, topic, [.. Sasl("changed"), "--FinData:Kafka:SaslPassword=new-secret"]);
        await RefusedAsync(server, "do not know this process");
        await broker.SetPasswordAsync("changed", "new-secret");
        await GoesOnAsync(server);
    }

    [Fact(Timeout = 240_000)]
    public async Task Right_ThatIsMissing_StopsThePartitionUntilItIsGiven()
    {
        var topic = await FoldedTopicAsync("reader");
        await broker.SetPasswordAsync("stranger", SecuredBroker.Password);
        await using var server = await StartAsync(broker.Sasl, topic, [.. Sasl("stranger"), $"--FinData:Kafka:SaslPassword={SecuredBroker.Password}"]);
        await RefusedAsync(server, "Allow its user to describe, read and write it");
        await broker.AllowAsync(topic, "stranger", AclOperation.All);
        await GoesOnAsync(server);
    }

    [Fact(Timeout = 240_000)]
    public async Task Certificate_OfTheBrokerThatIsOver_StopsThePartitionUntilItIsRenewed()
    {
        var topic = await FoldedTopicAsync("writer");
        await broker.AllowAsync(topic, "ANONYMOUS", AclOperation.All);
        await using var server = await StartAsync(broker.Expired, topic, "--FinData:Kafka:SecurityProtocol=ssl", $"--FinData:Kafka:SslCaFile={broker.Certificates.AuthorityFile}");
        await RefusedAsync(server, "do not accept each other's certificates");
        await broker.RenewExpiredAsync();
        await GoesOnAsync(server);
    }

    /// <summary>A topic of which the store in the folder has folded one contract, of balance 1.</summary>
    private async Task<string> FoldedTopicAsync(string user)
    {
        broker.SkipWithoutBroker();
        await broker.SetPasswordAsync(user, SecuredBroker.Password);
        var topic = await broker.CreateTopicAsync((user, AclOperation.All));
        await using var server = await StartAsync(broker.Sasl, topic, [.. Sasl(user), $"--FinData:Kafka:SaslPassword={SecuredBroker.Password}"]);
        await server.SendAsync(Samples.Opened("A"), Samples.Credited("A", "e1", "1.00"));
        await Eventually.TrueAsync(async () => (await server.PartitionAsync()).Checkpointed == 2, "both are durable");
        return topic;
    }

    private Task<KafkaServer> StartAsync(string address, string topic, params string[] settings)
        => KafkaServer.StartAsync(folder, address, topic, ["--FinData:Kafka:StartPatience=00:00:00", .. settings]);

    private string[] Sasl(string user) =>
    [
        "--FinData:Kafka:SecurityProtocol=sasl_ssl", "--FinData:Kafka:SaslMechanism=SCRAM-SHA-512", $"--FinData:Kafka:SaslUsername={user}",
        $"--FinData:Kafka:SslCaFile={broker.Certificates.AuthorityFile}",
    ];

    private static async Task RefusedAsync(KafkaServer server, string reason)
    {
        PartitionView? seen = null;
        await Eventually.TrueAsync(
            async () => (seen = await server.PartitionAsync()) is { State: PartitionState.LogLost, Error: { } e } && e.Contains(reason, StringComparison.Ordinal), $"the partition says '{reason}'");
        TestContext.Current.TestOutputHelper!.WriteLine(seen!.Error!);
        Assert.Equal(1m, (await server.Client.GetContractAsync("A", ContractQuery.Latest, Cancel))!.Balance);
        Assert.Equal("log-unavailable", (await Assert.ThrowsAsync<FinDataException>(() => server.SendAsync(Samples.Credited("A", "e2", "2.00")))).Code);
        Assert.Matches("findata_log_failures_total\\{.*fault=\"unauthorized\".*\\} [1-9]", await server.Http.GetStringAsync("metrics", Cancel));
    }

    private static async Task GoesOnAsync(KafkaServer server)
    {
        await Eventually.TrueAsync(async () => await Record.ExceptionAsync(() => server.SendAsync(Samples.Credited("A", "e2", "2.00"))) is null, "events are taken");
        await Eventually.TrueAsync(async () => (await server.Client.GetContractAsync("A", ContractQuery.Latest, Cancel))!.Balance == 3m, "they are folded");
        Assert.Equal(PartitionState.Running, (await server.PartitionAsync()).State);
    }
}
