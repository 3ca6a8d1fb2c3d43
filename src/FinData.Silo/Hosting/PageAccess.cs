using FinData.Silo.Pages;
using FinData.Silo.Problems;
using FinData.Silo.Security;
using Microsoft.AspNetCore.Authorization;

namespace FinData.Silo;

/// <summary>Who may see which page: the roles of the API's addresses that show the same.</summary>
internal static class PageAccess
{
    public static void MapPagesWithAccess(this IEndpointRouteBuilder app)
    {
        var pages = app.MapPages().RequireAuthorization(Roles.Read);
        ((IEndpointConventionBuilder)pages).Add(static page =>
        {
            if (page is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.TrimStart('/').StartsWith("dead-letters", StringComparison.Ordinal))
            {
                page.Metadata.Add(new AuthorizeAttribute(Roles.Operate));
            }
        });

        // The pages have an answer for whatever nothing else answers; programs under /v1 get a problem instead of a page.
        app.MapGet("/v1/{**path}", static () => Problem.UnknownRoute()).RequireAuthorization(Roles.Read).ExcludeFromDescription();
    }
}
