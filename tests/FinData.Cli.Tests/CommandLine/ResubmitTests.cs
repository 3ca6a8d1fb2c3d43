using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FinData.Cli.Tests.CommandLine;

public sealed class ResubmitTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData(true, null, "stray")]
    [InlineData(false, null, "stray")]
    [InlineData(true, "mended", "mended")]
    public async Task Resubmit_Letter_IsSentAsItIsOrMendedAndTheAnswerShown(bool isAccepted, string? mended, string expected)
    {
        var sent = "";
        await using var server = await FakeServer.StartAsync(app =>
        {
            app.MapGet("/v1/dead-letters/3", static () => new DeadLetterView
            {
                Sequence = 3, Partition = 1, Offset = 7, Reason = "key-mismatch", Source = "log", RecordedAt = DateTimeOffset.UnixEpoch, Base64 = Convert.ToBase64String("stray"u8),
            });
            app.MapPost("/v1/events", async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body, Encoding.UTF8);
                sent = await reader.ReadToEndAsync();
                var result = isAccepted ? new IngestResult { Accepted = true, Partition = 2, Offset = 41 } : new IngestResult { Accepted = false, Reason = "malformed-json" };
                return new IngestResponse { Accepted = isAccepted ? 1 : 0, Rejected = isAccepted ? 0 : 1, Results = [result] };
            });
        });
        await File.WriteAllTextAsync(file, mended ?? "", TestContext.Current.CancellationToken);

        var run = await ToolRun.OfAsync(["dead-letters", "resubmit", "3", "--url", server.Url, .. mended is null ? Array.Empty<string>() : ["--file", file]]);

        Assert.Equal(expected, sent);
        Assert.Equal(isAccepted ? ExitCode.Ok : ExitCode.PartlyRejected, run.ExitCode);
        Assert.Contains(isAccepted ? "partition 2, offset 41" : "malformed-json", isAccepted ? run.Output : run.Error, StringComparison.Ordinal);
    }
}
