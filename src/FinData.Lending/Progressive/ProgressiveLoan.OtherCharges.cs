namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    // An installment is overdue for this many days before it is charged for it.
    private const int LateChargeWait = 2;

    /// <summary>Charges at disbursement are kept back from the money that is paid out; those of a tranche from the tranche that they were expected with.</summary>
    private void ChargeAtDisbursement(Entry disbursement)
    {
        var total = 0m;
        var isFirst = facts.Disbursements.Count() == 1;
        var expected = disbursedTranches.TryGetValue(disbursement.Id, out var tranche) ? tranche.Expected : disbursement.Date;
        foreach (var charge in facts.Charges.Where(charge => charge is { IsRemoved: false, Paid: 0 } && charge.Charge.Time switch
        {
            ChargeTime.Disbursement => isFirst,
            ChargeTime.TrancheDisbursement => charge.Due is { } due ? due == expected : !isFirst,
            _ => false,
        }))
        {
            charge.Amount = AmountAtDisbursement(charge.Charge, disbursement.Amount);
            charge.Paid = charge.Amount;
            total += charge.Amount;
        }

        if (total > 0)
        {
            Add(ProgressiveTransactionType.RepaymentAtDisbursement, disbursement.Date, total, disbursement.Id);
            Refresh(BusinessDate);
        }
    }

    private decimal AmountAtDisbursement(ProgressiveCharge charge, decimal lent)
    {
        var interest = replay.Lines.Sum(static line => line.Charged.Interest);
        return charge.Calculation switch
        {
            ChargeCalculation.Flat => charge.Amount,
            ChargeCalculation.PercentOfAmountAndInterest => facts.Math.Amount((lent + interest) * charge.Amount / 100),
            ChargeCalculation.PercentOfInterest => facts.Math.Amount(interest * charge.Amount / 100),
            _ => facts.Math.Amount(lent * charge.Amount / 100),
        };
    }

    private decimal ExpectedOf(ProgressiveCharge charge)
        => charge.DueDate is { } due && facts.Tranches.Find(tranche => tranche.Expected == due) is { Principal: > 0 } tranche ? tranche.Principal : facts.Principal;

    /// <summary>A tranche that is added later costs what the others cost.</summary>
    private void ChargeTranche(DateOnly expected)
    {
        var charges = facts.Charges
            .Where(static charge => charge is { IsRemoved: false, Charge: { Time: ChargeTime.TrancheDisbursement, DueDate: not null } })
            .Select(charge => charge.Charge with { DueDate = expected })
            .Distinct()
            .ToList();
        foreach (var charge in charges.Where(charge => !facts.Charges.Exists(other => !other.IsRemoved && other.Charge == charge)))
        {
            AddCharge(charge);
        }
    }

    /// <summary>The penalty on every installment that is overdue, asked for once.</summary>
    private void ChargeOverdue(DateOnly day)
    {
        if (Terms.LateCharge is not { } late || IsChargedOff)
        {
            return;
        }

        foreach (var line in replay.Lines.Where(line => !line.IsDownPayment && !line.IsAdditional && line.Due.AddDays(LateChargeWait) < day
            && line.Outstanding.Principal + line.Outstanding.Interest > 0).ToList())
        {
            if (!facts.Charges.Exists(charge => charge.Charge.Time == ChargeTime.OverdueInstallment && charge.Charge.InstallmentNumber == line.Number))
            {
                AddCharge(late with { DueDate = line.Due, InstallmentNumber = line.Number });
            }
        }
    }
}
