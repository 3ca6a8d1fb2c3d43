using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FinData.Silo.Security;
using Microsoft.Extensions.DependencyInjection;
using static FinData.Silo.Tests.Answers;

namespace FinData.Silo.Tests.Security;

public sealed class ApiKeyTests : IDisposable
{
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("findata-keys").FullName, "keys.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [Theory]
    [InlineData("produce", "POST", "v1/events", true)]
    [InlineData("read", "POST", "v1/events", false)]
    [InlineData("operate", "POST", "v1/events", false)]
    [InlineData("read", "GET", "v1/contracts/A-1", true)]
    [InlineData("operate", "GET", "v1/contracts/A-1", true)]
    [InlineData("produce", "GET", "v1/contracts/A-1", false)]
    [InlineData("produce", "GET", "v1/contracts/A-1/watch", false)]
    [InlineData("produce", "POST", "v1/contracts/query", false)]
    [InlineData("read", "GET", "v1/portfolio", true)]
    [InlineData("produce", "GET", "v1/clients/c", false)]
    [InlineData("read", "GET", "v1/partitions", true)]
    [InlineData("read", "GET", "v1/partitions/0/quarantined", true)]
    [InlineData("produce", "GET", "v1/partitions/0/quarantined", false)]
    [InlineData("read", "GET", "v1/partitions/0/records", false)]
    [InlineData("operate", "GET", "v1/partitions/0/records", true)]
    [InlineData("read", "GET", "v1/dead-letters", false)]
    [InlineData("operate", "GET", "v1/dead-letters", true)]
    [InlineData("produce", "GET", "", false)]
    [InlineData("read", "GET", "", true)]
    [InlineData("read", "GET", "quarantined", true)]
    [InlineData("produce", "GET", "quarantined", false)]
    [InlineData("read", "GET", "dead-letters", false)]
    [InlineData("operate", "GET", "dead-letters", true)]
    [InlineData("read", "GET", "metrics", false)]
    [InlineData("operate", "GET", "metrics", true)]
    public async Task Request_WithARole_OpensWhatTheRoleOpens(string role, string method, string path, bool expected)
    {
        Write((role, "key-of-" + role, [role]));
        await using var server = await StartAsync();
        using var response = await SendAsync(server, method, path, "key-of-" + role);
        Assert.NotEqual(HttpStatusCode.Unauthorized, response.StatusCode);
        if (expected)
        {
            Assert.NotEqual(HttpStatusCode.Forbidden, response.StatusCode);
        }
        else
        {
            await response.IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("key-of-rea")]
    [InlineData("key-of-readx")]
    public async Task Request_WithoutAKnownKey_IsAskedWhoItIs(string? key)
    {
        Write(("reader", "key-of-read", ["read", "operate", "produce"]));
        await using var server = await StartAsync();
        foreach (var path in new[] { "v1/contracts/A-1", "v1/portfolio", "v1/dead-letters", "metrics", "v1/nothing" })
        {
            using var response = await SendAsync(server, "GET", path, key);
            await response.IsProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
            Assert.NotEmpty(response.Headers.WwwAuthenticate);
        }

        using var posted = await SendAsync(server, "POST", "v1/events", key);
        await posted.IsProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal(0, server.Log.Hooks.Count(Conformance.LogCall.Append));
    }

    [Theory]
    [InlineData("healthz")]
    [InlineData("readyz")]
    [InlineData("openapi/v1.json")]
    public async Task Request_WithoutAKey_StillSeesHealthAndDescription(string path)
    {
        Write(("reader", "key-of-read", ["read"]));
        await using var server = await StartAsync();
        using var response = await server.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Request_KeyAsBasicPassword_IsLetIn()
    {
        Write(("reader", "key:of:read", ["read"]));
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/portfolio");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("anybody:key:of:read")));
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Reload_ChangedFile_PutsItsKeysInForceAndABrokenOneKeepsThem()
    {
        Write(("reader", "old-key", ["read"]));
        await using var server = await StartAsync();
        var keys = server.Services.GetRequiredService<ApiKeyFile>();
        Write(("reader", "new-key", ["read"]));
        keys.Reload();
        using var old = await SendAsync(server, "GET", "v1/portfolio", "old-key");
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);

        File.WriteAllText(file, "{ broken");
        keys.Reload();
        using var current = await SendAsync(server, "GET", "v1/portfolio", "new-key");
        Assert.Equal(HttpStatusCode.OK, current.StatusCode);
    }

    [Theory]
    [InlineData("{}", "\"keys\"")]
    [InlineData("[]", "\"keys\"")]
    [InlineData("{\"keys\":[]}", "0 keys")]
    [InlineData("{\"keys\":[{\"sha256\":\"00\",\"roles\":[\"read\"]}]}", "key 1 has no \"name\"")]
    [InlineData("{\"keys\":[{\"name\":\"a\",\"sha256\":\"secret-in-clear\",\"roles\":[\"read\"]}]}", "64 hexadecimal")]
    [InlineData("{\"keys\":[{\"name\":\"a\",\"sha256\":\"HASH\",\"roles\":[\"admin\"]}]}", "produce, read, operate")]
    [InlineData("{\"keys\":[{\"name\":\"a\",\"sha256\":\"HASH\",\"roles\":[]}]}", "\"roles\"")]
    [InlineData("{\"keys\":[{\"name\":\"a\",\"sha256\":\"HASH\",\"roles\":[\"read\"]},{\"name\":\"b\",\"sha256\":\"HASH\",\"roles\":[\"read\"]}]}", "twice")]
    [InlineData("{", "not JSON")]
    public void Start_UnusableKeyFile_SaysWhereAndNeverQuotesIt(string content, string expected)
    {
        File.WriteAllText(file, content.Replace("HASH", new string('0', 64)));
        var refused = Assert.Throws<FinDataConfigurationException>(() => FinDataServer.Build([], o => o.Security.ApiKeysFile = file));
        Assert.Contains(expected, refused.Message);
        Assert.DoesNotContain("secret-in-clear", refused.Message);
    }

    private Task<HttpServer> StartAsync() => HttpServer.StartAsync(o => o.Security.ApiKeysFile = file);

    private void Write(params (string Name, string Key, string[] Roles)[] keys)
        => File.WriteAllText(file, JsonSerializer.Serialize(new
        {
            keys = keys.Select(k => new { name = k.Name, sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(k.Key))), roles = k.Roles }),
        }));

    private static async Task<HttpResponseMessage> SendAsync(HttpServer server, string method, string path, string? key)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        if (method == "POST")
        {
            request.Content = Body("[]");
        }

        return await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
