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
        => (await FoldAsync(query, withLines: false, cancellationToken))?.ToSchedule();

    public async Task<StatementView?> GetStatement(ContractQuery query, CancellationToken cancellationToken)
        => (await FoldAsync(query, withLines: true, cancellationToken))?.ToStatement();

    public async Task<JournalView?> GetJournal(ContractQuery query, CancellationToken cancellationToken)
        => (await FoldAsync(query, withLines: true, cancellationToken))?.ToJournal();

    public async Task<PayoffView?> GetPayoff(DateOnly date, CancellationToken cancellationToken)
        => (await FoldAsync(new ContractQuery { AsOf = date }, withLines: false, cancellationToken))?.ToPayoff(date);

    public async Task<TermsView?> GetTerms(ContractQuery query, CancellationToken cancellationToken)
        => (await FoldAsync(query, withLines: false, cancellationToken))?.ToTerms();

    public async Task<CashFlowView?> GetCashFlow(ContractQuery query, CancellationToken cancellationToken)
        => (await FoldAsync(query, withLines: false, cancellationToken))?.ToCashFlow();

    public async Task<IncomeView?> GetIncome(ContractQuery query, CancellationToken cancellationToken)
    {
        var folded = await FoldAsync(query, withLines: false, cancellationToken);
        return folded?.ToIncome(IncomeByMonth.Of(folded.Fold.Entries, query.AsOf));
    }

    public async Task<EventView?> GetEvent(string eventId, CancellationToken cancellationToken)
    {
        if (await FoldAsync(ContractQuery.Latest, withLines: false, cancellationToken) is not { } folded)
        {
            return null;
        }

        // The first with the id stands for it; one that conflicts with it may come before it in fold order.
        var events = folded.Fold.Entries.Zip(folded.Fold.Outcomes).Where(e => string.Equals(e.First.EventId, eventId, StringComparison.Ordinal)).ToList();
        if (events.Count == 0)
        {
            return null;
        }

        var (entry, outcome) = events.MinBy(static e => e.First.Event.Offset);
        return folded.ToEvent(reader.PartitionOf(Id), entry, outcome, Revisions.FirstOutcomeOf(entry, folded.Fold.Entries));
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

    private async Task<FoldedContract?> FoldAsync(ContractQuery query, bool withLines, CancellationToken cancellationToken)
    {
        GoWhereThePartitionIs();
        var entries = await reader.ReadAfterAsync(
            Id,
            query.ReadAfter,
            async () => await reader.ReadAsync(Id, cancellationToken) is { } snapshot
                ? await reader.ReadHistoryAsync(Id, Math.Min(snapshot.Watermark, query.KnownAt ?? long.MaxValue), cancellationToken)
                : [],
            cancellationToken);
        return entries.Count == 0 ? null : FoldedContract.Of(Id, entries, query.AsOf, withLines);
    }
}
