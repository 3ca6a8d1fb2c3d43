namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    /// <summary>
    /// A cumulative schedule stands, with all its charges, before any payment is worked through it: a payment pays charges that fall due
    /// after it, or were asked for after it. Where interest follows payments, only the first disbursement can come before them.
    /// </summary>
    private static List<Operation> SchedulesFirst(LoanFacts facts, List<Operation> sorted)
    {
        var charges = sorted.Where(static operation => operation.Charge is not null);
        var others = sorted.FindAll(static operation => operation.Charge is null);
        if (facts.Recalculates || facts.RecalculatesCumulatively)
        {
            var first = others.FindIndex(static operation => operation.IsDisbursement) + 1;
            return [.. others.Take(first), .. charges, .. others.Skip(first)];
        }

        return
        [
            .. others.Where(static operation => operation.IsDisbursement || operation.Variation is not null),
            .. charges,
            .. others.Where(static operation => !operation.IsDisbursement && operation.Variation is null),
        ];
    }

    /// <summary>Installment by installment, whether due or not. What is left.</summary>
    private decimal AllocateInOrder(AllocationWalk walk, decimal amount, PaymentAllocation allocation, Predicate<ScheduleLine> takes)
    {
        foreach (var line in Lines.Where(line => !line.IsMet && takes(line)).OrderBy(static line => line.Number).ToList())
        {
            if (amount <= 0)
            {
                break;
            }

            var date = walk.Run.Date;
            var due = date > line.Due ? DueKind.PastDue : date == line.Due ? DueKind.Due : DueKind.InAdvance;
            if (due == DueKind.InAdvance && allocation.DueChargesFirst)
            {
                amount = PayDueCharges(walk, line, amount);
            }

            foreach (var rule in allocation.Order.Where(rule => rule.Due == due))
            {
                amount -= PayPart(walk, rule, line, amount);
            }

            line.CheckMet(date);
        }

        return amount;
    }

    /// <summary>In an installment paid in advance, charges come first as far as charges of the loan are due on their own days; none on a day of its own is due at once.</summary>
    private decimal PayDueCharges(AllocationWalk walk, ScheduleLine line, decimal amount)
    {
        var due = Charges.FindAll(charge => charge.Outstanding > 0 && !(charge.Entry.Due > walk.Run.Date));
        foreach (var part in (AllocationPart[])[AllocationPart.Penalty, AllocationPart.Fee])
        {
            var room = due.Where(charge => charge.Entry.Part == part).Sum(static charge => charge.Amount);
            amount -= PayPart(walk, new AllocationRule(DueKind.InAdvance, part), line, Math.Min(amount, room));
        }

        return amount;
    }
}
