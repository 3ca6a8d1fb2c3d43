using System.Collections.Immutable;

namespace FinData.Silo.Pages.Contracts;

/// <summary>One figure of a contract, and what it is the sum of.</summary>
public sealed record ExplainedFigure
{
    /// <summary>Stable, as an address and an anchor name it: <c>interest-due</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required decimal Value { get; init; }

    /// <summary>What the figure means, in a sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>Journal lines, oldest first, with the sign with which they count here.</summary>
    public ImmutableArray<FigureLine> Lines { get; init; } = [];

    /// <summary>Other figures, with the sign with which they count here; then there are no lines.</summary>
    public ImmutableArray<FigureTerm> Terms { get; init; } = [];

    /// <summary>What has fallen due and is unpaid; only <see cref="Overdue"/> is made of that.</summary>
    public ImmutableArray<DueItemView> Dues { get; init; } = [];

    public decimal Sum => Lines.Sum(static line => line.Amount) + Terms.Sum(static term => term.Amount) + Dues.Sum(static due => due.Unpaid);

    /// <summary>Always, unless the journal and the balances disagree, which would be a fault of the program.</summary>
    public bool Agrees => Sum == Value;

    public bool IsNothing => Value == 0 && Lines.IsEmpty && Dues.IsEmpty;

    public const string Overdue = "overdue";
}

/// <summary>A journal line as it counts in a figure.</summary>
public readonly record struct FigureLine(JournalPart Part, decimal Amount);

/// <summary>A figure as it counts in another.</summary>
public readonly record struct FigureTerm(string Id, string Name, decimal Amount);

/// <summary>Figures that belong together.</summary>
public sealed record FigureGroup(string Title, ImmutableArray<ExplainedFigure> Figures);
