namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    /// <summary>Puts a charge on the line or lines it falls due with.</summary>
    private void Charge(ChargeRun charge)
    {
        if (charge.Entry is { IsInstallmentFee: false, Due: { } due } && due > Lines.Where(static line => !line.IsDownPayment).Max(static line => line.Due))
        {
            AdditionalLine(due);
        }

        var principal = Lines.Sum(static line => line.Charged.Principal);
        var interest = Lines.Sum(static line => line.Charged.Interest);
        var from = facts.DisbursedOn;
        var isFirst = true;
        foreach (var line in Lines.Where(static line => !line.IsDownPayment))
        {
            var amount = charge.Entry.IsInstallmentFee
                ? line.IsRecalculated || line.IsAdditional ? 0 : AmountOf(charge.Entry.Charge, line.Charged.Principal, line.Charged.Interest)
                : charge.Entry.Charge.InstallmentNumber is { } number
                    ? line.Number == number ? AmountOf(charge.Entry.Charge, line.Charged.Principal, line.Charged.Interest) : 0
                    : charge.Entry.IsDueWithin(from, line.Due, isFirst) ? AmountOf(charge.Entry.Charge, principal, interest) : 0;
            if (amount != 0)
            {
                Put(charge, line, amount);
            }

            from = line.Due;
            isFirst = false;
        }
    }

    private void Put(ChargeRun charge, ScheduleLine line, decimal amount)
    {
        charge.Shares.Add((line, amount));
        charge.Amount += amount;
        line.AddDue(charge.Entry.Part, amount, line.MetOn);
        if (Math.Min(amount, charge.Entry.WaivedOn(line.Number)) is > 0 and var waived)
        {
            charge.Waived += waived;
            line.Waived = line.Waived.Plus(charge.Entry.Part, waived);
            line.CheckMet(line.MetOn);
        }
    }

    // A line that has nothing left but what was waived is met by the waiver.
    private void MeetWaived(EntryRun run)
    {
        foreach (var (line, _) in Charges.Find(charge => charge.Entry == run.Entry?.Charge)?.Shares ?? [])
        {
            if (line is { MetOn: null, Outstanding.Total: 0 })
            {
                line.Meet(run.Date);
            }
        }
    }

    private decimal AmountOf(ProgressiveCharge charge, decimal principal, decimal interest) => charge.Calculation switch
    {
        ChargeCalculation.Flat => charge.Amount,
        ChargeCalculation.PercentOfAmountAndInterest => PercentOf(principal + interest, charge.Amount),
        ChargeCalculation.PercentOfInterest => PercentOf(interest, charge.Amount),
        _ => PercentOf(principal, charge.Amount),
    };

    private decimal PercentOf(decimal amount, decimal percent) => facts.Math.Amount(facts.Math.Over(facts.Math.Times(amount, percent), 100));

    /// <summary>Money for fees or penalties of a line goes to its charges, the earliest due first.</summary>
    private void PayCharges(EntryRun run, ScheduleLine line, AllocationPart part, decimal amount)
    {
        foreach (var charge in Charges.Where(charge => charge.Entry.Part == part).OrderBy(static charge => charge.Entry.Due ?? DateOnly.MinValue))
        {
            var share = charge.Shares.Where(share => share.Line == line).Sum(static share => share.Amount);
            var portion = Math.Min(amount, Math.Min(share, charge.Outstanding));
            if (portion > 0)
            {
                charge.Paid += portion;
                run.ChargesPaid.Add((charge.Entry, portion));
                amount -= portion;
            }
        }
    }
}
