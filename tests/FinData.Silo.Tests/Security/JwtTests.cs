using System.Net;
using System.Security.Cryptography;
using FinData.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FinData.Silo.Tests.Security;

public sealed class JwtTests : IAsyncLifetime
{
    private static readonly DateTime Late = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly RSA key = RSA.Create(2048);
    private WebApplication issuer = null!;
    private string authority = "";

    /// <summary>An issuer of its own: what it publishes is all that a server learns of it.</summary>
    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        issuer = builder.Build();
        issuer.Urls.Add("http://127.0.0.1:0");
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key.ExportParameters(false)) { KeyId = "k1" });
        issuer.MapGet("/.well-known/openid-configuration", (HttpRequest request) => Results.Json(new { issuer = authority, jwks_uri = $"{authority}/keys" }));
        issuer.MapGet("/keys", () => Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "k1", n = jwk.N, e = jwk.E } } }));
        await issuer.StartAsync();
        authority = FinDataServer.AddressOf(issuer).ToString().TrimEnd('/');
    }

    public async ValueTask DisposeAsync()
    {
        await issuer.DisposeAsync();
        key.Dispose();
    }

    [Fact]
    public async Task Request_TokenWithTheRole_IsLetIn()
    {
        await using var server = await StartAsync();
        Assert.Equal(0, (await ClientOf(server, Token("findata", "read", "operate")).GetPortfolioAsync()).Contracts);
        Assert.Empty((await ClientOf(server, Token("findata", "operate")).GetDeadLettersAsync()).Letters);
    }

    [Fact]
    public async Task Request_TokenWithoutTheRole_IsForbidden()
    {
        await using var server = await StartAsync();
        var refused = await Assert.ThrowsAsync<FinDataException>(() => ClientOf(server, Token("findata", "produce")).GetPortfolioAsync());
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Request_UnfitToken_IsAskedWhoItIs()
    {
        await using var server = await StartAsync();
        using var stranger = RSA.Create(2048);
        string[] unfit = ["", "nonsense", Token("another", "read"), Token("findata", DateTime.UnixEpoch, key, "read"), Token("findata", Late, stranger, "read")];
        foreach (var token in unfit)
        {
            var refused = await Assert.ThrowsAsync<FinDataException>(() => ClientOf(server, token).GetPortfolioAsync());
            Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (refused.Status, refused.Code));
        }
    }

    private Task<HttpServer> StartAsync() => HttpServer.StartAsync(o =>
    {
        o.Security.Authority = authority;
        o.Security.Audience = "findata";
    });

    private static FinDataClient ClientOf(HttpServer server, string token)
        => new ServiceCollection().AddFinDataClient(o =>
        {
            o.Address = server.Address;
            o.AccessToken = _ => ValueTask.FromResult(token);
        }).Services.BuildServiceProvider().GetRequiredService<FinDataClient>();

    private string Token(string audience, params string[] roles) => Token(audience, Late, key, roles);

    private string Token(string audience, DateTime expires, RSA signer, params string[] roles)
        => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = authority,
            Audience = audience,
            Expires = expires,
            Claims = new Dictionary<string, object> { ["sub"] = "someone", ["roles"] = roles },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(signer) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
        });
}
