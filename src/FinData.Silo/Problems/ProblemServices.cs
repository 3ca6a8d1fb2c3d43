using Microsoft.AspNetCore.Authorization;

namespace FinData.Silo.Problems;

internal static class ProblemServices
{
    public static IServiceCollection AddFinDataProblems(this IServiceCollection services)
        => services.AddExceptionHandler<FaultHandler>().AddProblemDetails();

    /// <summary>Exceptions and bare status codes become problem details.</summary>
    public static IApplicationBuilder UseFinDataProblems(this IApplicationBuilder app)
        => app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = static _ => true })
            .UseStatusCodePages(static page => OfStatus(page.HttpContext)?.ExecuteAsync(page.HttpContext) ?? Task.CompletedTask);

    private static Problem? OfStatus(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => Problem.Unauthenticated(),
        StatusCodes.Status403Forbidden => Problem.Forbidden(context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy),
        StatusCodes.Status404NotFound => Problem.UnknownRoute(),
        StatusCodes.Status405MethodNotAllowed => Problem.WrongMethod(context.Request.Method),
        StatusCodes.Status415UnsupportedMediaType => Problem.UnsupportedMediaType("application/json (for events, application/x-ndjson too)"),
        _ => null,
    };
}
