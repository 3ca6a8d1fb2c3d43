using Confluent.Kafka;
using FinData.Grains;
using Microsoft.Extensions.Time.Testing;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka.Tests;

public sealed class LastingAdminTests
{
    private readonly FakeTimeProvider time = new();
    private readonly List<Client> built = [];

    [Fact(Timeout = 60_000)]
    public async Task Ask_QuestionThatIsNeverAnswered_EndsInTimeAndTheNextIsPutToAnotherClient()
    {
        using var admin = Open();
        var lost = admin.AskAsync(static c => c.Never.Task);
        Assert.False(lost.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(ErrorCode.Local_TimedOut, (await Assert.ThrowsAsync<LostQuestionException>(() => lost)).Error.Code);

        Assert.True(built[0].IsDisposed);
        Assert.Equal(2, await admin.AskAsync(static c => Task.FromResult(c.Number)));
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_TwoQuestionsLost_ReplaceTheClientOnce()
    {
        using var admin = Open();
        var both = new[] { admin.AskAsync(static c => c.Never.Task), admin.AskAsync(static c => c.Never.Task) };
        time.Advance(TimeSpan.FromSeconds(7));
        foreach (var lost in both)
        {
            await Assert.ThrowsAsync<LostQuestionException>(() => lost);
        }

        Assert.Equal(2, built.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_ClientThatHasEndedByItself_IsReplaced()
    {
        using var admin = Open();
        await Assert.ThrowsAsync<LostQuestionException>(() => admin.AskAsync<int>(static _ => throw new ObjectDisposedException("handle")));
        Assert.Equal(2, built.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_AnswerThatIsAnError_KeepsTheClient()
    {
        using var admin = Open();
        await Assert.ThrowsAsync<KafkaException>(() => admin.AskAsync<int>(static _ => throw new KafkaException(ErrorCode.Local_Transport)));
        Assert.Single(built);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_AnswerThatTimeIsOver_ReplacesTheClient()
    {
        using var admin = Open();
        await Assert.ThrowsAsync<KafkaException>(() => admin.AskAsync<int>(static _ => throw new KafkaException(ErrorCode.Local_TimedOut)));
        Assert.Equal(2, built.Count);
    }

    // A broker that came back fenced the epoch of its partitions, and the client never asked for the new one; a right was given that it had been refused.
    [Theory(Timeout = 60_000)]
    [InlineData(ErrorCode.FencedLeaderEpoch)]
    [InlineData(ErrorCode.NotLeaderForPartition)]
    [InlineData(ErrorCode.Local_NoEnt)]
    public async Task Ask_AnswerOfAClientThatKnowsWhatWas_IsAskedOfItsSuccessor(ErrorCode code)
    {
        using var admin = Open();
        Assert.Equal(2, await admin.AskAsync(c => c.Number == 1 ? throw new KafkaException(code) : Task.FromResult(c.Number)));
        Assert.True(built[0].IsDisposed);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_SuccessorThatKnowsNoMore_IsNotAskedForEver()
    {
        using var admin = Open();
        await Assert.ThrowsAsync<KafkaException>(() => admin.AskAsync<int>(static _ => throw new KafkaException(ErrorCode.Local_NoEnt)));
        Assert.Equal(3, built.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_LostWhenAllIsOver_BuildsNoOtherClient()
    {
        var admin = Open();
        var lost = admin.AskAsync(static c => c.Never.Task);
        admin.Dispose();
        time.Advance(TimeSpan.FromSeconds(7));
        await Assert.ThrowsAsync<LostQuestionException>(() => lost);

        Assert.Single(built);
        await Assert.ThrowsAsync<LogUnavailableException>(() => admin.AskAsync(static c => Task.FromResult(c.Number)));
    }

    [Fact(Timeout = 60_000)]
    public async Task End_WhileACallIsInsideTheClient_LetsItGoAfterwards()
    {
        using var inside = new SemaphoreSlim(0);
        using var leave = new ManualResetEventSlim();
        var admin = Open();
        var asked = admin.AskBlockingAsync(c =>
        {
            inside.Release();
            leave.Wait(TestContext.Current.CancellationToken);
            return c.IsDisposed;
        });
        await inside.WaitAsync(TestContext.Current.CancellationToken);
        admin.Dispose();
        Assert.False(built[0].IsDisposed);
        leave.Set();

        Assert.False(await asked);
        Assert.True(built[0].IsDisposed);
    }

    private LastingAdmin<Client> Open()
        => new(
            () =>
            {
                built.Add(new Client(built.Count + 1));
                return built[^1];
            },
            TimeSpan.FromSeconds(7),
            time);

    private sealed class Client(int number) : IDisposable
    {
        public int Number => number;

        public bool IsDisposed { get; private set; }

        public TaskCompletionSource<int> Never { get; } = new();

        public void Dispose() => IsDisposed = true;
    }
}
