using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    private int delinquencyRange;
    private ImmutableArray<(int Range, decimal Amount)> installmentRanges = [];
    private readonly List<DelinquencyStay> stays = [];

    /// <summary>How far behind the loan is on the business date. Its range is the one of the last close of business or command.</summary>
    public ProgressiveDelinquency Delinquency => OverdueOn(BusinessDate) with { Range = delinquencyRange, ByRange = installmentRanges };

    /// <summary>The ranges that the loan was in, the last one first, each with the day it came in and, once it left, the day it did.</summary>
    public ImmutableArray<DelinquencyStay> DelinquencyHistory => [.. stays.AsEnumerable().Reverse()];

    /// <summary>Classes the loan by its days on the business date.</summary>
    public void ClassifyDelinquency() => Classify(BusinessDate);

    // A close of business classes by the day it closes, and, unless delinquency is on pause, once more by the day that begins.
    private void ClassifyAtClose(DateOnly day)
    {
        var isPaused = DelinquencyPauses.Any(pause => pause.Contains(day.AddDays(1)));
        Classify(day, isNoted: isPaused);
        if (!isPaused)
        {
            Classify(day.AddDays(1));
        }
    }

    private void Classify(DateOnly today, bool isNoted = true)
    {
        if (Terms.Delinquency is not { } terms)
        {
            return;
        }

        var days = OverdueOn(today).DelinquentDays;
        delinquencyRange = terms.RangeOf(days);
        installmentRanges = terms.ByInstallment && days > 0 ? RangesOfInstallments(terms, today) : [];
        if (isNoted)
        {
            NoteStay(today);
        }
    }

    private void NoteStay(DateOnly today)
    {
        var current = stays is [.., { LeftOn: null } last] ? last.Range : 0;
        if (current == delinquencyRange)
        {
            return;
        }

        if (current > 0)
        {
            stays[^1] = stays[^1] with { LeftOn = today };
        }

        if (delinquencyRange > 0)
        {
            stays.Add(new DelinquencyStay(delinquencyRange, today, null));
        }
    }

    private ImmutableArray<(int Range, decimal Amount)> RangesOfInstallments(DelinquencyTerms terms, DateOnly today) =>
    [
        .. from line in replay.Lines
           where !line.IsMet
           let overdue = line.Due < today ? OverdueOf(line) : ChargedBackOf(line, today)
           let range = terms.RangeOf(Math.Max(0, today.DayNumber - (overdue.Since ?? today).DayNumber - PausedDaysBefore(today)))
           where range > 0
           group overdue.Amount by range into amounts
           orderby amounts.Key
           select (amounts.Key, amounts.Sum()),
    ];

    private ProgressiveDelinquency OverdueOn(DateOnly today)
    {
        if (!IsOpen)
        {
            return new ProgressiveDelinquency();
        }

        var amount = 0m;
        DateOnly? since = null;
        foreach (var line in replay.Lines.Where(line => !line.IsMet && line.Due < today))
        {
            amount += line.Outstanding.Total;
            since ??= OverdueOf(line).Since;
        }

        // A payment that was taken back is late at once, though its installment is not due yet.
        if (replay.Lines.Find(line => !line.IsMet && line.Due >= today) is { } next)
        {
            var chargedBack = ChargedBackOf(next, today);
            amount += chargedBack.Amount;
            since ??= chargedBack.Since;
        }

        var grace = Terms.Delinquency?.GraceDays ?? 0;
        var past = since is { } day ? Math.Max(0, today.DayNumber - day.DayNumber) : 0;
        return new ProgressiveDelinquency
        {
            Amount = amount,
            PastDueSince = since,
            DelinquentSince = since?.AddDays(grace),
            PastDueDays = past,
            DelinquentDays = past > grace ? Math.Max(0, past - grace - PausedDaysBefore(today)) : 0,
        };
    }

    /// <summary>An installment that is past due is late since its due date, or since what was paid of it was taken back.</summary>
    private (decimal Amount, DateOnly? Since) OverdueOf(ScheduleLine line)
    {
        var isLast = line == replay.Lines[^1];
        var left = line.Paid.Total;
        foreach (var chargeback in Chargebacks.Where(entry => entry.Date >= line.From && (entry.Date < line.Due || (isLast && entry.Date == line.Due))))
        {
            left -= chargeback.Amount;
            if (left < 0)
            {
                return (line.Outstanding.Total, chargeback.Date);
            }
        }

        return (line.Outstanding.Total, line.Due);
    }

    private (decimal Amount, DateOnly? Since) ChargedBackOf(ScheduleLine line, DateOnly today)
    {
        var left = line.Paid.Total;
        DateOnly? since = null;
        foreach (var chargeback in Chargebacks.Where(entry => entry.Date >= line.From && entry.Date < line.Due && entry.Date < today))
        {
            left -= chargeback.Amount;
            since = left < 0 ? chargeback.Date : since;
        }

        return (Math.Max(0, -left), since);
    }

    private IEnumerable<Entry> Chargebacks => InOrder().Where(static entry => entry is { Type: ProgressiveTransactionType.Chargeback, IsLive: true });
}
