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

        return await grains.GetGrain<IContractGrain>(id).Get(query, cancellationToken) is { } view
            ? EntityTags.Tagged(context, view, view.Watermark, view.Stale)
            : Problem.UnknownContract(id);
    }

    public static async Task<IResult> GetScheduleAsync(
        [AsParameters] ContractParameters parameters, IGrainFactory grains, IEventLog log, HttpContext context, CancellationToken cancellationToken)
    {
        if (parameters.Read(log.PartitionCount, out var id, out var query) is { } problem)
        {
            return problem;
        }

        return await grains.GetGrain<IContractGrain>(id).GetSchedule(query, cancellationToken) is { } view
            ? EntityTags.Tagged(context, view, view.Watermark)
            : Problem.NoSchedule(id);
    }

    public static async Task<IResult> GetStatementAsync(
        [AsParameters] ContractParameters parameters, IGrainFactory grains, IEventLog log, HttpContext context, CancellationToken cancellationToken)
    {
        if (parameters.Read(log.PartitionCount, out var id, out var query) is { } problem)
        {
            return problem;
        }

        return await grains.GetGrain<IContractGrain>(id).GetStatement(query, cancellationToken) is { } view
            ? EntityTags.Tagged(context, view, view.Watermark)
            : Problem.UnknownContract(id);
    }

    public static async Task<IResult> GetJournalAsync(
        [AsParameters] ContractParameters parameters, IGrainFactory grains, IEventLog log, HttpContext context, CancellationToken cancellationToken)
    {
        if (parameters.Read(log.PartitionCount, out var id, out var query) is { } problem)
        {
            return problem;
        }

        return await grains.GetGrain<IContractGrain>(id).GetJournal(query, cancellationToken) is { } view
            ? EntityTags.Tagged(context, view, view.Watermark)
            : Problem.UnknownContract(id);
    }

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
}
