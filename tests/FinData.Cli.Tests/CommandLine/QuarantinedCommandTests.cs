using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace FinData.Cli.Tests.CommandLine;

public sealed class QuarantinedCommandTests
{
    [Fact]
    public async Task Quarantined_OverPartitionsAndPages_ListsAllWithWhyAndFails()
    {
        await using var server = await ServerAsync(3, 0, 1);

        var run = await ToolRun.OfAsync("quarantined", "--url", server.Url);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.All(["p0-0", "p0-1", "p0-2", "p2-0", "Since", "12,345", "e-[7]", "out of range."], expected => Assert.Contains(expected, run.Output));
    }

    [Fact]
    public async Task Quarantined_AsJson_IsAnArrayOfViews()
    {
        await using var server = await ServerAsync(1, 2);

        var run = await ToolRun.OfAsync("quarantined", "--json", "--url", server.Url);

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(["p0-0", "p1-0", "p1-1"], document.RootElement.EnumerateArray().Select(static one => one.GetProperty("contractId").GetString()));
        Assert.Equal(12_345, document.RootElement[0].GetProperty("since").GetInt64());
        Assert.Equal(ExitCode.Failure, run.ExitCode);
    }

    [Fact]
    public async Task Quarantined_None_SaysSoAndSucceeds()
    {
        await using var server = await ServerAsync(0, 0);

        var run = await ToolRun.OfAsync("quarantined", "--url", server.Url);

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("No contract is quarantined.", run.Output);
    }

    [Fact]
    public async Task Partitions_WithContractsInQuarantine_CountThem()
    {
        await using var server = await ServerAsync(77);

        var run = await ToolRun.OfAsync("partitions", "--url", server.Url);

        Assert.Contains("Quarantined", run.Output);
        Assert.Matches(@"\b77\b", run.Output);
    }

    /// <summary>A server with so many contracts in quarantine in each partition, two a page.</summary>
    private static Task<FakeServer> ServerAsync(params int[] counts) => FakeServer.StartAsync(app =>
    {
        app.MapGet("/v1/partitions", () => counts.Select(static (count, p) => Views.Partition(PartitionState.Running) with { Partition = p, Quarantined = count }).ToImmutableArray());
        app.MapGet("/v1/partitions/{partition:int}/quarantined", (int partition, string? after) =>
        {
            var first = after is null ? 0 : int.Parse(after, System.Globalization.CultureInfo.InvariantCulture) + 1;
            var last = Math.Min(first + 2, counts[partition]);
            return new QuarantinePage
            {
                Contracts = [.. Enumerable.Range(first, last - first).Select(i => View(partition, i))],
                After = last < counts[partition] ? $"{last - 1}" : null,
            };
        });
    });

    private static QuarantineView View(int partition, int number) => new()
    {
        ContractId = $"p{partition}-{number}",
        Partition = partition,
        Watermark = 20_000,
        Since = 12_345,
        EventId = "e-[7]",
        Offset = 12_000,
        Reason = "out of range.",
    };
}
