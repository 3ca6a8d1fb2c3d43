using FinData.Events;
using FinData.Lending;
using FinData.Silo.Pages.Layout;
using FinData.Silo.Queries;

namespace FinData.Silo.Pages.Contracts;

/// <summary>One contract: a page for each view of it, and the points of its chart.</summary>
internal static partial class ContractEndpoints
{
    public static void MapContractPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/contracts/{id}", ShowOverviewAsync);
        pages.MapGet("/contracts/{id}/schedule", ShowScheduleAsync);
        pages.MapGet("/contracts/{id}/statement", ShowStatementAsync);
        pages.MapGet("/contracts/{id}/events", ShowEventsAsync);
        pages.MapGet("/contracts/{id}/events/{eventId}", ShowEventAsync);
        pages.MapGet("/contracts/{id}/journal", ShowJournalAsync);
        pages.MapGet("/contracts/{id}/terms", ShowTermsAsync);
        pages.MapGet("/contracts/{id}/payoff", ShowPayoffAsync);
        pages.MapGet("/contracts/{id}/chart", GetChartAsync);
    }

    private static Task<IResult> ShowScheduleAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
        => WithContractAsync(id, request, ledger, cancellationToken, async (contract, selection) =>
        {
            var schedule = await ledger.GetScheduleAsync(selection.ContractId, selection.SameAs(contract), cancellationToken);
            var rows = schedule is null ? [] : ScheduleRow.Of(schedule);
            return Page.Of<SchedulePage>(new { Contract = contract, Selection = selection, Rows = rows, Paging = Paging.Of(selection.Page, rows.Length) });
        });

    private static Task<IResult> ShowStatementAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
        => WithContractAsync(id, request, ledger, cancellationToken, async (contract, selection) =>
        {
            var statement = await ledger.GetStatementAsync(selection.ContractId, selection.SameAs(contract), cancellationToken);
            var schedule = await ledger.GetScheduleAsync(selection.ContractId, selection.SameAs(contract), cancellationToken);
            var movements = statement?.Movements ?? [];
            var paging = Paging.Of(selection.Page, movements.Length);
            return Page.Of<StatementPage>(new
            {
                Contract = contract,
                Selection = selection,
                Lines = paging.NewestFirst(movements).ToArray(),
                Buckets = StatementBucket.InUse(contract.Kind, movements),
                // Of events with one id, the one that took effect gives the name.
                Types = (statement?.Lines ?? []).OrderBy(static line => line.Outcome == "applied" ? 0 : 1).DistinctBy(static line => line.EventId).ToDictionary(static line => line.EventId, static line => line.Type),
                Installments = (schedule?.DueItems ?? []).Where(static due => due.Number > 0).DistinctBy(static due => due.DueDate).ToDictionary(static due => due.DueDate, static due => due.Number),
                Paging = paging,
            });
        });

    private static Task<IResult> ShowEventsAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
        => WithContractAsync(id, request, ledger, cancellationToken, async (contract, selection) =>
        {
            var statement = await ledger.GetStatementAsync(selection.ContractId, selection.SameAs(contract), cancellationToken);
            var lines = statement?.Lines ?? [];
            var paging = Paging.Of(selection.Page, lines.Length);
            return Page.Of<EventsPage>(new { Contract = contract, Selection = selection, Lines = paging.NewestFirst(lines).ToArray(), statement?.Revisions, Paging = paging });
        });

    private static Task<IResult> ShowEventAsync(string id, string eventId, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
        => WithContractAsync(id, request, ledger, cancellationToken, async (contract, selection) =>
        {
            _ = Ids.TryRead(eventId, out var named);
            var journal = ledger.GetJournalAsync(selection.ContractId, selection.SameAs(contract), cancellationToken);
            var happened = await ledger.GetEventAsync(selection.ContractId, named, cancellationToken);
            var parts = JournalPart.Of((await journal)?.Lines ?? []);
            return happened is null
                ? Page.NotFound($"The contract “{selection.ContractId}” has no event “{named}”. It may not be folded yet, or have been refused on its way in: see the dead letters.", selection.ContractId)
                : Page.Of<EventPage>(new
                {
                    Contract = contract,
                    Selection = selection,
                    Event = happened,
                    Posted = parts.Where(part => string.Equals(part.Line.EventId, named, StringComparison.Ordinal)).ToArray(),
                });
        });

    private static Task<IResult> ShowTermsAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
        => WithContractAsync(id, request, ledger, cancellationToken, async (contract, selection) =>
        {
            var terms = await ledger.GetTermsAsync(selection.ContractId, selection.SameAs(contract), cancellationToken);
            return Page.Of<TermsPage>(new { Contract = contract, Selection = selection, Groups = terms is null ? [] : TermsWords.Of(terms.Terms) });
        });

    private static Task<IResult> ShowPayoffAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
        => WithContractAsync(id, request, ledger, cancellationToken, async (contract, selection) =>
        {
            if (!QueryFields.TryDate(request, "date", out var asked))
            {
                return Page.BadRequest("The date of a payoff is written 2024-12-31.");
            }

            var date = asked ?? contract.AsOf ?? EventLimits.MinDate;
            return Page.Of<PayoffPage>(new
            {
                Contract = contract,
                Selection = selection,
                Date = date,
                Payoff = await ledger.GetPayoffAsync(selection.ContractId, date, cancellationToken),
            });
        });

    private static async Task<IResult> GetChartAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
    {
        if (!ContractSelection.TryRead(id, request, out var selection))
        {
            return Results.BadRequest();
        }

        var statement = await ledger.GetStatementAsync(selection.ContractId, selection.Query, cancellationToken);
        return statement is null ? Results.NotFound() : Results.Json(ContractChart.Of(statement), FinDataJson.Options);
    }

    private static async Task<IResult> WithContractAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken,
        Func<ContractView, ContractSelection, Task<IResult>> show)
    {
        if (!ContractSelection.TryRead(id, request, out var selection))
        {
            return Page.BadRequest("“As of” is a date such as 2024-12-31, “known at” an offset of the log, and a page is a number.");
        }

        var contract = await ledger.GetContractAsync(selection.ContractId, selection.Query, cancellationToken);
        return contract is null
            ? Page.NotFound(
                selection.KnownAt is null ? $"No event of a contract “{selection.ContractId}” has been folded." : $"Nothing was known of a contract “{selection.ContractId}” then.",
                selection.ContractId)
            // What breaks an invariant has no view but that: folding it for one would break again.
            : contract.Status == ContractStatus.Quarantined
                ? Page.Of<QuarantinedPage>(new { Contract = contract, Selection = selection, Quarantine = await ledger.GetQuarantineAsync(selection.ContractId, cancellationToken) })
            : await show(contract, selection);
    }
}
