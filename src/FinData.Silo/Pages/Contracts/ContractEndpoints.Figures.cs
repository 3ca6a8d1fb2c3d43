using System.Collections.Immutable;
using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Contracts;

/// <content>Pages that explain figures by the journal.</content>
internal static partial class ContractEndpoints
{
    // The overview shows what happened last; the rest is one click away.
    private const int RecentLines = 10;

    private static Task<IResult> ShowOverviewAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
        => WithContractAsync(id, request, ledger, cancellationToken, async (contract, selection) =>
        {
            var query = selection.SameAs(contract);
            var journal = ledger.GetJournalAsync(selection.ContractId, query, cancellationToken);
            var schedule = await ledger.GetScheduleAsync(selection.ContractId, query, cancellationToken);
            var statement = await ledger.GetStatementAsync(selection.ContractId, query, cancellationToken);
            // A payoff quote knows no "as known at": it says what settles the contract with all that is known now.
            var payoff = contract.AsOf is { } date && selection.KnownAt is null
                ? await ledger.GetPayoffAsync(selection.ContractId, date, cancellationToken)
                : null;
            var lines = statement?.Lines ?? [];
            return Page.Of<OverviewPage>(new
            {
                Contract = contract,
                Selection = selection,
                Groups = Explain(contract, await journal, schedule),
                Payoff = payoff,
                Rows = schedule is null ? [] : ScheduleRow.Of(schedule),
                Recent = lines.Reverse().Take(RecentLines).ToArray(),
                Notable = Notable(lines, statement?.Revisions).Take(RecentLines).ToArray(),
                statement?.Revisions,
                LineCount = lines.Length,
                TermsErrors = await TermsErrorsOfAsync(contract, lines, ledger, cancellationToken),
            });
        });

    private static Task<IResult> ShowJournalAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
        => WithContractAsync(id, request, ledger, cancellationToken, async (contract, selection) =>
        {
            var query = selection.SameAs(contract);
            var journal = await ledger.GetJournalAsync(selection.ContractId, query, cancellationToken) ?? Nothing(contract);
            var named = request.Query["figure"].ToString();
            if (named.Length == 0)
            {
                return Page.Of<JournalPage>(new { Contract = contract, Selection = selection, Journal = journal, Paging = Paging.Of(selection.Page, journal.Lines.Length) });
            }

            var schedule = await ledger.GetScheduleAsync(selection.ContractId, query, cancellationToken);
            return Explain(contract, journal, schedule).Find(named) is { } figure
                ? Page.Of<FigurePage>(new { Contract = contract, Selection = selection, Figure = figure, Paging = Paging.Of(selection.Page, figure.Lines.Length) })
                : Page.NotFound($"The contract “{selection.ContractId}” has no figure “{named}”.", selection.ContractId);
        });

    private static ImmutableArray<FigureGroup> Explain(ContractView contract, JournalView? journal, ScheduleView? schedule)
        => journal is null ? [] : ExplainedFigures.Of(contract, journal, schedule);

    private static IEnumerable<StatementLine> Notable(ImmutableArray<StatementLine> lines, ImmutableArray<RevisionView>? revisions)
    {
        var revised = (revisions ?? []).Select(static revision => revision.Offset).ToHashSet();
        return lines.Reverse().Where(line => line.Outcome is not ("applied" or "duplicate") || revised.Contains(line.Offset));
    }

    private static async Task<ImmutableArray<TermsErrorView>?> TermsErrorsOfAsync(
        ContractView contract, ImmutableArray<StatementLine> lines, ILedgerReader ledger, CancellationToken cancellationToken)
    {
        var refused = contract.Kind is null ? lines.LastOrDefault(static line => line.Reason == "invalid-terms").EventId : null;
        return refused is null ? null : (await ledger.GetEventAsync(contract.ContractId, refused, cancellationToken))?.TermsErrors;
    }

    private static JournalView Nothing(ContractView contract) => new() { ContractId = contract.ContractId, Lines = [], Imbalance = 0, Watermark = contract.Watermark };
}
