namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    public ProgressiveOutcome ReAge(ProgressiveReAge reAge)
    {
        ArgumentNullException.ThrowIfNull(reAge);
        return CheckReAge(reAge) ?? Apply(ReAgeEntry(reAge, NextId()));
    }

    public ProgressiveOutcome UndoReAge() => Undo(ProgressiveTransactionType.ReAge);

    public ProgressiveOutcome ReAmortize(DateOnly date, InterestHandling interestHandling = InterestHandling.Default)
        => CheckReAmortize(date, interestHandling) ?? Apply(ReAmortizeEntry(date, interestHandling, NextId()));

    public ProgressiveOutcome UndoReAmortize() => Undo(ProgressiveTransactionType.ReAmortize);

    public ProgressiveOutcome ChargeOff(DateOnly date)
    {
        if (!IsOpen || IsChargedOff)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "only an open loan can be charged off, and once");
        }

        if (date > BusinessDate || date < LastMovement() || facts.Charges.Exists(charge => !charge.IsRemoved && charge.SubmittedOn > date))
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "a charge-off lies in no future and behind all other transactions and charges");
        }

        EarnDeferred(BusinessDate, isAll: false);
        var outcome = Apply(NewEntry(ProgressiveTransactionType.ChargeOff, date));
        if (outcome.IsApplied)
        {
            ChargeOffDeferred(outcome.Id, date);
        }

        return outcome;
    }

    public ProgressiveOutcome UndoChargeOff()
    {
        if (facts.Entries.FindLast(static entry => entry.IsLive && !entry.Type.IsIncome()) is not { Type: ProgressiveTransactionType.ChargeOff })
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "the last thing that happened is no charge-off");
        }

        UndoChargeOffOfDeferred();
        return Undo(ProgressiveTransactionType.ChargeOff);
    }

    /// <summary>Ends the contract: all that is outstanding falls due on the business date.</summary>
    public ProgressiveOutcome Terminate()
        => !IsOpen || HasLive(ProgressiveTransactionType.ContractTermination) || IsChargedOff
            ? Refused(ProgressiveRefusal.StatusNotAllowed, "only an open contract can be ended, and once")
            : Apply(NewEntry(ProgressiveTransactionType.ContractTermination, BusinessDate));

    public ProgressiveOutcome UndoTermination() => Undo(ProgressiveTransactionType.ContractTermination);

    private bool HasLive(ProgressiveTransactionType type) => facts.Entries.Exists(entry => entry.Type == type && entry.IsLive);

    private Entry NewEntry(ProgressiveTransactionType type, DateOnly date)
        => new() { Id = NextId(), Type = type, Date = date, SubmittedOn = BusinessDate, Amount = 0 };

    // New installments that start in the past start with the re-aging.
    private DateOnly DateOf(ProgressiveReAge reAge) => reAge.Date ?? (reAge.Start < BusinessDate ? reAge.Start : BusinessDate);

    private Entry ReAgeEntry(ProgressiveReAge reAge, int id)
        => new() { Id = id, Type = ProgressiveTransactionType.ReAge, Date = DateOf(reAge), SubmittedOn = BusinessDate, Amount = 0, ReAge = reAge };

    private Entry ReAmortizeEntry(DateOnly date, InterestHandling handling, int id)
        => new() { Id = id, Type = ProgressiveTransactionType.ReAmortize, Date = date, SubmittedOn = BusinessDate, Amount = 0, Handling = handling };

    private ProgressiveOutcome? CheckReAge(ProgressiveReAge reAge)
    {
        if (CheckServicing(reAge.InterestHandling) is { } refusal)
        {
            return refusal;
        }

        if (reAge.Start < facts.DisbursedOn || DateOf(reAge) > BusinessDate)
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "new installments start after the disbursement, and not in the future");
        }

        if (reAge.InstallmentCount < 1 || reAge.Every < 1)
        {
            return Refused(ProgressiveRefusal.InvalidCommand, "at least one installment, at least one step apart");
        }

        return HasLive(ProgressiveTransactionType.ReAge) ? Refused(ProgressiveRefusal.StatusNotAllowed, "the loan is re-aged already") : null;
    }

    private ProgressiveOutcome? CheckReAmortize(DateOnly date, InterestHandling handling)
    {
        if (CheckServicing(handling) is { } refusal)
        {
            return refusal;
        }

        return date > BusinessDate || date >= replay.Lines.Where(static line => line.IsRegular).Max(static line => line.Due)
            ? Refused(ProgressiveRefusal.DateNotAllowed, "there is no installment to come")
            : null;
    }

    private ProgressiveOutcome? CheckServicing(InterestHandling handling)
    {
        if (!IsOpen || IsChargedOff || HasLive(ProgressiveTransactionType.ContractTermination))
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "only an open loan can be arranged anew");
        }

        return handling == InterestHandling.Waive || (handling == InterestHandling.Default && facts.BearsInterest && !facts.Recalculates)
            ? Refused(ProgressiveRefusal.NotOffered, "interest can't be handled so")
            : null;
    }

    private ProgressiveOutcome Apply(Entry entry)
    {
        facts.Entries.Add(entry);
        Refresh(BusinessDate);
        if (!entry.IsLive)
        {
            facts.Entries.Remove(entry);
            return Refused(ProgressiveRefusal.AmountNotAllowed, "there is nothing that it would change");
        }

        return ProgressiveOutcome.Applied(entry.Id);
    }

    private ProgressiveOutcome Undo(ProgressiveTransactionType type)
    {
        if (facts.Entries.FindLast(entry => entry.Type == type && entry.IsLive) is not { } entry)
        {
            return Refused(ProgressiveRefusal.UnknownTarget, $"there is no {type} to undo");
        }

        entry.IsReversed = true;
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied(entry.Id);
    }
}
