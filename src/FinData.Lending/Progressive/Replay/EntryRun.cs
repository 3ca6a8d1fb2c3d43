namespace FinData.Lending.Progressive;

/// <summary>A transaction while a replay works on it.</summary>
internal sealed class EntryRun
{
    /// <summary>Null for one that is only supposed.</summary>
    internal Entry? Entry { get; init; }

    internal required ProgressiveTransactionType Type { get; init; }

    internal required DateOnly Date { get; init; }

    internal required DateOnly SubmittedOn { get; init; }

    internal required int Sequence { get; init; }

    internal required decimal Amount { get; set; }

    internal ProgressiveReAge? ReAge { get; init; }

    internal InterestHandling Handling { get; init; } = InterestHandling.Default;

    internal PartAmounts Parts { get; set; }

    internal decimal Overpayment { get; set; }

    internal bool IsVoid { get; set; }

    /// <summary>What went to which installment.</summary>
    internal List<(ScheduleLine Line, PartAmounts Parts)> Allocations { get; } = [];

    /// <summary>What of it went to which charge.</summary>
    internal List<(ChargeEntry Charge, decimal Amount)> ChargesPaid { get; } = [];

    internal static EntryRun Of(Entry entry) => new()
    {
        Entry = entry,
        Type = entry.Type,
        Date = entry.Date,
        SubmittedOn = entry.SubmittedOn,
        Sequence = entry.Id,
        Amount = entry.Amount,
        ReAge = entry.ReAge,
        Handling = entry.Handling,
    };

    internal void Allocate(ScheduleLine line, AllocationPart part, decimal amount)
    {
        if (amount == 0)
        {
            return;
        }

        var at = Allocations.FindIndex(allocation => allocation.Line == line);
        if (at < 0)
        {
            Allocations.Add((line, PartAmounts.Of(part, amount)));
        }
        else
        {
            Allocations[at] = (line, Allocations[at].Parts.Plus(part, amount));
        }
    }

    internal void SetParts(PartAmounts parts)
    {
        Parts = parts;
        Amount = parts.Total;
    }

    internal Posting ToPosting() => new(Amount, Parts, Overpayment, IsVoid, Allocations.Sum(static allocation => allocation.Parts.Principal))
    {
        ChargesPaid = [.. ChargesPaid],
    };
}
