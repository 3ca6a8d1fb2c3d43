namespace FinData.Streaming.Kafka.Tests;

public sealed class SharedAnswerTests
{
    [Fact]
    public async Task Get_WhileAQuestionRuns_IsAnsweredByTheNextOne()
    {
        var questions = new List<TaskCompletionSource<int>>();
        var shared = new SharedAnswer<int>(() =>
        {
            questions.Add(new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));
            return questions[^1].Task;
        });
        var first = shared.GetAsync();
        var second = shared.GetAsync();
        var third = shared.GetAsync();
        Assert.Single(questions);

        questions[0].SetResult(1);
        Assert.Equal(1, await first);
        await Eventually.TrueAsync(() => Task.FromResult(questions.Count == 2), "the second question is put");
        questions[1].SetResult(2);
        Assert.Equal((2, 2), (await second, await third));
        Assert.Equal(2, questions.Count);
    }

    [Fact]
    public async Task Get_AfterAFailure_AsksAgain()
    {
        var answers = new Queue<Task<int>>([Task.FromException<int>(new InvalidOperationException()), Task.FromResult(2)]);
        var shared = new SharedAnswer<int>(answers.Dequeue);
        await Assert.ThrowsAsync<InvalidOperationException>(shared.GetAsync);
        Assert.Equal(2, await shared.GetAsync());
    }
}
