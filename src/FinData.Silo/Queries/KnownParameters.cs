using FinData.Silo.Problems;

namespace FinData.Silo.Queries;

/// <summary>
/// Refuses query parameters that an address does not have. A misspelt <c>asOf</c> that is ignored would answer today's balance to whoever
/// asked for another day's.
/// </summary>
internal static class KnownParameters
{
    public static RouteHandlerBuilder WithParameters(this RouteHandlerBuilder endpoint, params string[] names)
        => endpoint.AddEndpointFilter(async (invocation, next) =>
        {
            var query = invocation.HttpContext.Request.Query;
            if (query.Count == 0)
            {
                return await next(invocation);
            }

            var faults = query.Where(pair => !names.Contains(pair.Key, StringComparer.Ordinal)).Select(pair => Unknown(pair.Key, names))
                .Concat(query.Where(static pair => pair.Value.Count > 1).Select(static pair => $"{pair.Key} stands more than once."))
                .ToArray();
            return faults.Length > 0 ? Problem.InvalidParameters(faults) : await next(invocation);
        });

    private static string Unknown(string name, string[] names)
    {
        var shown = name.Length <= 40 ? name : name[..40] + "...";
        return names.Length == 0
            ? $"'{shown}' is no parameter here; there are none."
            : $"'{shown}' is no parameter here; there are {string.Join(", ", names)}.";
    }
}
