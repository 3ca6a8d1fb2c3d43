using FinData.Lending;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace FinData.Grains;

/// <summary>
/// Answers for one contract. Holds no state of its own: the cell does, which lives on the same silo. Where the partition has moved, the answer comes
/// from the store, says that it is stale, and the activation goes, so that the next call lands at the owner. Reentrant: one reader that waits must not make
/// the others wait.
/// </summary>
[PlacedByKey]
[Reentrant]
internal sealed partial class ContractGrain(ContractReader reader, TimeProvider time, ILogger<ContractGrain> logger) : Grain, IContractGrain
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

        var last = snapshot.Contract.Position.AsOf;
        try
        {
            return NeedsHistory(query, snapshot) ? await GetThenAsync(query, snapshot, cancellationToken) : ViewAt(query.AsOf, snapshot);
        }
        catch (Exception exception) when (snapshot.IsQuarantined && IsOfTheFold(exception))
        {
            // Without figures: its status says that there are none to trust.
            return ContractViewMapper.ToView(Id, reader.PartitionOf(Id), snapshot);
        }
        catch (Exception exception) when (IsOutOfRange(exception))
        {
            throw NotComputable(exception, last, query.AsOf);
        }
    }

    private ContractView ViewAt(DateOnly? asOf, ContractSnapshot snapshot)
    {
        if (asOf is { } date)
        {
            snapshot.Contract.AdvanceTo(date);
        }

        return ContractViewMapper.ToView(Id, reader.PartitionOf(Id), snapshot);
    }

    private async ValueTask<ContractView?> GetThenAsync(ContractQuery query, ContractSnapshot snapshot, CancellationToken cancellationToken)
    {
        var entries = await reader.ReadHistoryAsync(Id, Math.Min(snapshot.Watermark, query.KnownAt ?? long.MaxValue), cancellationToken);
        if (entries.Count == 0)
        {
            return null; // nothing was known yet
        }

        // A fold of what was known then tells whether it was sound then.
        var fold = History.Fold(entries, asOf: query.AsOf);
        return ContractViewMapper.ToView(Id, reader.PartitionOf(Id), snapshot with
        {
            Contract = fold.Contract,
            Watermark = entries[^1].Event.Offset,
            IsQuarantined = snapshot.IsQuarantined && !(query.KnownAt < snapshot.Watermark),
        });
    }

    public Task<ScheduleView?> GetSchedule(ContractQuery query, CancellationToken cancellationToken)
        => ShowAsync(query, withLines: false, static folded => folded.ToSchedule(), cancellationToken);

    public Task<StatementView?> GetStatement(ContractQuery query, CancellationToken cancellationToken)
        => ShowAsync(query, withLines: true, static folded => folded.ToStatement(), cancellationToken);

    public Task<JournalView?> GetJournal(ContractQuery query, CancellationToken cancellationToken)
        => ShowAsync(query, withLines: true, static folded => folded.ToJournal(), cancellationToken);

    public Task<PayoffView?> GetPayoff(DateOnly date, CancellationToken cancellationToken)
        => ShowAsync(new ContractQuery { AsOf = date }, withLines: false, folded => folded.ToPayoff(date), cancellationToken);

    public Task<TermsView?> GetTerms(ContractQuery query, CancellationToken cancellationToken)
        => ShowAsync(query, withLines: false, static folded => folded.ToTerms(), cancellationToken);

    public Task<CashFlowView?> GetCashFlow(ContractQuery query, CancellationToken cancellationToken)
        => ShowAsync(query, withLines: false, static folded => folded.ToCashFlow(), cancellationToken);

    public Task<IncomeView?> GetIncome(ContractQuery query, CancellationToken cancellationToken)
        => ShowAsync(query, withLines: false, folded => folded.ToIncome(IncomeByMonth.Of(folded.Fold.Entries, query.AsOf)), cancellationToken);

    public Task<EventView?> GetEvent(string eventId, CancellationToken cancellationToken)
        => ShowAsync(ContractQuery.Latest, withLines: false, folded => ToEvent(folded, eventId), cancellationToken);

    public async Task<QuarantineView?> GetQuarantine(CancellationToken cancellationToken)
    {
        GoWhereThePartitionIs();
        return await reader.ReadAsync(Id, cancellationToken) is { IsQuarantined: true } snapshot ? await ExplainAsync(snapshot.Watermark, cancellationToken) : null;
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
    // A quarantined state has no figures at all.
    private static bool NeedsHistory(ContractQuery query, ContractSnapshot snapshot)
        => query.KnownAt < snapshot.Watermark || (snapshot.IsQuarantined && query.AsOf is not null) || (query.AsOf is { } date && (date < snapshot.Contract.Position.AsOf || snapshot.HasReversals));

    private void GoWhereThePartitionIs()
    {
        if (!reader.IsHeld(Id))
        {
            MigrateOnIdle();
        }
    }

    private EventView? ToEvent(FoldedContract folded, string eventId)
    {
        // The first with the id stands for it; one that conflicts with it may come before it in fold order.
        var events = folded.Fold.Entries.Zip(folded.Fold.Outcomes).Where(e => string.Equals(e.First.EventId, eventId, StringComparison.Ordinal)).ToList();
        if (events.Count == 0)
        {
            return null;
        }

        var (entry, outcome) = events.MinBy(static e => e.First.Event.Offset);
        return folded.ToEvent(reader.PartitionOf(Id), entry, outcome, FirstOutcomeOf(entry, outcome, folded.Fold.Entries));
    }

    // An event with which the contract was in quarantine had no outcome: that of now is its first.
    private static Outcome FirstOutcomeOf(HistoryEntry entry, Outcome now, IReadOnlyList<HistoryEntry> history)
    {
        try
        {
            return Revisions.FirstOutcomeOf(entry, history);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return now;
        }
    }

    /// <summary>Folds the history and shows the result; both may come upon what cannot be computed.</summary>
    private async Task<TView?> ShowAsync<TView>(ContractQuery query, bool withLines, Func<FoldedContract, TView?> show, CancellationToken cancellationToken)
        where TView : class
    {
        GoWhereThePartitionIs();
        return await reader.ReadAfterAsync(Id, query.ReadAfter, () => ShowNowAsync(query, withLines, show, cancellationToken), cancellationToken);
    }

    private async ValueTask<TView?> ShowNowAsync<TView>(ContractQuery query, bool withLines, Func<FoldedContract, TView?> show, CancellationToken cancellationToken)
        where TView : class
    {
        if (await reader.ReadAsync(Id, cancellationToken) is not { } snapshot)
        {
            return null;
        }

        var last = snapshot.Contract.Position.AsOf;
        try
        {
            var entries = await reader.ReadHistoryAsync(Id, Math.Min(snapshot.Watermark, query.KnownAt ?? long.MaxValue), cancellationToken);
            return entries.Count == 0 ? null : show(FoldedContract.Of(Id, entries, query.AsOf, withLines));
        }
        catch (Exception exception) when (snapshot.IsQuarantined && IsOfTheFold(exception))
        {
            throw new ContractQuarantinedException(await ExplainAsync(snapshot.Watermark, cancellationToken));
        }
        catch (Exception exception) when (IsOutOfRange(exception))
        {
            throw NotComputable(exception, last, query.AsOf);
        }
    }

    private async ValueTask<QuarantineView> ExplainAsync(long watermark, CancellationToken cancellationToken)
    {
        var partition = reader.PartitionOf(Id);
        try
        {
            var broken = BrokenFold.Find(await reader.ReadHistoryAsync(Id, watermark, cancellationToken));
            if (broken is not null)
            {
                LogBroken(logger, broken.Fault, Id);
            }

            return QuarantineViews.Of(Id, partition, watermark, broken);
        }
        catch (InvalidDataException exception)
        {
            LogUnreadable(logger, exception, Id);
            return QuarantineViews.OfUnreadable(Id, partition, watermark);
        }
    }

    private NotComputableException NotComputable(Exception exception, DateOnly last, DateOnly? asOf)
    {
        LogNotComputable(logger, exception, Id, asOf);
        return new NotComputableException(Id, FoldFault.DescribeView(exception, last, asOf));
    }

    // A quarantined contract's fold may break in any way; what the store or the caller did is not of it.
    private static bool IsOfTheFold(Exception exception) => exception is not (OutOfMemoryException or OperationCanceledException or StoreUnavailableException);

    // What figures do that grow beyond their bounds.
    private static bool IsOutOfRange(Exception exception) => exception is OverflowException or ArgumentOutOfRangeException;
}
