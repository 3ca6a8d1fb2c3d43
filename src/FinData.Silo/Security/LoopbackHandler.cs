using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FinData.Silo.Security;

/// <summary>
/// Without configured authentication: whoever is on this machine may do everything. The start refuses other bindings; the look at the
/// connection is a second lock, should one be opened some other way.
/// </summary>
internal sealed class LoopbackHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Loopback";

    private static readonly ClaimsPrincipal Everybody = new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, "loopback"), .. Roles.All.Select(static role => new Claim(ClaimTypes.Role, role))], SchemeName));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        => Task.FromResult(Context.Connection.LocalIpAddress is { } address && IPAddress.IsLoopback(address)
            ? AuthenticateResult.Success(new AuthenticationTicket(Everybody, Scheme.Name))
            : AuthenticateResult.NoResult());
}
