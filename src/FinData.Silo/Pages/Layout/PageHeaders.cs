namespace FinData.Silo.Pages.Layout;

/// <summary>
/// What a browser may do with a page: load from this host only, run no inline script, send forms nowhere else, be framed by nobody.
/// Figures age, so pages are never kept.
/// </summary>
internal static class PageHeaders
{
    private const string Policy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static ValueTask<object?> AddAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(context);
    }
}
