using System.Text.Json;
using FinData.Events;
using FinData.Lending;

namespace FinData;

/// <summary>Statement, journal and events of a folded contract.</summary>
public static class StatementViews
{
    public static StatementView ToStatement(this FoldedContract folded) => new()
    {
        ContractId = folded.ContractId,
        Currency = folded.Currency,
        Lines = folded.Lines,
        Movements = [.. folded.Movements.Select(folded.ToMovement)],
        Revisions = RevisionViews.Of(folded.Fold),
        Watermark = folded.Watermark,
    };

    public static JournalView ToJournal(this FoldedContract folded) => new()
    {
        ContractId = folded.ContractId,
        Currency = folded.Currency,
        Lines = [.. folded.Journal.Select(l => ToJournalLine(l, folded))],
        Imbalance = folded.Journal.Sum(static l => l.Amount),
        Watermark = folded.Watermark,
    };

    /// <param name="folded">Of all that is known.</param>
    /// <param name="entry">One of its entries.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="first">What became of it when nothing after it was known.</param>
    public static EventView ToEvent(this FoldedContract folded, int partition, HistoryEntry entry, Outcome outcome, Outcome first)
    {
        var isRevised = first != outcome;
        return new EventView
        {
            ContractId = folded.ContractId,
            EventId = entry.EventId,
            Type = WireNames.Of(entry.Event.Kind),
            EffectiveDate = entry.Event.EffectiveDate,
            Amount = entry.Event.Amount,
            Currency = entry.Event.Currency == default ? null : entry.Event.Currency.Code,
            Outcome = ReasonNames.Of(outcome.Kind),
            Reason = ReasonOf(outcome),
            Partition = partition,
            Offset = entry.Event.Offset,
            Revised = isRevised,
            FirstOutcome = isRevised ? ReasonNames.Of(first.Kind) : null,
            FirstReason = isRevised ? ReasonOf(first) : null,
            TermsErrors = outcome.Reason == RefusalReason.InvalidTerms ? TermsErrors.Of(entry.Event) : null,
        };
    }

    internal static StatementLine LineOf(HistoryEntry entry, Outcome outcome, Position position) => new()
    {
        Date = entry.Event.EffectiveDate,
        EventId = entry.EventId,
        Type = WireNames.Of(entry.Event.Kind),
        Amount = entry.Event.Amount,
        Outcome = ReasonNames.Of(outcome.Kind),
        Reason = ReasonOf(outcome),
        Balance = position.Balance,
        AccruedInterest = position.AccruedInterest,
        PrincipalOutstanding = position.PrincipalOutstanding,
        InterestDue = position.InterestDue,
        FeesDue = position.FeesDue,
        PenaltiesDue = position.PenaltiesDue,
        Credit = position.UnallocatedCredit,
        AccruedPenalty = position.AccruedPenalty,
        Offset = entry.Event.Offset,
    };

    private static StatementMovement ToMovement(this FoldedContract folded, StatementEntry entry) => new()
    {
        Date = entry.Date,
        EventId = folded.EventIdOf(entry.Offset),
        Cash = entry.Cash,
        Change = ToBuckets(entry.Change),
        Balance = ToBuckets(entry.Balance),
    };

    private static BucketsView ToBuckets(Buckets buckets) => new()
    {
        Principal = buckets.Principal,
        Interest = buckets.Interest,
        Fees = buckets.Fees,
        Penalties = buckets.Penalties,
        Credit = buckets.Credit,
        Deposit = buckets.Deposit,
    };

    internal static string? ReasonOf(Outcome outcome) => outcome.Reason == RefusalReason.None ? null : ReasonNames.Of(outcome.Reason);

    private static JournalLineView ToJournalLine(JournalLine line, FoldedContract folded) => new()
    {
        Date = line.Date,
        EventId = folded.EventIdOf(line.Offset),
        Installment = line.Installment,
        Account = JsonNamingPolicy.CamelCase.ConvertName(line.Account.ToString()),
        Amount = line.Amount,
        Accrual = line.Explanation is { } why ? ToAccrual(why) : null,
    };

    private static AccrualView ToAccrual(AccrualExplanation why) => new()
    {
        From = why.From,
        To = why.To,
        Base = why.Base,
        Rate = why.Rate,
        Days = why.Days,
        Basis = why.Basis,
        DayCount = WireNames.Of(why.DayCount),
    };
}
