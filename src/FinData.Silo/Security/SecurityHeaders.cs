using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FinData.Silo.Security;

/// <summary>What browsers are told about every answer, unless the answer says otherwise itself.</summary>
internal static class SecurityHeaders
{
    private const string OwnContentOnly =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // The Orleans Dashboard is a script application with styles in its markup; it loads nothing from elsewhere either.
    private const string Dashboard =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
        => app.Use(static (context, next) =>
        {
            context.Response.OnStarting(static state => Add((HttpContext)state), context);
            return next(context);
        });

    private static Task Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        AddMissing(headers, HeaderNames.XContentTypeOptions, "nosniff");
        AddMissing(headers, "Referrer-Policy", "no-referrer");
        AddMissing(headers, "Cross-Origin-Resource-Policy", "same-origin");
        AddMissing(headers, HeaderNames.ContentSecurityPolicy, context.Request.Path.StartsWithSegments("/dashboard") ? Dashboard : OwnContentOnly);
        return Task.CompletedTask;
    }

    private static void AddMissing(IHeaderDictionary headers, string name, StringValues value)
    {
        if (!headers.ContainsKey(name))
        {
            headers[name] = value;
        }
    }
}
