using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace FinData.Silo.Problems;

/// <summary>
/// A refused request as problem details (RFC 9457): a stable type, what is wrong with this request, and what to do.
/// Written as it is whatever the caller accepts: an error that nobody can read helps nobody.
/// </summary>
internal sealed partial class Problem(int status, string code, string title, string detail, int? retryAfterSeconds = null) : IResult, IStatusCodeHttpResult
{
    public const string MediaType = "application/problem+json";
    public const string TypePrefix = "urn:findata:problem:";

    public int? StatusCode => status;

    public string Code => code;

    public string Detail => detail;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        if (retryAfterSeconds is { } seconds)
        {
            response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var details = new ProblemDetails
        {
            Type = TypePrefix + code,
            Title = title,
            Status = status,
            Detail = detail,
            Instance = httpContext.Request.Path,
        };
        return response.WriteAsJsonAsync(details, options: null, MediaType, httpContext.RequestAborted);
    }
}
