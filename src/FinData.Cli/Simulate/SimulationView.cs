using FinData.Lending;

namespace FinData.Cli.Simulate;

/// <summary>Everything that a simulation shows; its JSON is made of the HTTP API's views.</summary>
internal sealed record SimulationView
{
    public required TermsView Terms { get; init; }

    /// <summary>Null for an account.</summary>
    public ScheduleView? Schedule { get; init; }

    public required StatementView Statement { get; init; }

    public required JournalView Journal { get; init; }

    public required PayoffView Payoff { get; init; }

    public required IncomeView Income { get; init; }

    /// <summary>Null for an account.</summary>
    public CashFlowView? CashFlow { get; init; }

    /// <param name="history">With an opening whose terms are valid, so that the contract is open.</param>
    public static SimulationView Of(IReadOnlyList<HistoryEntry> history, DateOnly? asOf)
    {
        var folded = FoldedContract.Of(SimulationInput.ContractId, [.. history], asOf, withLines: true);
        return new SimulationView
        {
            Terms = folded.ToTerms() ?? throw new ToolException(ExitCode.Failure, "The contract is not open yet on that date: nothing to show."),
            Schedule = folded.ToSchedule(),
            Statement = folded.ToStatement(),
            Journal = folded.ToJournal(),
            Payoff = folded.ToPayoff(folded.Contract.Position.AsOf)!,
            Income = folded.ToIncome(IncomeByMonth.Of(folded.Fold.Entries, asOf)),
            CashFlow = folded.ToCashFlow(),
        };
    }
}
