using System.Text;
using FinData.Client;
using FinData.Silo;
using Microsoft.AspNetCore.Builder;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>A whole server whose log is a topic.</summary>
internal sealed class KafkaServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private KafkaServer(WebApplication app)
    {
        this.app = app;
        Http = new HttpClient { BaseAddress = FinDataServer.AddressOf(app) };
        Client = new FinDataClient(Http);
    }

    public HttpClient Http { get; }

    public FinDataClient Client { get; }

    public static async Task<KafkaServer> StartAsync(string folder, string bootstrap, string topic, params string[] settings)
    {
        string[] all =
        [
            "--Logging:LogLevel:Default=None", "--FinData:Urls=http://127.0.0.1:0", $"--FinData:DataFolder={folder}", "--FinData:Dashboard=false", "--FinData:Log:Kind=kafka",
            $"--FinData:Kafka:BootstrapServers={bootstrap}", $"--FinData:Kafka:Topic={topic}", $"--FinData:Kafka:GroupId=group-{topic}",
            "--FinData:Kafka:CheckInterval=00:00:00.2", "--FinData:Kafka:RequestTimeout=00:00:02", "--FinData:Kafka:AppendTimeout=00:00:02",
            "--FinData:Ledger:CaughtUpCheckpointInterval=00:00:00.05", "--FinData:Ledger:KeeperPeriod=00:00:00.5", "--FinData:Ledger:RetryDelay=00:00:00.02", .. settings,
        ];
        var app = FinDataServer.Build(all);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new KafkaServer(app);
    }

    public async Task<IngestResponse> SendAsync(params string[] events)
        => await Client.IngestBatchAsync(Encoding.UTF8.GetBytes(string.Join('\n', events)), TestContext.Current.CancellationToken);

    public async Task<PartitionView> PartitionAsync(int partition = 0) => (await Client.GetPartitionsAsync(TestContext.Current.CancellationToken))[partition];

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
