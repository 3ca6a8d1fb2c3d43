namespace FinData.Lending.Progressive;

/// <summary>One thing that a replay does, with its place in the order: by day, then by when it was asked for. Exactly one of the three is given.</summary>
internal readonly record struct Operation(DateOnly Date, DateOnly SubmittedOn, int Sequence, Variation? Variation, ChargeEntry? Charge, EntryRun? Run)
{
    // Variations have no time of day: they work from the morning.
    private const int Morning = -1;

    internal static Operation Of(Variation variation) => new(variation.From, variation.From, Morning, variation, null, null);

    internal static Operation Of(EntryRun run) => new(run.Date, run.SubmittedOn, run.Sequence, null, null, run);

    internal static Operation Of(ChargeEntry charge)
    {
        var date = charge.Due is { } due && due < charge.SubmittedOn ? due : charge.SubmittedOn;
        return new Operation(date, charge.SubmittedOn, charge.Sequence, null, charge, null);
    }

    /// <summary>What it comes from: the same object in every replay.</summary>
    internal object? Fact => (object?)Variation ?? (object?)Charge ?? Run?.Entry;

    internal static int Compare(Operation left, Operation right)
    {
        var byDate = left.Date.CompareTo(right.Date);
        if (byDate != 0)
        {
            return byDate;
        }

        if (left.IsDisbursement && right.Charge is { IsInstallmentFee: true })
        {
            return -1;
        }

        if (right.IsDisbursement && left.Charge is { IsInstallmentFee: true })
        {
            return 1;
        }

        var bySubmission = left.SubmittedOn.CompareTo(right.SubmittedOn);
        return bySubmission != 0 ? bySubmission : left.Sequence.CompareTo(right.Sequence);
    }

    internal bool IsDisbursement => Run?.Type == ProgressiveTransactionType.Disbursement;
}
