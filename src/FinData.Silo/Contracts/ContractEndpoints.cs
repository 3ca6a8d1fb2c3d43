using FinData.Silo.OpenApi;
using FinData.Silo.Queries;
using FinData.Silo.Security;
using FinData.Silo.Watch;

namespace FinData.Silo.Contracts;

internal static class ContractEndpoints
{
    public static void MapContracts(this IEndpointRouteBuilder app)
    {
        var contracts = app.MapGroup("/v1/contracts").WithTags("Contracts").RequireAuthorization(Roles.Read);

        contracts.MapGet("/{id}", ContractReads.GetAsync)
            .Describe("getContract", "Balances of a contract", "At the last event, at a date, as known at an earlier position, or after a write of one's own.")
            .WithParameters(ContractParameters.Names).Answers<ContractView>().Answers(304).Problems(400, 404, 409, 503);

        contracts.MapGet("/{id}/terms", ContractReads.GetTermsAsync)
            .Describe("getTerms", "What was agreed", "The opening's terms with every default written out.")
            .WithParameters(ContractParameters.Names).Answers<TermsView>().Answers(304).Problems(400, 404, 409, 503);

        contracts.MapGet("/{id}/schedule", ContractReads.GetScheduleAsync)
            .Describe("getSchedule", "Schedule of a loan", "Each installment as things stand, and what is paid of it; and everything that has fallen due.")
            .WithParameters(ContractParameters.Names).Answers<ScheduleView>().Answers(304).Problems(400, 404, 409, 503);

        contracts.MapGet("/{id}/statement", ContractReads.GetStatementAsync)
            .Describe("getStatement", "Statement of a contract", "One line per event, in the order in which they take effect, with the balances after it. Refused events stand with their reason.")
            .WithParameters(ContractParameters.Names).Answers<StatementView>().Answers(304).Problems(400, 404, 409, 503);

        contracts.MapGet("/{id}/journal", ContractReads.GetJournalAsync)
            .Describe("getJournal", "Journal of a contract", "Balanced debit and credit lines of its whole life. An interest line states what it is computed from.")
            .WithParameters(ContractParameters.Names).Answers<JournalView>().Answers(304).Problems(400, 404, 409, 503);

        contracts.MapGet("/{id}/income", ContractReads.GetIncomeAsync)
            .Describe("getIncome", "Income of a contract by month", "Interest, fees, penalties and losses of each month, as the journal has them on its last day.")
            .WithParameters(ContractParameters.Names).Answers<IncomeView>().Answers(304).Problems(400, 404, 409, 503);

        contracts.MapGet("/{id}/cash-flow", ContractReads.GetCashFlowAsync)
            .Describe("getCashFlow", "What a loan is expected to bring by month", "If every due is paid on its day; what is past due stands apart.")
            .WithParameters(ContractParameters.Names).Answers<CashFlowView>().Answers(304).Problems(400, 404, 409, 503);

        contracts.MapGet("/{id}/payoff", ContractReads.GetPayoffAsync)
            .Describe("getPayoff", "What settles a contract on a date", "A quote: the contract is not moved.")
            .WithParameters("date").Answers<PayoffView>().Problems(400, 404, 409, 503);

        contracts.MapGet("/{id}/events/{eventId}", ContractReads.GetEventAsync)
            .Describe("getEvent", "What became of one event", "Applied, refused with its reason, pending or reversed, as things stand now. Where a later event has revised it, the first outcome stands beside it; where terms were refused, every error of them.")
            .WithParameters().Answers<EventView>().Problems(400, 404, 409, 503);

        contracts.MapGet("/{id}/watch", WatchEndpoint.WatchAsync)
            .Describe("watchContract", "Changes of a contract as they come",
                "Server-sent events: `position` with a ContractView now and after each change, its id the watermark (resume with Last-Event-ID), and `heartbeat` in between.")
            .WithParameters().Answers<ContractView>(200, "text/event-stream").Problems(400, 404, 503);

        contracts.MapPost("/query", ContractBatch.QueryAsync)
            .Describe("queryContracts", "Many contracts in one call", "In the order asked; unknown ids are listed beside them, and so are contracts without figures, each with its problem.")
            .WithParameters().Accepts<ContractBatchRequest>("application/json").Answers<ContractBatchResponse>().Problems(400, 413, 415, 503);
    }
}
