namespace FinData.Lending.Progressive;

/// <summary>A fee or penalty, and what the last replay paid of it.</summary>
internal sealed class ChargeEntry
{
    internal required int Id { get; init; }

    internal required ProgressiveCharge Charge { get; init; }

    internal required DateOnly SubmittedOn { get; init; }

    internal required int Sequence { get; init; }

    /// <summary>For a charge on a disbursement: the transaction that it goes with.</summary>
    internal int? DisbursementId { get; init; }

    internal bool IsRemoved { get; set; }

    /// <summary>What it comes to: for a percentage, of what the last replay showed.</summary>
    internal decimal Amount { get; set; }

    internal decimal Paid { get; set; }

    internal decimal Waived { get; set; }

    /// <summary>What waived it, whole or (for a charge on every installment) on one.</summary>
    internal List<(Entry Waiver, int? Installment)> Waivers { get; } = [];

    internal bool IsPenalty => Charge.IsPenalty;

    internal AllocationPart Part => IsPenalty ? AllocationPart.Penalty : AllocationPart.Fee;

    internal bool IsInstallmentFee => Charge.Time == ChargeTime.Installment;

    internal bool IsAtDisbursement => Charge.Time is ChargeTime.Disbursement or ChargeTime.TrancheDisbursement;

    internal DateOnly? Due => Charge.DueDate;

    internal decimal Outstanding => Amount - Paid - Waived;

    /// <summary>What of the charge is waived on an installment: what was left of it then.</summary>
    internal decimal WaivedOn(int installment)
        => LiveWaivers.Where(waiver => waiver.Installment is null || waiver.Installment == installment).Sum(static waiver => waiver.Waiver.Amount);

    internal IEnumerable<(Entry Waiver, int? Installment)> LiveWaivers => Waivers.Where(static waiver => !waiver.Waiver.IsReversed);

    internal bool IsDueWithin(DateOnly from, DateOnly due, bool isFirst)
        => Due is { } date && (from < date || (isFirst && from == date)) && date <= due;
}
