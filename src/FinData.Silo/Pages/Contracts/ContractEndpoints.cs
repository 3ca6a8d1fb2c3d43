using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Contracts;

/// <summary>One contract: overview, schedule, statement, journal, and the points of its chart.</summary>
internal static class ContractEndpoints
{
    // The overview shows what happened last; the rest is one click away.
    private const int RecentLines = 10;

    public static void MapContractPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/contracts/{id}", ShowOverviewAsync);
        pages.MapGet("/contracts/{id}/schedule", ShowScheduleAsync);
        pages.MapGet("/contracts/{id}/statement", ShowStatementAsync);
        pages.MapGet("/contracts/{id}/journal", ShowJournalAsync);
        pages.MapGet("/contracts/{id}/chart", GetChartAsync);
    }

    private static Task<IResult> ShowOverviewAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
        => WithContractAsync(id, request, ledger, cancellationToken, async (contract, selection) =>
        {
            var statement = ledger.GetStatementAsync(selection.ContractId, selection.Query, cancellationToken);
            var schedule = ledger.GetScheduleAsync(selection.ContractId, selection.Query, cancellationToken);
            // A payoff quote knows no "as known at": it says what settles the contract with all that is known now.
            var payoff = contract.AsOf is { } date && selection.KnownAt is null
                ? await ledger.GetPayoffAsync(selection.ContractId, date, cancellationToken)
                : null;
            var lines = (await statement)?.Lines ?? [];
            return Page.Of<OverviewPage>(new
            {
                Contract = contract,
                Selection = selection,
                Payoff = payoff,
                Recent = lines.Reverse().Take(RecentLines).ToArray(),
                LineCount = lines.Length,
                Schedule = await schedule,
            });
        });

    private static Task<IResult> ShowScheduleAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
        => WithContractAsync(id, request, ledger, cancellationToken, async (contract, selection) =>
        {
            var schedule = await ledger.GetScheduleAsync(selection.ContractId, selection.Query, cancellationToken);
            return Page.Of<SchedulePage>(new
            {
                Contract = contract,
                Selection = selection,
                Schedule = schedule,
                Paging = Paging.Of(selection.Page, schedule?.Installments.Length ?? 0),
            });
        });

    private static Task<IResult> ShowStatementAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
        => WithContractAsync(id, request, ledger, cancellationToken, async (contract, selection) =>
        {
            var lines = (await ledger.GetStatementAsync(selection.ContractId, selection.Query, cancellationToken))?.Lines ?? [];
            var paging = Paging.Of(selection.Page, lines.Length);
            return Page.Of<StatementPage>(new { Contract = contract, Selection = selection, Lines = paging.NewestFirst(lines).ToArray(), Paging = paging });
        });

    private static Task<IResult> ShowJournalAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
        => WithContractAsync(id, request, ledger, cancellationToken, async (contract, selection) =>
        {
            var journal = await ledger.GetJournalAsync(selection.ContractId, selection.Query, cancellationToken);
            return Page.Of<JournalPage>(new
            {
                Contract = contract,
                Selection = selection,
                Journal = journal,
                Paging = Paging.Of(selection.Page, journal?.Lines.Length ?? 0),
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
            : await show(contract, selection);
    }
}
