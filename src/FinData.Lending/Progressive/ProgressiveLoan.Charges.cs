namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    public ProgressiveOutcome AddCharge(ProgressiveCharge charge)
    {
        ArgumentNullException.ThrowIfNull(charge);
        if (charge.Amount <= 0)
        {
            return Refused(ProgressiveRefusal.AmountNotAllowed, "an amount is positive");
        }

        if (charge.Time is ChargeTime.SpecifiedDueDate or ChargeTime.OverdueInstallment && charge.DueDate is null)
        {
            return Refused(ProgressiveRefusal.InvalidCommand, "a charge of its own has a due date");
        }

        var id = NextId();
        var amount = charge.Time is ChargeTime.Disbursement or ChargeTime.TrancheDisbursement ? AmountAtDisbursement(charge, ExpectedOf(charge)) : charge.Amount;
        facts.Charges.Add(new ChargeEntry { Id = id, Charge = charge, SubmittedOn = BusinessDate, Sequence = id, Amount = amount });
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied(id);
    }

    /// <param name="installment">For a charge on every installment: the one to waive; null: the next open one.</param>
    public ProgressiveOutcome WaiveCharge(int id, int? installment = null)
    {
        if (FindCharge(id) is not { } charge)
        {
            return Refused(ProgressiveRefusal.UnknownTarget, $"the loan has no charge {id}");
        }

        if (charge.Outstanding <= 0)
        {
            return Refused(ProgressiveRefusal.TargetNotAllowed, "nothing of the charge is left");
        }

        if (charge.IsInstallmentFee)
        {
            return (installment ?? NextWaivable(charge)) is { } number
                ? Waive(charge, number)
                : Refused(ProgressiveRefusal.TargetNotAllowed, "nothing of the charge is left");
        }

        return Waive(charge, null);
    }

    private ProgressiveOutcome Waive(ChargeEntry charge, int? installment)
    {
        var shares = replay.Charges.Find(run => run.Entry == charge)?.Shares ?? [];
        var waived = shares.Where(share => installment is null || share.Line.Number == installment).ToList();
        var amount = installment is null ? charge.Outstanding : waived.Sum(share => Math.Min(share.Amount, share.Line.Outstanding[charge.Part]));

        // Income that is noted already is taken back by the waiver; the rest is never noted.
        var noted = charge.IsInstallmentFee
            ? waived.Where(share => share.Line.Due <= AccruedUntil).Sum(static share => share.Amount)
            : AccruesOn(charge) <= AccruedUntil ? amount : 0;
        // What was due before is waived as of the day it was due.
        var due = charge.IsInstallmentFee ? waived.Select(static share => (DateOnly?)share.Line.Due).Max() : charge.Due;
        var entry = new Entry
        {
            Id = NextId(),
            Type = ProgressiveTransactionType.ChargeWaiver,
            Date = due < BusinessDate ? due.Value : BusinessDate,
            SubmittedOn = BusinessDate,
            Amount = amount,
            Charge = charge,
            Posting = new Posting(amount, PartAmounts.Of(charge.Part, noted), 0, false, 0),
        };
        facts.Entries.Add(entry);
        charge.Waivers.Add((entry, installment));
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied(entry.Id);
    }

    /// <summary>Gives an amount back against a charge.</summary>
    public ProgressiveOutcome AdjustCharge(int id, DateOnly date, decimal amount)
    {
        if (FindCharge(id) is not { } charge)
        {
            return Refused(ProgressiveRefusal.UnknownTarget, $"the loan has no charge {id}");
        }

        if (amount <= 0 || amount > charge.Amount)
        {
            return Refused(ProgressiveRefusal.AmountNotAllowed, "an adjustment is positive and not more than the charge");
        }

        return Record(ProgressiveTransactionType.ChargeAdjustment, date, amount);
    }

    public ProgressiveOutcome RemoveCharge(int id)
    {
        if (FindCharge(id) is not { } charge)
        {
            return Refused(ProgressiveRefusal.UnknownTarget, $"the loan has no charge {id}");
        }

        charge.IsRemoved = true;
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied(id);
    }

    private ChargeEntry? FindCharge(int id) => facts.Charges.Find(charge => charge.Id == id && !charge.IsRemoved);

    private int? NextWaivable(ChargeEntry charge)
        => replay.Charges.Find(run => run.Entry == charge)?.Shares
            .Where(share => share.Line.Outstanding[charge.Part] > 0)
            .Select(static share => (int?)share.Line.Number)
            .FirstOrDefault();
}
