using System.Collections.Immutable;
using System.Text.Json;
using FinData.Events;
using FinData.Lending;

namespace FinData.Grains;

/// <summary>From the domain's types to the views that callers see.</summary>
internal static class ContractViewMapper
{
    public static ContractView ToView(string id, int partition, ContractSnapshot snapshot)
    {
        var position = snapshot.Contract.Position;
        var terms = snapshot.Contract.Terms;
        return new ContractView
        {
            ContractId = id,
            ClientId = snapshot.Contract.ClientId,
            Kind = PositionSummary.KindOf(terms),
            Product = terms?.Product,
            Currency = terms?.Currency.Code,
            Status = snapshot.IsQuarantined ? ContractStatus.Quarantined : position.Status,
            AsOf = terms is null ? null : position.AsOf,
            Balance = position.Balance,
            AccruedInterest = position.AccruedInterest,
            PrincipalOutstanding = position.PrincipalOutstanding,
            PrincipalDue = position.PrincipalDue,
            InterestDue = position.InterestDue,
            FeesDue = position.FeesDue,
            PenaltiesDue = position.PenaltiesDue,
            UnallocatedCredit = position.UnallocatedCredit,
            Overdue = position.Overdue,
            DaysPastDue = position.DaysPastDue,
            TotalDisbursed = position.TotalDisbursed,
            TotalPaid = position.TotalPaid,
            PrincipalPaid = position.PrincipalPaid,
            InterestPaid = position.InterestPaid,
            Partition = partition,
            Watermark = snapshot.Watermark,
            Stale = snapshot.IsStale,
        };
    }

    public static ScheduleView? ToSchedule(string id, ContractFold fold)
    {
        if (fold.Contract.Schedule is not { } schedule)
        {
            return null;
        }

        return new ScheduleView
        {
            ContractId = id,
            Currency = fold.Contract.Terms!.Currency.Code,
            AsOf = fold.Contract.Position.AsOf,
            Installments = [.. schedule.Installments.Select(i => ToInstallment(i, fold.Contract.PaidOf(i.Number)))],
            Watermark = fold.Watermark,
        };
    }

    public static StatementLine ToStatementLine(HistoryEntry entry, Outcome outcome, Position position) => new()
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
        Offset = entry.Event.Offset,
    };

    public static JournalView ToJournal(string id, ContractFold fold, List<JournalLine> lines)
    {
        var ids = fold.Entries.ToDictionary(static e => e.Event.Offset, static e => e.EventId);
        return new JournalView
        {
            ContractId = id,
            Currency = fold.Contract.Terms?.Currency.Code,
            Lines = [.. lines.Select(l => ToJournalLine(l, ids))],
            Imbalance = lines.Sum(static l => l.Amount),
            Watermark = fold.Watermark,
        };
    }

    public static PayoffView ToPayoff(string id, ContractFold fold, DateOnly date)
    {
        var payoff = fold.Contract.PayoffAt(date);
        return new PayoffView
        {
            ContractId = id,
            Currency = fold.Contract.Terms!.Currency.Code,
            Date = payoff.Date,
            Principal = payoff.Principal,
            Interest = payoff.Interest,
            Fees = payoff.Fees,
            Penalties = payoff.Penalties,
            Credit = payoff.Credit,
            Total = payoff.Total,
            Watermark = fold.Watermark,
        };
    }

    public static EventView ToEvent(string id, int partition, HistoryEntry entry, Outcome outcome) => new()
    {
        ContractId = id,
        EventId = entry.EventId,
        Type = WireNames.Of(entry.Event.Kind),
        EffectiveDate = entry.Event.EffectiveDate,
        Amount = entry.Event.Amount,
        Currency = entry.Event.Currency == default ? null : entry.Event.Currency.Code,
        Outcome = ReasonNames.Of(outcome.Kind),
        Reason = ReasonOf(outcome),
        Partition = partition,
        Offset = entry.Event.Offset,
    };

    private static string? ReasonOf(Outcome outcome) => outcome.Reason == RefusalReason.None ? null : ReasonNames.Of(outcome.Reason);

    private static InstallmentView ToInstallment(Installment installment, InstallmentPaid paid) => new()
    {
        Number = installment.Number,
        DueDate = installment.DueDate,
        OpeningPrincipal = installment.OpeningPrincipal,
        Principal = installment.Principal,
        Interest = installment.Interest,
        Total = installment.Total,
        ClosingPrincipal = installment.ClosingPrincipal,
        PrincipalPaid = paid.Principal,
        InterestPaid = paid.Interest,
    };

    private static JournalLineView ToJournalLine(JournalLine line, Dictionary<long, string> ids) => new()
    {
        Date = line.Date,
        EventId = ids.GetValueOrDefault(line.Offset),
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
