using System.Net;
using System.Text.RegularExpressions;
using FinData.Silo.Pages.Assets;

namespace FinData.Silo.Tests.Pages;

/// <summary>What holds of every page: nothing inline, nothing from elsewhere, every asset there, and hostile text stays text.</summary>
public sealed partial class MarkupTests
{
    private const string Hostile = "\"><script>alert(1)</script>";

    public static TheoryData<string> Paths =>
    [
        "/", "/partitions", "/dead-letters", "/clients/client-9", "/contracts/loan-42", "/contracts/loan-42/schedule", "/contracts/loan-42/journal",
        "/contracts/loan-42/terms", "/contracts/loan-42/events", "/contracts/loan-42/payoff", "/contracts/loan-42/journal?figure=principal",
        "/contracts/account%3A7%2Fa", "/contracts/account%3A7%2Fa/statement", "/contracts/nobody", "/search?q=nobody",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_Any_HasNothingInlineAndNothingFromElsewhere(string path)
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());
        using var answer = await host.Http.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.DoesNotMatch(InlineCode(), page);
        Assert.DoesNotMatch(OtherHost(), page);
        Assert.StartsWith("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "<h1"));
        Assert.Contains("href=\"#main\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_Any_EveryAssetIsThereAndKept(string path)
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());
        using var answer = await host.Http.GetAsync(path);
        var assets = Asset().Matches(await answer.Content.ReadAsStringAsync()).Select(static m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct().ToArray();

        Assert.NotEmpty(assets);
        foreach (var asset in assets)
        {
            using var file = await host.Http.GetAsync(asset);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Contains("immutable", file.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/search?q=")]
    [InlineData("/contracts/")]
    [InlineData("/clients/")]
    [InlineData("/no-page/")]
    public async Task Page_HostileText_StaysText(string path)
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());
        using var answer = await host.Http.GetAsync(path + Uri.EscapeDataString(Hostile));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contract_HostileIdsFromTheLedger_StayText()
    {
        var ledger = KnownContracts.Ledger();
        ledger.Contracts["x"] = KnownContracts.Loan() with { ContractId = Hostile, ClientId = Hostile, Product = Hostile };
        await using var host = await PageHost.StartAsync(ledger);

        Assert.DoesNotContain("<script>", await host.ReadAsync("/contracts/x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asset_UnknownOrOutside_IsNotFound()
    {
        await using var host = await PageHost.StartAsync(new KnownLedger());

        using var unknown = await host.Http.GetAsync("/assets/none.css");
        using var outside = await host.Http.GetAsync("/assets/..%2Fsite.css");

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
    }

    [Fact]
    public void Library_OfOthers_ComesWithItsLicence()
        => Assert.All(
            SiteAssets.Paths.Where(static p => p.StartsWith("lib/", StringComparison.Ordinal)).Select(static p => p[..p.LastIndexOf('/')]).Distinct(),
            static folder => Assert.Contains($"{folder}/LICENSE", SiteAssets.Paths));

    [GeneratedRegex("<style|\\sstyle=|\\son[a-z]+=|javascript:|<script(?![^>]*\\ssrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();

    [GeneratedRegex("(?:src|href|action)=\"(?:https?:|//)", RegexOptions.IgnoreCase)]
    private static partial Regex OtherHost();

    [GeneratedRegex("(?:src|href)=\"(/assets/[^\"]+)\"")]
    private static partial Regex Asset();
}
