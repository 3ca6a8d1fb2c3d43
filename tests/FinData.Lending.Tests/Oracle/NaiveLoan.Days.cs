namespace FinData.Lending.Tests.Oracle;

internal sealed partial class NaiveLoan
{
    private void PassDay(NaivePlan running)
    {
        while (running.NextDate == today)
        {
            FallDue(running);
        }

        foreach (var fee in terms.Fees.Where(fee => fee.Timing == FeeTiming.Date && fee.Date == today))
        {
            Charge(DuePart.Fee, FeeOn(fee, terms.Principal));
        }

        foreach (var charge in pending.Where(charge => charge.Day == today))
        {
            Charge(charge.Part, charge.Amount);
        }

        foreach (var due in dues.Where(due => terms.LateCharges is { } late && due.Date.AddDays(late.GraceDays + 1) == today))
        {
            due.Owed[(int)DuePart.Penalty] += NaiveRounding.ToPosted(due.LateBase * terms.LateCharges!.FixedShare, terms);
        }

        credit = Allocate(credit);
    }

    private void FallDue(NaivePlan running)
    {
        var due = new NaiveDue(running.NextNumber, today, running.Undue);
        var (principal, interest) = running.FallDue(today, Outstanding);
        due.Owed[(int)DuePart.Principal] = principal;
        due.Owed[(int)DuePart.Interest] = interest;
        if (due.Opening > 0)
        {
            due.Owed[(int)DuePart.Fee] = terms.Fees.Where(static fee => fee.Timing == FeeTiming.Installment).Sum(fee => FeeOn(fee, principal + interest));
        }

        TakeWaiting(due);
        var taken = Math.Min(ahead, principal);
        due.Paid[(int)DuePart.Principal] += taken;
        ahead -= taken;
        dues.Add(due);
    }

    private void TakeWaiting(NaiveDue due)
    {
        for (var part = 0; part < 4; part++)
        {
            due.Owed[part] += waiting[part];
            waiting[part] = 0;
        }
    }

    private void Charge(DuePart part, decimal amount)
    {
        if (amount != 0)
        {
            var due = new NaiveDue(0, today, 0);
            due.Owed[(int)part] = amount;
            dues.Add(due);
        }
    }

    private decimal FeeOn(FeeTerms fee, decimal on) => NaiveRounding.ToPosted(fee.Amount ?? (on * fee.Share!.Value), terms);

    /// <summary>Settles what is due in the agreed order and returns the rest.</summary>
    private decimal Allocate(decimal amount)
    {
        foreach (var (due, part) in Claims().ToList())
        {
            amount -= due.Pay(part, amount);
        }

        EndLate();
        return amount;
    }

    private IEnumerable<(NaiveDue Due, DuePart Part)> Claims()
    {
        var order = terms.AllocationOrder;
        if (!order.IsBySteps)
        {
            var parts = Enumerable.Range(0, 4).Select(place => order[place]).ToList();
            return order.IsVertical ? parts.SelectMany(part => dues.Select(due => (due, part))) : dues.SelectMany(due => parts.Select(part => (due, part)));
        }

        var steps = Enumerable.Range(0, 8).Select(place => order.StepAt(place)).Select(static step => (IsPast: (int)step < 4, Part: (DuePart)((int)step % 4))).ToList();
        return order.IsVertical
            ? steps.SelectMany(step => dues.Where(due => due.Date < today == step.IsPast).Select(due => (due, step.Part)))
            : steps.GroupBy(static step => step.IsPast).SelectMany(kind
                => dues.Where(due => due.Date < today == kind.Key).SelectMany(due => kind.Select(step => (due, step.Part))));
    }

    private void PostLate() => dues.ForEach(due => due.PostLateInterest(terms, today));

    private void EndLate() => dues.ForEach(due => due.EndLateInterest(today));
}
