using FinData.Silo.Problems;
using Microsoft.AspNetCore.Mvc;

namespace FinData.Silo.OpenApi;

/// <summary>What an endpoint says of itself in the API's description. Handlers answer <see cref="IResult"/>, which says nothing.</summary>
internal static class EndpointDescriptions
{
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string operationId, string summary, string description)
        => endpoint.WithName(operationId).WithSummary(summary).WithDescription(description);

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = 200, string mediaType = "application/json")
        => endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(T), [mediaType]));

    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder endpoint, int status)
        => endpoint.WithMetadata(new ProducesResponseTypeMetadata(status));

    /// <summary>Besides these, every address may answer 401 and 403 where authentication is configured, and 500.</summary>
    public static RouteHandlerBuilder Problems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), [Problem.MediaType]));
        }

        return endpoint;
    }
}
