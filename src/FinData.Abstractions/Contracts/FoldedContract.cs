using System.Collections.Immutable;
using FinData.Lending;

namespace FinData;

/// <summary>
/// A contract folded from its history, ready to be shown. Grains and the tool's simulation make their views by it, so that the same events
/// give the same answer with a server and without one.
/// </summary>
public sealed class FoldedContract
{
    private FoldedContract(string contractId, FoldResult fold, ImmutableArray<StatementLine> lines, List<JournalLine> journal, long watermark)
    {
        ContractId = contractId;
        Fold = fold;
        Lines = lines;
        Journal = journal;
        Watermark = watermark;
    }

    public string ContractId { get; }

    public FoldResult Fold { get; }

    public Contract Contract => Fold.Contract;

    /// <summary>Highest offset taken in.</summary>
    public long Watermark { get; }

    internal ImmutableArray<StatementLine> Lines { get; }

    internal List<JournalLine> Journal { get; }

    internal IEnumerable<StatementEntry> Movements
    {
        get
        {
            var movements = new Statement();
            Journal.ForEach(line => movements.Post(line));
            return movements.Entries;
        }
    }

    internal string? Currency => Contract.Terms?.Currency.Code;

    private Dictionary<long, string> EventIds => field ??= Fold.Entries.ToDictionary(static e => e.Event.Offset, static e => e.EventId);

    /// <summary>Null for what the passing of time did.</summary>
    internal string? EventIdOf(long offset) => EventIds.GetValueOrDefault(offset);

    /// <param name="contractId">Named in the views.</param>
    /// <param name="entries">The contract's history up to what is to be known; not empty.</param>
    /// <param name="asOf">Null: as of the last event.</param>
    /// <param name="withLines">Whether statement and journal are wanted.</param>
    public static FoldedContract Of(string contractId, IReadOnlyCollection<HistoryEntry> entries, DateOnly? asOf = null, bool withLines = false)
    {
        var lines = ImmutableArray.CreateBuilder<StatementLine>();
        var journal = new JournalCollector();
        var fold = withLines
            ? History.Fold(entries, asOf: asOf, sink: journal, onFolded: (entry, outcome, position) => lines.Add(StatementViews.LineOf(entry, outcome, position)))
            : History.Fold(entries, asOf: asOf);
        return new FoldedContract(contractId, fold, lines.DrainToImmutable(), journal.Lines, entries.Max(static entry => entry.Event.Offset));
    }

    private sealed class JournalCollector : IJournalSink
    {
        public List<JournalLine> Lines { get; } = [];

        public void Post(in JournalLine line) => Lines.Add(line);
    }
}
