using System.Collections.Immutable;
using FinData.Lending;

namespace FinData;

/// <summary>
/// A contract folded from its history, ready to be shown. Grains and the tool's simulation make their views by it, so that the same events
/// give the same answer with a server and without one.
/// </summary>
public sealed class FoldedContract
{
    private FoldedContract(string contractId, FoldResult fold, ImmutableArray<StatementLine> statement, List<JournalLine> journal, long watermark)
    {
        ContractId = contractId;
        Fold = fold;
        Statement = statement;
        Journal = journal;
        Watermark = watermark;
    }

    public string ContractId { get; }

    public FoldResult Fold { get; }

    public Contract Contract => Fold.Contract;

    /// <summary>Highest offset taken in.</summary>
    public long Watermark { get; }

    internal ImmutableArray<StatementLine> Statement { get; }

    internal List<JournalLine> Journal { get; }

    internal string? Currency => Contract.Terms?.Currency.Code;

    /// <param name="contractId">Named in the views.</param>
    /// <param name="entries">The contract's history up to what is to be known; not empty.</param>
    /// <param name="asOf">Null: as of the last event.</param>
    /// <param name="withLines">Whether statement and journal are wanted.</param>
    public static FoldedContract Of(string contractId, IReadOnlyCollection<HistoryEntry> entries, DateOnly? asOf = null, bool withLines = false)
    {
        var statement = ImmutableArray.CreateBuilder<StatementLine>();
        var journal = new JournalCollector();
        var fold = withLines
            ? History.Fold(entries, asOf: asOf, sink: journal, onFolded: (entry, outcome, position) => statement.Add(StatementViews.LineOf(entry, outcome, position)))
            : History.Fold(entries, asOf: asOf);
        return new FoldedContract(contractId, fold, statement.DrainToImmutable(), journal.Lines, entries.Max(static entry => entry.Event.Offset));
    }

    private sealed class JournalCollector : IJournalSink
    {
        public List<JournalLine> Lines { get; } = [];

        public void Post(in JournalLine line) => Lines.Add(line);
    }
}
