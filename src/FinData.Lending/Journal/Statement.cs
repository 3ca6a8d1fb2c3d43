using System.Collections.Immutable;

namespace FinData.Lending;

/// <summary>One line of a statement: what one event, or one day's passing, changed.</summary>
/// <param name="Offset">Log offset of the event; -1 for what the passing of time caused.</param>
/// <param name="Date">Business date.</param>
/// <param name="Cash">Money that came in, less money that went out.</param>
/// <param name="Change">What it did to each bucket.</param>
/// <param name="Balance">What each bucket came to.</param>
public readonly record struct StatementEntry(long Offset, DateOnly Date, decimal Cash, Buckets Change, Buckets Balance);

/// <summary>
/// A contract's statement: its journal, one line an event or a day, with the running balance of every bucket. As a sink it takes a fold's journal; the balances of the
/// last line are those of the position.
/// </summary>
public sealed class Statement : IJournalSink
{
    private readonly ImmutableArray<StatementEntry>.Builder entries = ImmutableArray.CreateBuilder<StatementEntry>();

    /// <summary>Those so far.</summary>
    public ImmutableArray<StatementEntry> Entries => entries.ToImmutable();

    public void Post(in JournalLine line)
    {
        var cash = line.Account == JournalAccount.Cash ? line.Amount : 0;
        if (entries.Count > 0 && entries[^1] is var last && last.Offset == line.Offset && last.Date == line.Date)
        {
            entries[^1] = last with { Cash = last.Cash + cash, Change = last.Change.Plus(line), Balance = last.Balance.Plus(line) };
            return;
        }

        var before = entries.Count > 0 ? entries[^1].Balance : default;
        entries.Add(new StatementEntry(line.Offset, line.Date, cash, default(Buckets).Plus(line), before.Plus(line)));
    }
}
