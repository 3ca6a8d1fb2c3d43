using System.Net;
using System.Text;
using FinData.Client;
using FinData.Conformance;
using FinData.Grains;
using static FinData.Silo.Tests.Answers;

namespace FinData.Silo.Tests.Ingest;

public sealed class IngestTests
{
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task Post_OneEvent_IsInTheLogAtThePositionGiven()
    {
        await using var server = await HttpServer.StartAsync();
        var sent = Samples.Opened("A/1");
        var response = await server.Client.IngestEventAsync(Encoding.UTF8.GetBytes(sent));

        var result = Assert.Single(response.Results);
        Assert.True(result.Accepted);
        Assert.Equal(Partitioner.PartitionOf("A/1"u8, 4), result.Partition);
        var page = await server.Client.GetRecordsAsync(result.Partition!.Value, result.Offset!.Value);
        var record = Assert.Single(page.Records);
        Assert.Equal("A/1", Encoding.UTF8.GetString(Convert.FromBase64String(record.KeyBase64)));
        Assert.Equal(sent, Encoding.UTF8.GetString(Convert.FromBase64String(record.ValueBase64)));
    }

    [Fact]
    public async Task Post_EscapedContractId_GoesByTheIdItself()
    {
        await using var server = await HttpServer.StartAsync();
        var response = await server.Client.IngestEventAsync(Encoding.UTF8.GetBytes(Samples.Opened("A-1").Replace("A-1", "A\\u002d1")));
        var result = Assert.Single(response.Results);
        var page = await server.Client.GetRecordsAsync(result.Partition!.Value, 0);
        Assert.Equal("A-1", Encoding.UTF8.GetString(Convert.FromBase64String(Assert.Single(page.Records).KeyBase64)));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData(Lines)]
    public async Task Post_MixedBatch_Answers207WithEachInItsPlace(string mediaType)
    {
        await using var server = await HttpServer.StartAsync();
        string[] events = [Samples.Opened("A-1"), "{\"type\":\"none\"}", Samples.Credited("A-1", "e1"), "42"];
        var body = mediaType == Lines ? string.Join('\n', events) : $"[{string.Join(',', events)}]";
        using var response = await server.Http.PostAsync("v1/events", Body(body, mediaType));

        Assert.Equal(HttpStatusCode.MultiStatus, response.StatusCode);
        using var json = await response.JsonAsync();
        Assert.Equal([true, false, true, false], json.RootElement.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("accepted").GetBoolean()));
        Assert.Equal(2, json.RootElement.GetProperty("accepted").GetInt32());
        var letters = (await server.Client.GetDeadLettersAsync()).Letters;
        Assert.Equal(["42", "{\"type\":\"none\"}"], letters.Select(letter => letter.Text));
        Assert.All(letters, letter => Assert.Equal((-1, "http"), (letter.Partition, letter.Source)));
        Assert.All(letters, letter => Assert.NotEqual("", letter.Reason));
        var kept = json.RootElement.GetProperty("results").EnumerateArray().Where(r => !r.GetProperty("accepted").GetBoolean()).Select(r => r.GetProperty("deadLetter").GetInt64());
        Assert.Equal(letters.Select(letter => letter.Sequence).Order(), kept);
    }

    [Fact]
    public async Task Post_AllRejected_Answers400WithReasons()
    {
        await using var server = await HttpServer.StartAsync();
        var response = await server.Client.IngestBatchAsync("nonsense\n"u8.ToArray());
        Assert.Equal((0, 1), (response.Accepted, response.Rejected));
        Assert.Equal("malformed-json", response.Results[0].Reason);
    }

    [Fact]
    public async Task Post_InvalidUtf8_IsKeptAsItCame()
    {
        await using var server = await HttpServer.StartAsync();
        byte[] bytes = [(byte)'{', 0xFF, (byte)'}'];
        Assert.Equal("invalid-utf8", (await server.Client.IngestEventAsync(bytes)).Results[0].Reason);
        var letter = Assert.Single((await server.Client.GetDeadLettersAsync()).Letters);
        Assert.Null(letter.Text);
        Assert.Equal(bytes, Convert.FromBase64String(letter.Base64!));
        Assert.Equal(letter.RecordedAt, (await server.Client.GetDeadLetterAsync(letter.Sequence))!.RecordedAt);
    }

    [Fact]
    public async Task Post_OversizeEvent_IsRejectedAndCut()
    {
        await using var server = await HttpServer.StartAsync(o => o.Ingest.MaxDeadLetterBytes = 1024);
        var response = await server.Client.IngestEventAsync(Encoding.UTF8.GetBytes($"{{\"x\":\"{new string('x', 70_000)}\"}}"));
        Assert.Equal("oversize", response.Results[0].Reason);
        Assert.Equal(1024, (await server.Client.GetDeadLettersAsync()).Letters[0].Text!.Length);
    }

    [Theory]
    [InlineData("", "application/json", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("\n\n", Lines, HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("[{},", "application/json", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType, "unsupported-media-type")]
    [InlineData("a=b", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType, "unsupported-media-type")]
    public async Task Post_UnusableBody_SaysWhatToSend(string body, string mediaType, HttpStatusCode status, string code)
    {
        await using var server = await HttpServer.StartAsync();
        using var response = await server.Http.PostAsync("v1/events", Body(body, mediaType));
        Assert.NotEqual("", await response.IsProblemAsync(status, code));
    }

    [Fact]
    public async Task Post_WithoutContentType_IsRefused()
    {
        await using var server = await HttpServer.StartAsync();
        using var response = await server.Http.PostAsync("v1/events", new ByteArrayContent("{}"u8.ToArray()));
        await response.IsProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task Post_BodyAboveTheLimit_Answers413AndNamesTheLimit()
    {
        await using var server = await HttpServer.StartAsync(o => o.Ingest.MaxBodyBytes = 65_536);
        using var response = await server.Http.PostAsync("v1/events", Body(new string(' ', 65_537)));
        Assert.Contains("65536", await response.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large"));
    }

    [Fact]
    public async Task Post_MoreEventsThanAllowed_AcceptsNone()
    {
        await using var server = await HttpServer.StartAsync(o => o.Ingest.MaxBatchEvents = 2);
        using var response = await server.Http.PostAsync("v1/events", Body("[1,2,3]"));
        await response.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-many");
        Assert.Empty((await server.Client.GetDeadLettersAsync()).Letters);
    }

    [Fact]
    public async Task Post_LogUnavailable_Answers503WithRetryAfterAndNothingAccepted()
    {
        await using var server = await HttpServer.StartAsync();
        await server.Log.DisposeAsync();
        var refused = await Assert.ThrowsAsync<FinDataException>(() => server.Client.IngestEventAsync(Encoding.UTF8.GetBytes(Samples.Opened("A-1"))));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "log-unavailable"), (refused.Status, refused.Code));
        Assert.NotNull(refused.RetryAfter);
        Assert.Contains("closed", refused.Detail);
    }

    [Fact]
    public async Task Post_DeadLettersCannotBeKept_StillAnswersReasons()
    {
        await using var server = await HttpServer.StartAsync();
        server.Store.Hooks.FailNext(StoreCall.AddDeadLetters, new StoreUnavailableException("full"));
        var response = await server.Client.IngestBatchAsync(Encoding.UTF8.GetBytes($"{Samples.Opened("A-1")}\nnonsense"));
        Assert.Equal((1, 1), (response.Accepted, response.Rejected));
        Assert.Null(response.Results[1].DeadLetter);
    }

    [Fact]
    public async Task IngestLines_LongStream_SendsAllInOrder()
    {
        await using var server = await HttpServer.StartAsync();
        var lines = Enumerable.Range(0, 25).Select(i => Samples.Credited("A-1", $"e{i}"));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        var offsets = new List<long>();
        await foreach (var response in server.Client.IngestLinesAsync(stream, linesPerRequest: 10))
        {
            Assert.InRange(response.Accepted, 1, 10);
            offsets.AddRange(response.Results.Select(result => result.Offset!.Value));
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(i => (long)i), offsets);
    }
}
