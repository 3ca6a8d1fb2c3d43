namespace FinData.Lending.Progressive;

/// <summary>What is owed of a progressive loan on a day, and what of it is income. A part of an installment is owed from its due date on, interest also as it is earned.</summary>
internal sealed class ProgressiveStanding
{
    /// <param name="lent">All that was lent: what the installments do not ask for yet is owed all the same.</param>
    internal ProgressiveStanding(Replay replay, DateOnly day, decimal lent)
    {
        Replay = replay;
        Day = day;
        foreach (var line in replay.Lines)
        {
            Outstanding += line.Outstanding;
            Paid += line.Paid with { Fees = 0, Penalties = 0 };
            if (line.Due > day)
            {
                Accrued += EarnedOf(line) - line.Paid.Interest;
                continue;
            }

            Due += line.Outstanding;
            if (line.Due < day && line.Outstanding.Total > 0)
            {
                Overdue += line.Outstanding.Total;
                OverdueSince = OverdueSince is { } since && since < line.Due ? since : line.Due;
            }
        }

        // Charges say themselves what was paid of them: a re-aging may leave no installment that does.
        Paid = replay.Charges.Aggregate(Paid, static (sum, charge) => sum.Plus(charge.Entry.Part, charge.Paid));
        AddsUp = Outstanding.Principal + Paid.Principal == lent;
        Outstanding = Outstanding with { Principal = lent - Paid.Principal };
    }

    internal Replay Replay { get; }

    internal DateOnly Day { get; }

    /// <summary>Of all installments, interest that is not earned yet too.</summary>
    internal PartAmounts Outstanding { get; }

    internal PartAmounts Due { get; }

    internal PartAmounts Paid { get; }

    /// <summary>Earned and not due.</summary>
    internal decimal Accrued { get; }

    internal PartAmounts Income => Due + Paid.Plus(AllocationPart.Interest, Accrued);

    /// <summary>The installments ask for all that was lent, and for no more.</summary>
    internal bool AddsUp { get; }

    internal decimal Overdue { get; }

    internal DateOnly? OverdueSince { get; }

    internal decimal Credit => Replay.Overpaid;

    /// <summary>Owed now: all principal, and the rest as far as it is due or earned.</summary>
    internal PartAmounts Owed => Due with { Principal = Outstanding.Principal, Interest = Due.Interest + Accrued };

    internal bool IsSettled => Owed.Total == 0 && Outstanding is { Fees: 0, Penalties: 0 };

    /// <summary>Receivables by installment, credit and income: everything of the journal that follows from the installments. Cash balances it.</summary>
    internal ProgressiveLedger Ledger()
    {
        var ledger = new ProgressiveLedger();
        foreach (var line in Replay.Lines)
        {
            if (line.Due <= Day)
            {
                ledger.Add(JournalAccount.Principal, line.Number, line.Outstanding.Principal);
                ledger.Add(JournalAccount.InterestReceivable, line.Number, line.Outstanding.Interest);
                ledger.Add(JournalAccount.FeeReceivable, line.Number, line.Outstanding.Fees);
                ledger.Add(JournalAccount.PenaltyReceivable, line.Number, line.Outstanding.Penalties);
            }
        }

        ledger.Add(JournalAccount.Principal, 0, Outstanding.Principal - Due.Principal);
        ledger.Add(JournalAccount.InterestReceivable, 0, Accrued);
        ledger.Add(JournalAccount.UnallocatedCredit, 0, -Credit);
        ledger.Add(JournalAccount.InterestIncome, 0, -Income.Interest);
        ledger.Add(JournalAccount.FeeIncome, 0, -Income.Fees);
        ledger.Add(JournalAccount.PenaltyIncome, 0, -Income.Penalties);
        return ledger;
    }

    /// <summary>The day belongs to the installment that it is due in, and to the next one what that leaves it.</summary>
    private decimal EarnedOf(ScheduleLine line)
        => line.IsRegular && line.From <= Day
            ? Math.Max(line.Paid.Interest, Replay.Plan.InterestUntil(line.From, line.Due, Day, withCredits: true))
            : line.Paid.Interest;
}
