using System.Collections.Immutable;

namespace FinData.Silo.Pages.Contracts;

/// <summary>Every figure of a contract with the journal lines that sum to it.</summary>
internal static class ExplainedFigures
{
    /// <param name="contract">As of the same date and the same events as the journal.</param>
    /// <param name="journal">All of it.</param>
    /// <param name="schedule">Null for an account.</param>
    public static ImmutableArray<FigureGroup> Of(ContractView contract, JournalView journal, ScheduleView? schedule)
        => contract.Kind switch
        {
            "loan" => LoanFigures.Of(contract, JournalPart.Of(journal.Lines), schedule?.DueItems ?? []),
            "account" => AccountFigures.Of(contract, JournalPart.Of(journal.Lines)),
            _ => [],
        };

    public static ExplainedFigure? Find(this ImmutableArray<FigureGroup> groups, string id)
        => groups.SelectMany(static group => group.Figures).FirstOrDefault(figure => string.Equals(figure.Id, id, StringComparison.Ordinal));

    /// <param name="sign">-1 where the journal has a credit for what the figure counts as positive.</param>
    internal static ExplainedFigure Explain(
        this ImmutableArray<JournalPart> journal, string id, string name, decimal value, string meaning, Func<JournalPart, bool> counts, int sign = 1) => new()
    {
        Id = id,
        Name = name,
        Value = value,
        Meaning = meaning,
        Lines = [.. journal.Where(counts).Select(part => new FigureLine(part, sign * part.Line.Amount))],
    };

    internal static FigureTerm Term(this ExplainedFigure figure, int sign = 1) => new(figure.Id, figure.Name, sign * figure.Value);
}
