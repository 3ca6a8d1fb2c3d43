namespace FinData.Lending.Progressive;

public sealed record ProgressiveChargeView
{
    public required int Id { get; init; }

    public required ProgressiveCharge Charge { get; init; }

    public DateOnly? DueDate { get; init; }

    public required decimal Due { get; init; }

    public decimal Paid { get; init; }

    public decimal Waived { get; init; }

    public decimal Outstanding => Due - Paid - Waived;
}
