namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    private DateOnly? AccruesOn(ChargeEntry charge) => Terms.ChargesAccrueWhenAdded ? charge.SubmittedOn : charge.Due;

    /// <summary>On a cumulative loan, charges that are earned when they are asked for are noted by installment. True: something was noted.</summary>
    private bool PostByInstallment(DateOnly until)
    {
        var isPosted = false;
        if (!Terms.IsCumulative || !Terms.ChargesAccrueWhenAdded)
        {
            return isPosted;
        }

        for (var last = 0; last < replay.Lines.Count - 1; last++)
        {
            var later = replay.Lines.Skip(last + 1).ToList();
            var accruable = replay.Charges.Where(charge => AccruesOn(charge.Entry) <= until)
                .Aggregate(AccruableOn(until), (sum, charge) => sum.Plus(charge.Entry.Part, -charge.Shares.Where(share => later.Contains(share.Line)).Sum(static share => share.Amount)));
            if (accruable - Accrued() is { Interest: >= 0, Fees: >= 0, Penalties: >= 0, Total: > 0 })
            {
                isPosted |= PostAccrual(until, accruable);
            }
        }

        return isPosted;
    }

    /// <summary>What is earned by a day: interest of its days, charges that are due by then.</summary>
    private PartAmounts AccruableOn(DateOnly day)
    {
        var interestDay = Terms.InterestOnDisbursementDay ? day.AddDays(1) : day;
        var plan = facts.Recalculates && day != replay.Target ? Replay.Of(facts, interestDay, memory).Plan : replay.Plan;
        var accruable = default(PartAmounts);
        var isFirst = true;
        foreach (var line in replay.Lines.Where(static line => !line.IsDownPayment))
        {
            if (day > line.From || (isFirst && day == line.From))
            {
                accruable += new PartAmounts(0, InterestEarned(line, plan, interestDay), 0, 0);
            }

            isFirst = false;
        }

        foreach (var charge in replay.Charges.Where(static charge => !charge.Entry.IsAtDisbursement))
        {
            var due = charge.Entry.IsInstallmentFee
                ? charge.Shares.Where(share => share.Line.Due <= day).Sum(static share => share.Amount)
                : AccruesOn(charge.Entry) <= day ? charge.Amount - charge.Waived : 0;
            accruable = accruable.Plus(charge.Entry.Part, due);
        }

        return accruable;
    }

    private decimal InterestEarned(ScheduleLine line, InterestPlan plan, DateOnly day)
    {
        if (line.IsAdditional || !facts.BearsInterest)
        {
            return 0;
        }

        var interest = facts.IsLaidOut
            ? replay.EarnedEvenly(line, day)
            : day > line.Due
            ? line.Charged.Interest - line.Credited.Interest
            : day > line.From ? EarnedWithin(line, plan, day) : 0;
        return Math.Max(0, interest - line.Waived.Interest);
    }

    private decimal EarnedWithin(ScheduleLine line, InterestPlan plan, DateOnly day)
        => Terms.IsCumulative ? replay.EarnedEvenly(line, day) : plan.InterestUntil(line.From, line.Due, day, withCredits: false);
}
