using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace FinData.Silo.Security;

/// <summary>Takes a key from <c>X-Api-Key</c>, or from a browser as the password of basic authentication (any user name).</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiKeyFile file)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string HeaderName = "X-Api-Key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Presented() is not { } presented)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(file.Keys.Find(presented) is { } key
            ? AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(key), Scheme.Name))
            : AuthenticateResult.Fail("The API key is not known."));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.Append(HeaderNames.WWWAuthenticate, "Basic realm=\"FinData\", charset=\"UTF-8\"");
        return Task.CompletedTask;
    }

    private string? Presented()
    {
        if (Request.Headers.TryGetValue(HeaderName, out var header))
        {
            return header.Count == 1 ? header[0] : "";
        }

        const string prefix = "Basic ";
        if (Request.Headers.Authorization is not [{ } authorization] || !authorization.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[512];
        return Convert.TryFromBase64String(authorization[prefix.Length..].Trim(), bytes, out var count)
               && Encoding.UTF8.GetString(bytes[..count]) is var pair && pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon
            ? pair[(colon + 1)..]
            : "";
    }

    private ClaimsPrincipal PrincipalOf(ApiKey key)
        => new(new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, key.Name), .. key.Roles.Select(static role => new Claim(ClaimTypes.Role, role))], Scheme.Name));
}
