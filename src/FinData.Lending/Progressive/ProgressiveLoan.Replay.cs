namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    /// <summary>Derives everything again, and posts what follows from it.</summary>
    /// <param name="isClosing">By the close of business, which classes the loan itself and leaves balances as they were.</param>
    private void Refresh(DateOnly target, bool isClosing = false)
    {
        if (!facts.IsDisbursed)
        {
            replay = Replay.Expected(facts);
            ClosedOn = null;
            OverpaidOn = null;
            return;
        }

        replay = Replay.Of(facts, target, memory);
        Adopt();
        AccrueAtEnd();
        UpdateStatus();
        if (!isClosing)
        {
            AccrueAnew();
            NoteActivitiesAnew();
        }

        UpdateBalances(withIncome: !isClosing);
        if (!isClosing)
        {
            Classify(target);
        }
    }

    /// <summary>
    /// Keeps what the replay made of each transaction. One that came out otherwise than before counts as replayed, and so do those after
    /// it on the same day, which keep their order by it.
    /// </summary>
    private void Adopt()
    {
        DateOnly? changedOn = null;
        foreach (var run in replay.Runs.OrderBy(static run => run.Date).ThenBy(static run => run.Sequence))
        {
            if (run.Entry is not { } entry)
            {
                continue;
            }

            var posting = run.ToPosting();
            if (entry.Posting is { } before && (!posting.IsSame(before) || changedOn == run.Date))
            {
                entry.IsReplayed = true;
                changedOn = run.Date;
            }

            entry.Posting = posting;
        }

        foreach (var charge in replay.Charges)
        {
            if (!charge.Entry.IsAtDisbursement)
            {
                charge.Entry.Amount = charge.Amount;
                charge.Entry.Paid = charge.Paid;
                charge.Entry.Waived = charge.Waived;
            }
        }
    }

    private void UpdateStatus()
    {
        var lastPayment = LastMovement();
        if (replay.Overpaid > 0)
        {
            OverpaidOn ??= lastPayment;
            ClosedOn = null;
            Status = ProgressiveStatus.Overpaid;
        }
        else if (replay.Lines.TrueForAll(static line => line.Outstanding.Total == 0))
        {
            OverpaidOn = null;
            ClosedOn ??= lastPayment;
            Status = facts.Entries.Exists(static entry => entry.Type == ProgressiveTransactionType.WriteOff && entry.IsLive)
                ? ProgressiveStatus.ClosedWrittenOff
                : ProgressiveStatus.ClosedObligationsMet;
        }
        else
        {
            OverpaidOn = null;
            ClosedOn = null;
            Status = ProgressiveStatus.Active;
        }

        if (Status is ProgressiveStatus.ClosedObligationsMet or ProgressiveStatus.Overpaid)
        {
            AccrueAtClosure();
        }
    }

    private DateOnly LastMovement()
        => facts.Entries.Where(static entry => entry.IsLive && !entry.Type.IsIncome()).Max(static entry => entry.Date);

    /// <summary>Principal outstanding after each transaction that moves it; none after one that only lays what is owed out anew.</summary>
    /// <param name="withIncome">Deferred income that leaves the balance as it is shows it too.</param>
    private void UpdateBalances(bool withIncome)
    {
        var balance = 0m;
        foreach (var entry in InOrder().Where(static entry => entry.IsLive && (!entry.Type.IsIncome() || entry.Type.IsBuyDownFee())))
        {
            if (entry.Type.IsBuyDownFee())
            {
                entry.LoanBalance = withIncome ? balance : entry.LoanBalance;
                continue;
            }

            if (entry.Type is ProgressiveTransactionType.ReAge or ProgressiveTransactionType.ReAmortize or ProgressiveTransactionType.ContractTermination
                or ProgressiveTransactionType.ChargeOff)
            {
                entry.LoanBalance = 0;
                continue;
            }

            var posting = entry.Posting!;
            balance += entry.Type switch
            {
                ProgressiveTransactionType.Disbursement or ProgressiveTransactionType.CapitalizedIncome => posting.Amount - posting.Overpayment,
                ProgressiveTransactionType.Chargeback or ProgressiveTransactionType.CreditBalanceRefund => LentAnew(posting),
                _ => -posting.Parts.Principal,
            };
            entry.LoanBalance = Math.Max(0, balance);
        }
    }

    private decimal LentAnew(Posting posting)
    {
        if (posting.Overpayment == 0)
        {
            return posting.Parts.Principal;
        }

        var paid = Terms.ChargebackOrder.IsEmpty ? posting.Amount - posting.Overpayment : posting.Parts.Principal - posting.PaidPrincipal;
        return Math.Max(0, paid);
    }

    private IEnumerable<Entry> InOrder() => facts.Entries.OrderBy(static entry => entry.Date).ThenBy(static entry => entry.Id);
}
