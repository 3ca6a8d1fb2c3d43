namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    public ProgressiveOutcome ReAge(ProgressiveReAge reAge)
    {
        ArgumentNullException.ThrowIfNull(reAge);
        if (CheckServicing(reAge.InterestHandling) is { } refusal)
        {
            return refusal;
        }

        // New installments that start in the past start with the re-aging.
        var date = reAge.Date ?? (reAge.Start < BusinessDate ? reAge.Start : BusinessDate);
        if (reAge.Start < facts.DisbursedOn || date > BusinessDate)
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "new installments start after the disbursement, and not in the future");
        }

        if (reAge.InstallmentCount < 1 || reAge.Every < 1)
        {
            return Refused(ProgressiveRefusal.InvalidCommand, "at least one installment, at least one step apart");
        }

        if (HasLive(ProgressiveTransactionType.ReAge))
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "the loan is re-aged already");
        }

        return Apply(new Entry
        {
            Id = NextId(),
            Type = ProgressiveTransactionType.ReAge,
            Date = date,
            SubmittedOn = BusinessDate,
            Amount = 0,
            ReAge = reAge,
        });
    }

    public ProgressiveOutcome UndoReAge() => Undo(ProgressiveTransactionType.ReAge);

    public ProgressiveOutcome ReAmortize(DateOnly date, InterestHandling interestHandling = InterestHandling.Default)
    {
        if (CheckServicing(interestHandling) is { } refusal)
        {
            return refusal;
        }

        if (date > BusinessDate || date >= replay.Lines.Where(static line => line.IsRegular).Max(static line => line.Due))
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "there is no installment to come");
        }

        return Apply(new Entry
        {
            Id = NextId(),
            Type = ProgressiveTransactionType.ReAmortize,
            Date = date,
            SubmittedOn = BusinessDate,
            Amount = 0,
            Handling = interestHandling,
        });
    }

    public ProgressiveOutcome UndoReAmortize() => Undo(ProgressiveTransactionType.ReAmortize);

    public ProgressiveOutcome ChargeOff(DateOnly date)
    {
        if (!IsOpen || IsChargedOff)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "only an open loan can be charged off, and once");
        }

        return date > BusinessDate || date < LastMovement()
            ? Refused(ProgressiveRefusal.DateNotAllowed, "a charge-off lies in no future and behind all other transactions")
            : Apply(NewEntry(ProgressiveTransactionType.ChargeOff, date));
    }

    public ProgressiveOutcome UndoChargeOff()
    {
        if (facts.Entries.FindLast(static entry => entry.IsLive && !entry.Type.IsIncome()) is not { Type: ProgressiveTransactionType.ChargeOff })
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "the last thing that happened is no charge-off");
        }

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
