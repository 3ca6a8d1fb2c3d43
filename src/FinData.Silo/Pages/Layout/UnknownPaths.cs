namespace FinData.Silo.Pages.Layout;

/// <summary>The page for addresses that nothing answers. Under <c>/v1</c> programs call, and they get problem details.</summary>
internal static class UnknownPaths
{
    public static void MapUnknownPaths(this IEndpointRouteBuilder pages)
        => pages.MapGet("/{**path}", Answer).WithOrder(int.MaxValue);

    private static IResult Answer(HttpContext context)
        => context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal)
            ? Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Not found", detail: "No resource has this address; see /openapi/v1.json.")
            : Page.NotFound($"Nothing is at {context.Request.Path}.");
}
