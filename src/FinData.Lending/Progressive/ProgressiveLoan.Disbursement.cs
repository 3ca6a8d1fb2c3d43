namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    // Which expected tranche each disbursement took.
    private readonly Dictionary<int, ProgressiveTranche> disbursedTranches = [];

    /// <param name="takesDownPayment">False: the automatic down payment is left out.</param>
    public ProgressiveOutcome Disburse(DateOnly date, decimal amount, bool takesDownPayment = true)
    {
        if (CheckDisbursement(date, amount) is { } refusal)
        {
            return refusal;
        }

        var entry = Add(ProgressiveTransactionType.Disbursement, date, amount);
        TakeTranche(entry);
        Refresh(BusinessDate);
        ChargeAtDisbursement(entry);
        if (takesDownPayment && Terms is { AutoDownPayment: true, DownPaymentPercent: > 0 })
        {
            // Where a later re-aging or re-amortization has lifted what was open by then, the share of the amount says it.
            var isLifted = facts.Entries.Exists(e => e.IsLive && e.Date >= date && e.Type is ProgressiveTransactionType.ReAge or ProgressiveTransactionType.ReAmortize);
            var downPayment = isLifted ? replay.DownPaymentOf(amount) : replay.Lines.Where(line => line.IsDownPayment && line.Due == date).Sum(static line => line.Outstanding.Principal);
            if (downPayment > 0)
            {
                Add(ProgressiveTransactionType.DownPayment, date, downPayment);
                Refresh(BusinessDate);
            }
        }

        return ProgressiveOutcome.Applied(entry.Id);
    }

    /// <summary>Takes everything back: the loan is approved again, and nothing was lent.</summary>
    public ProgressiveOutcome UndoDisbursal()
    {
        if (!facts.IsDisbursed)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "nothing is disbursed");
        }

        // What was paid out stays what is expected now.
        foreach (var (id, tranche) in disbursedTranches)
        {
            facts.Tranches[facts.Tranches.IndexOf(tranche)] = tranche with { Principal = facts.Find(id)!.Amount };
        }

        facts.Entries.Clear();
        facts.Charges.RemoveAll(static charge => charge.DisbursementId is not null);
        disbursedTranches.Clear();
        AccruedUntil = null;
        LastClosed = null;
        facts.Closed = null;
        Status = ProgressiveStatus.Approved;
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied();
    }

    public ProgressiveOutcome UndoLastDisbursal()
    {
        var disbursements = facts.Disbursements.OrderBy(static entry => entry.Date).ThenBy(static entry => entry.Id).ToList();
        if (disbursements.Count < 2)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "there is no second disbursement to undo");
        }

        var last = disbursements[^1];
        facts.Entries.RemoveAll(entry => entry == last
            || (entry.Type == ProgressiveTransactionType.DownPayment && entry.Date >= last.Date && entry.Id > last.Id));
        facts.Charges.RemoveAll(charge => charge.DisbursementId == last.Id);
        if (disbursedTranches.Remove(last.Id, out var tranche))
        {
            facts.Tranches.Remove(tranche);
        }

        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied();
    }

    /// <summary>Adds a tranche that is expected later.</summary>
    public ProgressiveOutcome ExpectTranche(DateOnly expected, decimal principal)
    {
        if (!Terms.MultiDisburse)
        {
            return Refused(ProgressiveRefusal.NotOffered, "the product is disbursed at once");
        }

        if (principal <= 0)
        {
            return Refused(ProgressiveRefusal.AmountNotAllowed, "an amount is positive");
        }

        facts.Tranches.Add(new ProgressiveTranche(expected, principal));
        ChargeTranche(expected);
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied();
    }

    private IEnumerable<ProgressiveTranche> OpenTranches => facts.Tranches.Where(tranche => !disbursedTranches.ContainsValue(tranche));

    private ProgressiveOutcome? CheckDisbursement(DateOnly date, decimal amount)
    {
        if (Status == ProgressiveStatus.Submitted || (facts.IsDisbursed && !Terms.MultiDisburse))
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "the loan is not approved, or is disbursed already");
        }

        if (IsChargedOff)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "the loan is charged off");
        }

        if (date > BusinessDate || date < Terms.SubmittedOn)
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "a disbursement lies between the submission and the business date");
        }

        if (amount <= 0 || LentSoFar() + amount > (Terms.DisbursementLimit ?? facts.Principal))
        {
            return Refused(ProgressiveRefusal.AmountNotAllowed, "more than may be disbursed, or nothing");
        }

        return !Terms.Tranches.IsEmpty && !OpenTranches.Any()
            ? Refused(ProgressiveRefusal.NotOffered, "no further tranche is expected")
            : null;
    }

    // The earliest expected tranche becomes what was really paid out.
    private void TakeTranche(Entry entry)
    {
        if (OpenTranches.MinBy(static tranche => tranche.Expected) is { } tranche)
        {
            disbursedTranches.Add(entry.Id, tranche);
        }
    }
}
