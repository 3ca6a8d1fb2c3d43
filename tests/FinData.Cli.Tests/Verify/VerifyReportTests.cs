using System.Text.Json;

namespace FinData.Cli.Tests.Verify;

public sealed class VerifyReportTests
{
    private static readonly VerifyReport Report = new()
    {
        Contracts = 5, Differ = 0, Clients = 4, ClientsDiffer = 0, PortfolioDiffer = 0, Events = 9, Rejected = 1, Seconds = 0.5,
        Differences = [new Difference("l", "balance", "1", "2")],
    };

    [Fact]
    public void ToJson_OfAReport_HasTheAgreedNames()
    {
        const string Agreed = """{"contracts":5,"differ":0,"clients":4,"clients_differ":0,"portfolio_differ":0,"events":9,"rejected":1,"seconds":0.5}""";

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Agreed).RootElement, JsonDocument.Parse(Report.ToJson()).RootElement), Report.ToJson());
    }

    [Fact]
    public void IsClean_AnyDifference_IsFalse()
    {
        Assert.True(Report.IsClean());
        Assert.False((Report with { Differ = 1 }).IsClean());
        Assert.False((Report with { ClientsDiffer = 1 }).IsClean());
        Assert.False((Report with { PortfolioDiffer = 1 }).IsClean());
    }
}
