namespace FinData.Silo.Pages.Layout;

/// <summary>The page for addresses that nothing else answers.</summary>
internal static class UnknownPaths
{
    public static void MapUnknownPaths(this IEndpointRouteBuilder pages)
        => pages.MapGet("/{**path}", Answer).WithOrder(int.MaxValue);

    private static IResult Answer(HttpContext context) => Page.NotFound($"Nothing is at {context.Request.Path}.");
}
