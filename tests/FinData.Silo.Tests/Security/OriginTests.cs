using System.Net;
using static FinData.Silo.Tests.Answers;

namespace FinData.Silo.Tests.Security;

public sealed class OriginTests
{
    [Theory]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "http://127.0.0.1:1", false)]
    [InlineData("Origin", "SELF", true)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "none", true)]
    [InlineData("X-Other", "x", true)]
    public async Task Post_FromAPage_IsTakenFromThisOriginOnly(string header, string value, bool expected)
    {
        await using var server = await HttpServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/events") { Content = Body(Samples.Opened("A-1")) };
        request.Headers.Add(header, value == "SELF" ? server.Address.GetLeftPart(UriPartial.Authority) : value);
        using var response = await server.Http.SendAsync(request);
        if (expected)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        else
        {
            await response.IsProblemAsync(HttpStatusCode.Forbidden, "cross-site");
            Assert.Equal(0, server.Log.Hooks.Count(Conformance.LogCall.Append));
        }
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1:80", true)]
    [InlineData("[::1]:8080", true)]
    [InlineData("findata.test", true)]
    [InlineData("evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("10.0.0.1", false)]
    public async Task Request_NamedHost_IsAnsweredToOwnNamesOnly(string host, bool expected)
    {
        await using var server = await HttpServer.StartAsync(o => o.Security.AllowedHosts = "findata.test");
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/portfolio") { Headers = { Host = host } };
        using var response = await server.Http.SendAsync(request);
        if (expected)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        else
        {
            await response.IsProblemAsync(HttpStatusCode.MisdirectedRequest, "unknown-host");
        }
    }

    [Theory]
    [InlineData("healthz")]
    [InlineData("readyz")]
    public async Task Probe_ByAddress_IsAnsweredWhateverTheName(string path)
    {
        await using var server = await HttpServer.StartAsync(o => o.Security.AllowedHosts = "findata.test");
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "10.0.0.7:8080" } };
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Answers_Always_CarryTheHeadersForBrowsers()
    {
        await using var server = await HttpServer.StartAsync();
        foreach (var path in new[] { "v1/portfolio", "v1/nothing", "openapi/v1.json" })
        {
            using var response = await server.Http.GetAsync(path);
            Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
            Assert.Contains("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single());
            Assert.False(response.Headers.Contains("Server"));
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }
}
