using System.ComponentModel;
using FinData.Silo.OpenApi;
using FinData.Silo.Problems;
using FinData.Silo.Queries;
using FinData.Silo.Security;
using Microsoft.AspNetCore.Mvc;

namespace FinData.Silo.Clients;

internal static class ClientEndpoints
{
    public static void MapClients(this IEndpointRouteBuilder app)
    {
        var clients = app.MapGroup("/v1/clients").WithTags("Clients").RequireAuthorization(Roles.Read);

        clients.MapGet("/{id}", GetAsync)
            .Describe("getClient", "A client's contracts and totals", "Totals are kept per kind and currency. With asOf every contract is asked at that date; those without figures are listed with their problem, and the totals lack them.")
            .WithParameters("asOf").Answers<ClientView>().Problems(400, 404, 409, 503);

        clients.MapGet("/{id}/income", GetIncomeAsync)
            .Describe("getClientIncome", "Income of a client's contracts by month", "Summed by currency. Every contract is asked; those without figures are listed with their problem, and the sums lack them.")
            .WithParameters("asOf").Answers<ClientIncomeView>().Problems(400, 404, 409, 503);

        clients.MapGet("/{id}/cash-flow", GetCashFlowAsync)
            .Describe("getClientCashFlow", "What a client's loans are expected to bring by month", "Summed by currency. Every contract is asked; those without figures are listed with their problem, and the sums lack them.")
            .WithParameters("asOf").Answers<ClientCashFlowView>().Problems(400, 404, 409, 503);

        clients.MapPost("/query", QueryAsync)
            .Describe("queryClients", "Many clients in one call", "In the order asked; unknown ids are listed beside them, and so are clients that cannot be shown, each with its problem.")
            .WithParameters().Accepts<ClientBatchRequest>("application/json").Answers<ClientBatchResponse>().Problems(400, 413, 415, 503);
    }

    private static Task<IResult> GetAsync(
        [Description("Client id; a slash in it is written %2F.")] string id,
        [FromQuery, Description("Business date, yyyy-MM-dd. Without: each contract as of its last event.")] string? asOf,
        IGrainFactory grains,
        CancellationToken cancellationToken)
        => ReadAsync(id, asOf, grains, (grain, date) => grain.Get(date, cancellationToken));

    private static Task<IResult> GetIncomeAsync(
        [Description("Client id; a slash in it is written %2F.")] string id,
        [FromQuery, Description("Business date, yyyy-MM-dd. Without: each contract as of its last event.")] string? asOf,
        IGrainFactory grains,
        CancellationToken cancellationToken)
        => ReadAsync(id, asOf, grains, (grain, date) => grain.GetIncome(date, cancellationToken));

    private static Task<IResult> GetCashFlowAsync(
        [Description("Client id; a slash in it is written %2F.")] string id,
        [FromQuery, Description("Business date, yyyy-MM-dd. Without: each contract as of its last event.")] string? asOf,
        IGrainFactory grains,
        CancellationToken cancellationToken)
        => ReadAsync(id, asOf, grains, (grain, date) => grain.GetCashFlow(date, cancellationToken));

    private static async Task<IResult> ReadAsync<T>(string id, string? asOf, IGrainFactory grains, Func<IClientGrain, DateOnly?, Task<T?>> read)
        where T : class
    {
        if (!Ids.TryRead(id, out var clientId))
        {
            return Problem.InvalidId("client");
        }

        var reader = new RequestReader();
        var date = reader.Date("asOf", asOf);
        if (reader.HasFaults)
        {
            return reader.Problem;
        }

        return await read(grains.GetGrain<IClientGrain>(clientId), date) is { } view ? TypedResults.Ok(view) : Problem.UnknownClient(clientId);
    }

    private static async Task<IResult> QueryAsync(HttpRequest request, IGrainFactory grains, FinDataServerOptions options, CancellationToken cancellationToken)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<ClientBatchRequest>(request, cancellationToken);
        if (unreadable is not null)
        {
            return unreadable;
        }

        if (BatchReads.FaultOf(body!.ClientIds, "client", "clientIds", options.Queries) is { } fault)
        {
            return fault;
        }

        var answers = await BatchReads.RunAsync(
            body.ClientIds, (id, token) => grains.GetGrain<IClientGrain>(id).Get(null, token), options.Queries, cancellationToken);
        return TypedResults.Ok(new ClientBatchResponse
        {
            Clients = answers.Found,
            Unknown = answers.Unknown,
            Problems = [.. answers.Problems.Select(static p => new ClientProblem { ClientId = p.Id, Code = p.Problem.Code, Detail = p.Problem.Detail })],
        });
    }
}
