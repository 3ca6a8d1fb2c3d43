using FinData.Silo.Problems;
using FinData.Silo.Queries;

namespace FinData.Silo.Contracts;

internal static class ContractBatch
{
    public static async Task<IResult> QueryAsync(HttpRequest request, IGrainFactory grains, FinDataServerOptions options, CancellationToken cancellationToken)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<ContractBatchRequest>(request, cancellationToken);
        if (unreadable is not null)
        {
            return unreadable;
        }

        if (BatchReads.FaultOf(body!.ContractIds, "contract", "contractIds", options.Queries) is { } fault)
        {
            return fault;
        }

        if (body.AsOf is { } asOf && RequestReader.IsOutOfRange(asOf))
        {
            return Problem.InvalidParameters([$"asOf is {asOf:O}: {RequestReader.DateRange}"]);
        }

        var query = body.AsOf is null ? ContractQuery.Latest : new ContractQuery { AsOf = body.AsOf };
        var answers = await BatchReads.RunAsync(
            body.ContractIds, (id, token) => grains.GetGrain<IContractGrain>(id).GetFigures(query, token), options.Queries, cancellationToken);
        return TypedResults.Ok(new ContractBatchResponse
        {
            Contracts = answers.Found,
            Unknown = answers.Unknown,
            Problems = [.. answers.Problems.Select(static p => new ContractProblem { ContractId = p.Id, Code = p.Problem.Code, Detail = p.Problem.Detail })],
        });
    }
}
