using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;

namespace FinData.Silo.Security;

internal static class SecurityServices
{
    private const string ChoosingScheme = "FinData";

    public static IServiceCollection AddFinDataSecurity(this IServiceCollection services, SecurityOptions options)
    {
        var authentication = services.AddAuthentication(ChoosingScheme)
            .AddPolicyScheme(ChoosingScheme, null, scheme => scheme.ForwardDefaultSelector = context => Choose(options, context.Request));
        if (!options.IsConfigured)
        {
            authentication.AddScheme<AuthenticationSchemeOptions, LoopbackHandler>(LoopbackHandler.SchemeName, null);
        }

        if (!string.IsNullOrWhiteSpace(options.ApiKeysFile))
        {
            services.AddSingleton<ApiKeyFile>();
            authentication.AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        }

        if (!string.IsNullOrWhiteSpace(options.Authority))
        {
            authentication.AddJwtBearer(jwt => Configure(jwt, options));
        }

        return services.AddAuthorization(Policies);
    }

    private static void Configure(JwtBearerOptions jwt, SecurityOptions options)
    {
        jwt.Authority = options.Authority;
        jwt.Audience = options.Audience;
        jwt.MapInboundClaims = false;
        jwt.RequireHttpsMetadata = !new Uri(options.Authority!).IsLoopback;
        jwt.TokenValidationParameters.RoleClaimType = options.RolesClaim;
        jwt.TokenValidationParameters.NameClaimType = "sub";
    }

    private static void Policies(AuthorizationOptions authorization)
    {
        authorization.AddPolicy(Roles.Produce, static policy => policy.RequireRole(Roles.Produce));
        authorization.AddPolicy(Roles.Read, static policy => policy.RequireRole(Roles.Read, Roles.Operate));
        authorization.AddPolicy(Roles.Operate, static policy => policy.RequireRole(Roles.Operate));

        // What forgets to name its policy is closed to all but operators, rather than open.
        authorization.FallbackPolicy = authorization.GetPolicy(Roles.Operate);
    }

    private static string Choose(SecurityOptions options, HttpRequest request)
    {
        var hasKeys = !string.IsNullOrWhiteSpace(options.ApiKeysFile);
        var hasTokens = !string.IsNullOrWhiteSpace(options.Authority);
        var bearsToken = request.Headers[HeaderNames.Authorization].ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        return (hasKeys, hasTokens) switch
        {
            (false, false) => LoopbackHandler.SchemeName,
            (true, false) => ApiKeyHandler.SchemeName,
            (false, true) => JwtBearerDefaults.AuthenticationScheme,
            _ => bearsToken ? JwtBearerDefaults.AuthenticationScheme : ApiKeyHandler.SchemeName,
        };
    }
}
