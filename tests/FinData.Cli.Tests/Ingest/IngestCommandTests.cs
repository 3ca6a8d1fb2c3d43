using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FinData.Cli.Tests.Ingest;

public sealed class IngestCommandTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();
    private readonly ConcurrentQueue<string> received = new();
    private int refusals;

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task Ingest_AllAccepted_ExitsOk()
    {
        await File.WriteAllTextAsync(file, Line("a", 1) + "\n" + Line("a", 2));
        await using var server = await StartAsync();

        var run = await ToolRun.OfAsync("ingest", file, "--url", server.Url);

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("2 accepted, 0 rejected", run.Output);
        Assert.Equal([Line("a", 1), Line("a", 2)], received);
    }

    [Fact]
    public async Task Ingest_SomeRejected_NamesTheirLinesAndExitsPartlyRejected()
    {
        // Blank lines count as lines and are not sent; a line without a line feed at the end is one too.
        await File.WriteAllTextAsync(file, $"{Line("a", 1)}\n\n{Line("bad", 3)}\r\n{Line("a", 4)}\nno json");
        await using var server = await StartAsync();

        var run = await ToolRun.OfAsync("ingest", file, "--json", "--url", server.Url);

        Assert.Equal(ExitCode.PartlyRejected, run.ExitCode);
        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal(2, report.RootElement.GetProperty("accepted").GetInt32());
        var lines = report.RootElement.GetProperty("rejectedLines").EnumerateArray()
            .Select(static l => (l.GetProperty("line").GetInt32(), l.GetProperty("reason").GetString()))
            .Order();
        Assert.Equal([(3, "wrong-scale"), (5, "malformed-json")], lines);
    }

    [Fact]
    public async Task Ingest_NothingAccepted_ExitsWithFailure()
    {
        await File.WriteAllTextAsync(file, Line("bad", 1));
        await using var server = await StartAsync();

        var run = await ToolRun.OfAsync("ingest", file, "--url", server.Url);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("wrong-scale", run.Output);
    }

    [Fact]
    public async Task Ingest_OpeningWithWrongTerms_NamesEveryErrorInTheTable()
    {
        await File.WriteAllTextAsync(file, $"{Line("a", 1)}\n{Line("odd", 2)}");
        await using var server = await StartAsync();

        var run = await ToolRun.OfAsync("ingest", file, "--url", server.Url);

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("1 of the accepted is an opening that its contract refuses", run.Output);
        Assert.Matches(@"2\s+fees\[0\]\.share\s+Is between 0 and 1\.", run.Output);
        Assert.Matches(@"2\s+count\s+Is at least 1\.", run.Output);
    }

    [Fact]
    public async Task Ingest_OpeningWithWrongTerms_NamesEveryErrorInTheJson()
    {
        await File.WriteAllTextAsync(file, $"{Line("a", 1)}\n{Line("odd", 2)}");
        await using var server = await StartAsync();

        var run = await ToolRun.OfAsync("ingest", file, "--json", "--url", server.Url);

        using var report = JsonDocument.Parse(run.Output);
        var refused = Assert.Single(report.RootElement.GetProperty("termsErrors").EnumerateArray());
        Assert.Equal(1, report.RootElement.GetProperty("openingsRefused").GetInt32());
        Assert.Equal(2, refused.GetProperty("line").GetInt32());
        Assert.Equal(["fees[0].share", "count"], refused.GetProperty("errors").EnumerateArray().Select(static e => e.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Ingest_ManyLanes_KeepsTheOrderOfEachContract()
    {
        var lines = Enumerable.Range(0, 2000).Select(static n => Line($"contract-{n % 17}", n)).ToList();
        await File.WriteAllLinesAsync(file, lines);
        await using var server = await StartAsync();

        var run = await ToolRun.OfAsync("ingest", file, "--batch", "10", "--parallel", "8", "--url", server.Url);

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Equal(
            lines.GroupBy(ContractOf).OrderBy(static g => g.Key).Select(static g => string.Join("|", g)),
            received.GroupBy(ContractOf).OrderBy(static g => g.Key).Select(static g => string.Join("|", g)));
    }

    [Fact]
    public async Task Ingest_ServerBusyAtFirst_TriesAgainAndSucceeds()
    {
        await File.WriteAllTextAsync(file, Line("a", 1));
        refusals = 2;
        await using var server = await StartAsync();

        var run = await ToolRun.OfAsync("ingest", file, "--url", server.Url);

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Equal(2, run.Error.Split("Trying again").Length - 1);
        Assert.Single(received);
    }

    [Fact]
    public async Task Ingest_ServerBusyForTooLong_ExitsRefused()
    {
        await File.WriteAllTextAsync(file, Line("a", 1));
        refusals = int.MaxValue;
        await using var server = await StartAsync();

        var run = await ToolRun.OfAsync("ingest", file, "--retry-for", "0", "--url", server.Url);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("503", run.Error);
    }

    [Fact]
    public async Task Ingest_FileMissing_ExitsWithUsage()
    {
        var run = await ToolRun.OfAsync("ingest", "no-such-file.ndjson", "--url", "http://127.0.0.1:1");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("no-such-file.ndjson", run.Error);
    }

    private static string Line(string contractId, int number) => $$"""{"eventId":"e-{{number}}","contractId":"{{contractId}}"}""";

    private static string ContractOf(string line) => JsonDocument.Parse(line).RootElement.GetProperty("contractId").GetString()!;

    private Task<FakeServer> StartAsync() => FakeServer.StartAsync(app => app.MapPost("/v1/events", async (HttpRequest request) =>
    {
        if (Interlocked.Decrement(ref refusals) >= 0)
        {
            return Results.Problem(statusCode: 503, title: "Busy");
        }

        using var reader = new StreamReader(request.Body);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var results = lines.Select(Judge).ToImmutableArray();
        var accepted = results.Count(static r => r.Accepted);
        return Results.Json(
            new IngestResponse { Accepted = accepted, Rejected = results.Length - accepted, Results = results }, statusCode: accepted == results.Length ? 200 : 207);
    }));

    private IngestResult Judge(string line)
    {
        if (!line.StartsWith('{'))
        {
            return new IngestResult { Reason = "malformed-json" };
        }

        if (ContractOf(line) == "bad")
        {
            return new IngestResult { Reason = "wrong-scale", Field = "amount", DeadLetter = 3 };
        }

        received.Enqueue(line);
        return new IngestResult
        {
            Accepted = true,
            Partition = 0,
            Offset = 0,
            TermsErrors = ContractOf(line) == "odd"
                ? [new TermsErrorView { Field = "fees[0].share", Message = "Is between 0 and 1." }, new TermsErrorView { Field = "count", Message = "Is at least 1." }]
                : null,
        };
    }
}
