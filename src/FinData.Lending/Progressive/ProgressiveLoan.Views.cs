using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    /// <summary>The schedule as it stands, disbursements (also expected ones) among the installments.</summary>
    public ImmutableArray<ProgressiveInstallment> Installments => ScheduleView.Of(replay, DisbursementsInView(), Terms.IsCumulative);

    /// <summary>All transactions in the order of their dates, those undone too.</summary>
    public ImmutableArray<ProgressiveTransaction> Transactions => [.. InOrder().Where(static entry => entry.Posting is not { IsVoid: true }).Select(static entry => new ProgressiveTransaction
    {
        Id = entry.Id,
        Type = entry.Type,
        Date = entry.Date,
        Amount = entry.Posting?.Amount ?? entry.Amount,
        Parts = entry.Posting?.Parts ?? default,
        Overpayment = entry.Posting?.Overpayment ?? 0,
        LoanBalance = entry.LoanBalance,
        IsReversed = entry.IsReversed,
        IsReplayed = entry.IsReplayed,
        RelatedTo = entry.RelatedTo,
    })];

    public ImmutableArray<ProgressiveChargeView> Charges => [.. facts.Charges.Where(static charge => !charge.IsRemoved).Select(static charge => new ProgressiveChargeView
    {
        Id = charge.Id,
        Charge = charge.Charge,
        DueDate = charge.Due,
        Due = charge.Amount,
        Paid = charge.Paid,
        Waived = charge.Waived,
    })];

    /// <summary>What a transaction paid of which charge, by the charge's number.</summary>
    public ImmutableArray<(int ChargeId, decimal Amount)> ChargesPaidBy(int transaction) =>
    [
        .. from paid in facts.Find(transaction)?.Posting?.ChargesPaid ?? []
           group paid.Amount by paid.Charge.Id into charge
           orderby charge.Key
           select (charge.Key, charge.Sum()),
    ];

    public ImmutableArray<ProgressiveTrancheView> Tranches
    {
        get
        {
            var disbursed = facts.Disbursements.Select(entry => new ProgressiveTrancheView(
                disbursedTranches.TryGetValue(entry.Id, out var tranche) ? tranche.Expected : facts.ExpectedDisbursement, entry.Date, entry.Amount));
            var open = OpenTranches.Select(static tranche => new ProgressiveTrancheView(tranche.Expected, null, tranche.Principal));
            return [.. disbursed.Concat(open).OrderBy(static tranche => tranche.Expected)];
        }
    }

    public ProgressiveTotals Totals
    {
        get
        {
            var lines = replay.Lines;
            return new ProgressiveTotals
            {
                Charged = Sum(lines.Select(static line => line.Charged)),
                Paid = Sum(lines.Select(static line => line.Paid)),
                Waived = Sum(lines.Select(static line => line.Waived)),
                WrittenOff = Sum(lines.Select(static line => line.WrittenOff)),
                Overdue = Sum(lines.Where(line => line.Due < BusinessDate).Select(static line => line.Outstanding)),
                PaidInAdvance = lines.Sum(static line => line.PaidInAdvance),
                PaidLate = lines.Sum(static line => line.PaidLate),
                Overpaid = replay.Overpaid,
            };
        }
    }

    /// <summary>Why each installment's interest is what it is.</summary>
    public ImmutableArray<InstallmentInterest> Interest => InterestView.Of(replay);

    /// <summary>What pays the loan off on a day: all principal, and interest earned by then.</summary>
    public ProgressivePayoff PayoffAt(DateOnly date)
    {
        // Where interest no longer follows what is paid, all that stands is due.
        if (replay.Cumulative is not null && facts.IsDisbursed && !IsChargedOff)
        {
            return new ProgressivePayoff(date, Replay.Of(facts, BusinessDate, memory).CumulativePayoff(date));
        }

        if (!facts.Recalculates || !facts.IsDisbursed || IsChargedOff || HasLive(ProgressiveTransactionType.ContractTermination))
        {
            return new ProgressivePayoff(date, Totals.Outstanding);
        }

        var until = Terms.Recalculation!.PreClosure == PreClosureInterest.TillPreCloseDate
            ? date
            : replay.Lines.Find(line => line.IsRegular && line.Contains(date, isFirst: false))?.Due ?? date;
        var then = Replay.Of(facts, until, memory);
        var (principal, interest) = then.Plan.OutstandingOn(until);
        var parts = new PartAmounts(principal, interest, 0, 0);
        foreach (var line in then.Lines)
        {
            parts += line.IsRegular ? line.Outstanding with { Principal = 0, Interest = 0 } : line.Outstanding;
        }

        return new ProgressivePayoff(date, parts);
    }

    /// <summary>Interest of the installment that runs, earned by the business date and unpaid.</summary>
    public decimal InterestNotYetDue => replay.InterestNotYetDue(BusinessDate);

    private static PartAmounts Sum(IEnumerable<PartAmounts> amounts) => amounts.Aggregate(default(PartAmounts), static (sum, amount) => sum + amount);

    private List<DisbursementInView> DisbursementsInView()
    {
        var disbursements = facts.Entries
            .Where(static entry => entry.IsLive && entry.Type is ProgressiveTransactionType.Disbursement or ProgressiveTransactionType.CapitalizedIncome)
            .Select(entry => new DisbursementInView(entry.Date, entry.Amount, FeesOf(entry), IsExpected: false));
        // A tranche whose day passed is no longer in the plan of a loan that runs; it can still be paid out.
        var expected = facts.IsDisbursed || facts.Tranches.Count > 0
            ? OpenTranches.Where(tranche => !facts.IsDisbursed || (tranche.Expected >= BusinessDate && tranche.Expected > facts.DisbursedOn)).Select(static tranche => new DisbursementInView(tranche.Expected, tranche.Principal, 0, IsExpected: true))
            : [new DisbursementInView(facts.ExpectedDisbursement, facts.Principal, 0, IsExpected: true)];
        return [.. disbursements.Concat(expected).OrderBy(static disbursement => disbursement.Date)];
    }

    private decimal FeesOf(Entry disbursement)
        => facts.Entries.Where(entry => entry.Type == ProgressiveTransactionType.RepaymentAtDisbursement && entry.RelatedTo == disbursement.Id).Sum(static entry => entry.Amount);
}
