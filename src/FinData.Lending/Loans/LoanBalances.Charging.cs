namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    private Outcome ChargeFee(in ContractEvent next, IJournalSink? sink)
    {
        var charge = FeeCharge.Of(next);
        if (ReasonAgainst(next, Owed(charge.Part) + PendingOf(charge.Part), out var amount) is not RefusalReason.None and var reason)
        {
            return Outcome.Refused(reason);
        }

        var day = (charge.DueDate ?? next.EffectiveDate).DayNumber;
        if (day > asOf)
        {
            var place = Extras.Pending.FindLastIndex(pending => pending.Day <= day) + 1;
            Extras.Pending.Insert(place, new PendingCharge(day, charge.Part, amount));
            FindNextCharge();
            return Outcome.Applied;
        }

        PostIncome(sink, next.Offset, charge.Part, 0, amount);
        AddCharge(charge.Part, amount);
        UseCredit(next.Offset, sink);
        return Outcome.Applied;
    }

    private long PendingOf(DuePart part)
    {
        var sum = 0L;
        for (var i = 0; extras is not null && i < extras.Pending.Count; i++)
        {
            sum += extras.Pending[i].Part == part ? extras.Pending[i].Amount : 0;
        }

        return sum;
    }

    /// <summary>Forgives what has fallen due of one part, the oldest first; what waits to fall due again comes last.</summary>
    private Outcome Waive(in ContractEvent next, IJournalSink? sink)
    {
        var part = Waiver.Of(next).Part;
        if (ReasonAgainst(next, extras?.Waived ?? 0, out var amount, isOptional: true) is not RefusalReason.None and var reason)
        {
            return Outcome.Refused(reason);
        }

        var owed = Owed(part) + (part == DuePart.Penalty ? PostableLateInterest() : 0);
        if (owed == 0 || amount > owed)
        {
            return Outcome.Refused(RefusalReason.NothingToWaive);
        }

        PostLateInterest(next.Offset, sink);
        amount = amount == 0 ? owed : amount;
        Extras.Waived += amount;
        var account = IncomeOf(part);
        var left = Forgive(part, amount, account, next.Offset, sink);
        Extras.Waiting[(int)part] -= left;
        PostForgiven(sink, next.Offset, (account, 0), (ReceivableOf(part), planBase + cursor.Next), left);
        EndLateInterest(next.Offset, sink);
        dues.Sweep();
        return Outcome.Applied;
    }

    /// <summary>Takes an amount off the dues, oldest first, against an account, and returns what no due had.</summary>
    private long Forgive(DuePart part, long amount, JournalAccount against, long offset, IJournalSink? sink)
    {
        for (var place = 0; place < dues.OpenCount && amount > 0; place++)
        {
            var taken = Math.Min(amount, dues.Open(place).Unpaid.Of(part));
            dues.Raise(place, part, -taken);
            PostForgiven(sink, offset, (against, 0), (ReceivableOf(part), dues.OfOpen(place).Number), taken);
            amount -= taken;
        }

        return amount;
    }

    private void PostForgiven(IJournalSink? sink, long offset, (JournalAccount Account, int Number) debit, (JournalAccount Account, int Number) credited, long amount)
    {
        if (sink is not null && amount != 0)
        {
            PostPair(sink, offset, debit, credited, Amount(amount));
        }
    }
}
