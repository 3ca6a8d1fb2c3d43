using Confluent.Kafka;
using FinData.Grains;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>Nobody answers the producers of these tests: what is sent stays under way.</summary>
public sealed class LastingProducerTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private readonly FakeTimeProvider time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Current_AfterAFatalError_IsAnotherOne()
    {
        await using var lasting = Open();
        var first = lasting.Current();
        first.OnError(new Error(ErrorCode.Local_Transport, "a broker is down"));
        Assert.Same(first, lasting.Current());

        first.OnError(new Error(ErrorCode.Local_Fatal, "sequence lost", isFatal: true));
        var second = lasting.Current();
        Assert.NotSame(first, second);
        Assert.Same(second, lasting.Current());
        Assert.Equal("sequence lost", lasting.Fatal!.Reason);

        // What the first has to say after its end is not the second's.
        first.OnError(new Error(ErrorCode.Local_Fatal, "sequence lost", isFatal: true));
        Assert.Same(second, lasting.Current());
    }

    [Fact]
    public async Task Current_OfOneThatIsDisposed_IsRefused()
    {
        var lasting = Open();
        await lasting.DisposeAsync();
        Assert.Throws<LogUnavailableException>(lasting.Current);
    }

    // Found by stopping brokers at random moments: a report that was not heard before the end never came, and neither did the answer.
    [Fact(Timeout = 120_000)]
    public async Task Send_UnderWayWhenTheProducerEnds_IsAnswered()
    {
        var lasting = Open();
        var sent = SendOneAsync(lasting);
        Assert.False(sent.IsCompleted);
        await lasting.DisposeAsync();

        Assert.Equal(ErrorCode.Local_Destroy, (await sent.WaitAsync(Soon, Cancel))!.Code);
    }

    [Fact(Timeout = 120_000)]
    public async Task Send_UnderWayWhenTheProducerCannotGoOn_IsAnsweredWhileTheNextServes()
    {
        await using var lasting = Open();
        var sent = SendOneAsync(lasting);
        lasting.Current().OnError(new Error(ErrorCode.Local_Fatal, "sequence lost", isFatal: true));
        var next = lasting.Current();

        Assert.Equal("sequence lost", (await sent.WaitAsync(Soon, Cancel))!.Reason);
        Assert.Same(next, lasting.Current());
    }

    [Fact(Timeout = 120_000)]
    public async Task Send_ClientThatSaysNothing_IsAnsweredInTimeAndTheClientReplaced()
    {
        await using var lasting = Open();
        var first = lasting.Current();
        var delivery = new Delivery(1);
        var sent = lasting.SendAsync(delivery, static _ => { });
        time.Advance(TimeSpan.FromSeconds(300));
        Assert.False(sent.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(21));

        Assert.Equal(ErrorCode.Local_MsgTimedOut, (await sent.WaitAsync(Soon, Cancel))!.Code);
        Assert.NotSame(first, lasting.Current());

        // A report that comes after all changes nothing.
        delivery.OnTaken();
        Assert.NotNull(await delivery.Done);
    }

    [Fact(Timeout = 120_000)]
    public async Task End_WhileACallIsInsideTheClient_WaitsForIt()
    {
        var lasting = Open();
        var term = lasting.Current();
        Assert.True(term.TryBegin(new Delivery(1)));
        var end = lasting.DisposeAsync().AsTask();
        Assert.False(end.IsCompleted);
        Assert.False(term.TryBegin(new Delivery(1)));
        term.OnSent();
        await end.WaitAsync(Soon, Cancel);
    }

    private static Task<Error?> SendOneAsync(LastingProducer lasting)
    {
        var delivery = new Delivery(1);
        return lasting.SendAsync(delivery, current => current.Produce("topic", new Message<byte[]?, byte[]> { Value = [1] }, report => delivery.OnDelivered(0, report.TopicPartitionOffsetError)));
    }

    private LastingProducer Open() => new(new ProducerConfig { BootstrapServers = "127.0.0.1:1" }, time, NullLogger.Instance, flushPatience: TimeSpan.FromMilliseconds(50));
}
