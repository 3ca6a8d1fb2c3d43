namespace FinData.Streaming.Kafka.Tests;

/// <summary>
/// A real broker for the tests of this assembly: the one that <c>FINDATA_TEST_KAFKA</c> names, else one started from the scripts beside the repository,
/// else none, and the tests are skipped with a line that says how to get one.
/// </summary>
public sealed class KafkaPeer : IAsyncLifetime
{
    public const string Variable = "FINDATA_TEST_KAFKA";

    private KafkaProcess? process;
    private string? missing;
    private string bootstrap = "";

    /// <summary>Where the broker is; skips the test where there is none.</summary>
    public string Bootstrap
    {
        get
        {
            Assert.SkipWhen(missing is not null, missing ?? "");
            return bootstrap;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            bootstrap = named;
        }
        else if (KafkaProcess.WhyNot() is { } reason)
        {
            missing = $"No Kafka to test against: {reason} Name a broker in {Variable} (host:port), such as one of `docker run -p 9092:9092 apache/kafka`.";
        }
        else
        {
            process = await KafkaProcess.StartAsync();
            bootstrap = process.Bootstrap;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }
}
