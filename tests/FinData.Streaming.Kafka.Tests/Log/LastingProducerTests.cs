using Confluent.Kafka;
using FinData.Grains;
using Microsoft.Extensions.Logging.Abstractions;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka.Tests;

public sealed class LastingProducerTests
{
    [Fact]
    public void Current_AfterAFatalError_IsAnotherOne()
    {
        using var lasting = new LastingProducer(new ProducerConfig { BootstrapServers = "127.0.0.1:1" }, NullLogger.Instance);
        var first = lasting.Current();
        lasting.OnError(new Error(ErrorCode.Local_Transport, "a broker is down"));
        Assert.Same(first, lasting.Current());

        lasting.OnError(new Error(ErrorCode.Local_Fatal, "sequence lost", isFatal: true));
        Assert.NotSame(first, lasting.Current());
        Assert.Same(lasting.Current(), lasting.Current());
        Assert.Equal("sequence lost", lasting.Fatal!.Reason);
    }

    [Fact]
    public void Current_OfOneThatIsDisposed_IsRefused()
    {
        var lasting = new LastingProducer(new ProducerConfig { BootstrapServers = "127.0.0.1:1" }, NullLogger.Instance);
        lasting.Dispose();
        Assert.Throws<LogUnavailableException>(lasting.Current);
    }
}
