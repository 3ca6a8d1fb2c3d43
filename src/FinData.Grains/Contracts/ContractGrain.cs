using System.Collections.Immutable;
using FinData.Lending;
using Orleans.Concurrency;

namespace FinData.Grains;

/// <summary>
/// Answers for one contract. Holds no state of its own: the cell does, which lives on the same silo. Where the partition has moved, the answer comes
/// from the store, says that it is stale, and the activation goes, so that the next call lands at the owner. Reentrant: one reader that waits must not make
/// the others wait.
/// </summary>
[PlacedByKey]
[Reentrant]
internal sealed class ContractGrain(ContractReader reader, TimeProvider time) : Grain, IContractGrain
{
    private static readonly TimeSpan WatchPoll = TimeSpan.FromMilliseconds(100);

    private string Id => this.GetPrimaryKeyString();

    public async Task<ContractView?> Get(ContractQuery query, CancellationToken cancellationToken)
    {
        GoWhereThePartitionIs();
        return await reader.ReadAfterAsync(Id, query.ReadAfter, () => GetNowAsync(query, cancellationToken), cancellationToken);
    }

    private async ValueTask<ContractView?> GetNowAsync(ContractQuery query, CancellationToken cancellationToken)
    {
        var snapshot = await reader.ReadAsync(Id, cancellationToken);
        if (snapshot is null)
        {
            return null;
        }

        if (!NeedsHistory(query, snapshot))
        {
            if (query.AsOf is { } date)
            {
                snapshot.Contract.AdvanceTo(date);
            }

            return ContractViewMapper.ToView(Id, reader.PartitionOf(Id), snapshot);
        }

        var entries = await reader.ReadHistoryAsync(Id, Math.Min(snapshot.Watermark, query.KnownAt ?? long.MaxValue), cancellationToken);
        if (entries.Count == 0)
        {
            return null; // nothing was known yet
        }

        var fold = History.Fold(entries, asOf: query.AsOf);
        return ContractViewMapper.ToView(Id, reader.PartitionOf(Id), snapshot with { Contract = fold.Contract, Watermark = entries[^1].Event.Offset });
    }

    public async Task<ScheduleView?> GetSchedule(ContractQuery query, CancellationToken cancellationToken)
    {
        var fold = await FoldAsync(query, null, null, cancellationToken);
        return fold is null ? null : ContractViewMapper.ToSchedule(Id, fold);
    }

    public async Task<StatementView?> GetStatement(ContractQuery query, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<StatementLine>();
        var fold = await FoldAsync(
            query, null, (entry, outcome, position) => lines.Add(ContractViewMapper.ToStatementLine(entry, outcome, position)), cancellationToken);
        return fold is null
            ? null
            : new StatementView { ContractId = Id, Currency = fold.Contract.Terms?.Currency.Code, Lines = lines.ToImmutable(), Watermark = fold.Watermark };
    }

    public async Task<JournalView?> GetJournal(ContractQuery query, CancellationToken cancellationToken)
    {
        var sink = new JournalCollector();
        var fold = await FoldAsync(query, sink, null, cancellationToken);
        return fold is null ? null : ContractViewMapper.ToJournal(Id, fold, sink.Lines);
    }

    public async Task<PayoffView?> GetPayoff(DateOnly date, CancellationToken cancellationToken)
    {
        var fold = await FoldAsync(new ContractQuery { AsOf = date }, null, null, cancellationToken);
        return fold?.Contract.Terms is null ? null : ContractViewMapper.ToPayoff(Id, fold, date);
    }

    public async Task<EventView?> GetEvent(string eventId, CancellationToken cancellationToken)
    {
        if (await FoldAsync(ContractQuery.Latest, null, null, cancellationToken) is not { } fold)
        {
            return null;
        }

        // The first with the id stands for it; one that conflicts with it may come before it in fold order.
        var events = fold.Entries.Zip(fold.Outcomes).Where(e => string.Equals(e.First.EventId, eventId, StringComparison.Ordinal)).ToList();
        if (events.Count == 0)
        {
            return null;
        }

        var (entry, outcome) = events.MinBy(static e => e.First.Event.Offset);
        return ContractViewMapper.ToEvent(Id, reader.PartitionOf(Id), entry, outcome);
    }

    public async Task<ContractView?> WaitForChange(long watermark, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var snapshot = await reader.ReadAsync(Id, cancellationToken);
            var isHeld = reader.IsHeld(Id);
            if (snapshot?.Watermark > watermark || time.GetElapsedTime(started) >= patience)
            {
                return snapshot is null ? null : ContractViewMapper.ToView(Id, reader.PartitionOf(Id), snapshot);
            }

            await Task.Delay(WatchPoll, time, cancellationToken);
            if (!isHeld)
            {
                // The next call goes where the partition is by then.
                MigrateOnIdle();
                patience = TimeSpan.Zero;
            }
        }
    }

    // A reversal counts from its own date on: at a date before that its target still stands, which the state no longer tells.
    private static bool NeedsHistory(ContractQuery query, ContractSnapshot snapshot)
        => query.KnownAt < snapshot.Watermark || (query.AsOf is { } date && (date < snapshot.Contract.Position.AsOf || snapshot.HasReversals));

    private void GoWhereThePartitionIs()
    {
        if (!reader.IsHeld(Id))
        {
            MigrateOnIdle();
        }
    }

    private async Task<ContractFold?> FoldAsync(
        ContractQuery query, IJournalSink? sink, Action<HistoryEntry, Outcome, Position>? onFolded, CancellationToken cancellationToken)
    {
        GoWhereThePartitionIs();
        var entries = await reader.ReadAfterAsync(
            Id,
            query.ReadAfter,
            async () => await reader.ReadAsync(Id, cancellationToken) is { } snapshot
                ? await reader.ReadHistoryAsync(Id, Math.Min(snapshot.Watermark, query.KnownAt ?? long.MaxValue), cancellationToken)
                : [],
            cancellationToken);
        if (entries.Count == 0)
        {
            return null;
        }

        var result = History.Fold(entries, asOf: query.AsOf, sink: sink, onFolded: onFolded);
        return new ContractFold(result.Contract, result.Entries, result.Outcomes, entries[^1].Event.Offset);
    }

    private sealed class JournalCollector : IJournalSink
    {
        public List<JournalLine> Lines { get; } = [];

        public void Post(in JournalLine line) => Lines.Add(line);
    }
}

/// <summary>A contract folded from its history, with what became of each event.</summary>
internal sealed record ContractFold(Contract Contract, ImmutableArray<HistoryEntry> Entries, ImmutableArray<Outcome> Outcomes, long Watermark);
