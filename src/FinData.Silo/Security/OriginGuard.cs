using FinData.Silo.Problems;

namespace FinData.Silo.Security;

/// <summary>
/// Keeps web pages of other origins out. A page in the user's browser can send requests to a loopback server: directly, which the browser
/// marks (<c>Origin</c>, <c>Sec-Fetch-Site</c>), or through a host name of its own that it points at 127.0.0.1, which <c>Host</c> shows.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, SecurityOptions options)
{
    private readonly HashSet<string> allowedHosts = new(Bindings.Split(options.AllowedHosts), StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsHostAllowed(request.Host) && !IsProbe(request.Path))
        {
            return Problem.UnknownHost(request.Host.Host).ExecuteAsync(context);
        }

        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        return isSafe || IsSameOrigin(request) ? next(context) : Problem.CrossSite().ExecuteAsync(context);
    }

    // An orchestrator asks by the address of the process, whatever its public name is.
    private static bool IsProbe(PathString path) => path == "/healthz" || path == "/readyz";

    private bool IsHostAllowed(HostString host)
        => allowedHosts.Contains(host.Host) || (options.IsConfigured ? allowedHosts.Count == 0 : Bindings.IsLoopbackHost(host.Host));

    private static bool IsSameOrigin(HttpRequest request)
    {
        // Programs send neither header. A browser of the last years sends both with every post.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none"))
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
