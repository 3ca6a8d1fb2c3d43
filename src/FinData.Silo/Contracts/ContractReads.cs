using System.ComponentModel;
using FinData.Grains;
using FinData.Silo.Problems;
using FinData.Silo.Queries;
using Microsoft.AspNetCore.Mvc;

namespace FinData.Silo.Contracts;

internal static class ContractReads
{
    public static async Task<IResult> GetAsync(
        [AsParameters] ContractParameters parameters, IGrainFactory grains, IEventLog log, HttpContext context, CancellationToken cancellationToken)
    {
        if (parameters.Read(log.PartitionCount, out var id, out var query) is { } problem)
        {
            return problem;
        }

        return await grains.GetGrain<IContractGrain>(id).GetFigures(query, cancellationToken) is { } view
            ? EntityTags.Tagged(context, view, view.Watermark, view.Stale)
            : Problem.UnknownContract(id);
    }

    public static Task<IResult> GetTermsAsync(
        [AsParameters] ContractParameters parameters, IGrainFactory grains, IEventLog log, HttpContext context, CancellationToken cancellationToken)
        => ReadAsync(parameters, grains, log, (grain, query) => grain.GetTerms(query, cancellationToken),
            view => EntityTags.Tagged(context, view, view.Watermark), Problem.NoTerms);

    public static Task<IResult> GetScheduleAsync(
        [AsParameters] ContractParameters parameters, IGrainFactory grains, IEventLog log, HttpContext context, CancellationToken cancellationToken)
        => ReadAsync(parameters, grains, log, (grain, query) => grain.GetSchedule(query, cancellationToken),
            view => EntityTags.Tagged(context, view, view.Watermark), Problem.NoSchedule);

    public static Task<IResult> GetStatementAsync(
        [AsParameters] ContractParameters parameters, IGrainFactory grains, IEventLog log, HttpContext context, CancellationToken cancellationToken)
        => ReadAsync(parameters, grains, log, (grain, query) => grain.GetStatement(query, cancellationToken),
            view => EntityTags.Tagged(context, view, view.Watermark), Problem.UnknownContract);

    public static Task<IResult> GetJournalAsync(
        [AsParameters] ContractParameters parameters, IGrainFactory grains, IEventLog log, HttpContext context, CancellationToken cancellationToken)
        => ReadAsync(parameters, grains, log, (grain, query) => grain.GetJournal(query, cancellationToken),
            view => EntityTags.Tagged(context, view, view.Watermark), Problem.UnknownContract);

    public static Task<IResult> GetIncomeAsync(
        [AsParameters] ContractParameters parameters, IGrainFactory grains, IEventLog log, HttpContext context, CancellationToken cancellationToken)
        => ReadAsync(parameters, grains, log, (grain, query) => grain.GetIncome(query, cancellationToken),
            view => EntityTags.Tagged(context, view, view.Watermark), Problem.UnknownContract);

    public static Task<IResult> GetCashFlowAsync(
        [AsParameters] ContractParameters parameters, IGrainFactory grains, IEventLog log, HttpContext context, CancellationToken cancellationToken)
        => ReadAsync(parameters, grains, log, (grain, query) => grain.GetCashFlow(query, cancellationToken),
            view => EntityTags.Tagged(context, view, view.Watermark), Problem.NoSchedule);

    public static async Task<IResult> GetPayoffAsync(
        [Description("Contract id; a slash in it is written %2F.")] string id,
        [FromQuery, Description("Business date on which everything is paid, yyyy-MM-dd.")] string? date,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        if (!Ids.TryRead(id, out var contractId))
        {
            return Problem.InvalidId("contract");
        }

        var reader = new RequestReader();
        var on = reader.RequiredDate("date", date);
        if (reader.HasFaults)
        {
            return reader.Problem;
        }

        return await grains.GetGrain<IContractGrain>(contractId).GetPayoff(on, cancellationToken) is { } view
            ? TypedResults.Ok(view)
            : Problem.NoPayoff(contractId, on);
    }

    public static async Task<IResult> GetEventAsync(
        [Description("Contract id; a slash in it is written %2F.")] string id,
        [Description("Event id; a slash in it is written %2F.")] string eventId,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        if (!Ids.TryRead(id, out var contractId))
        {
            return Problem.InvalidId("contract");
        }

        if (!Ids.TryRead(eventId, out var wanted))
        {
            return Problem.InvalidId("event");
        }

        return await grains.GetGrain<IContractGrain>(contractId).GetEvent(wanted, cancellationToken) is { } view
            ? TypedResults.Ok(view)
            : Problem.UnknownEvent(contractId, wanted);
    }

    private static async Task<IResult> ReadAsync<T>(ContractParameters parameters, IGrainFactory grains, IEventLog log,
        Func<IContractGrain, ContractQuery, Task<T?>> read, Func<T, IResult> answer, Func<string, Problem> absent)
        where T : class
    {
        if (parameters.Read(log.PartitionCount, out var id, out var query) is { } problem)
        {
            return problem;
        }

        return await read(grains.GetGrain<IContractGrain>(id), query) is { } view ? answer(view) : absent(id);
    }
}
