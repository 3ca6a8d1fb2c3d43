namespace FinData.Lending.Progressive;

/// <summary>
/// A loan whose schedule is derived again from what really happened. Mutable, one writer. Every command is decided at the
/// <see cref="BusinessDate"/>, which only the caller moves.
/// </summary>
public sealed partial class ProgressiveLoan
{
    public ProgressiveLoan(ProgressiveTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Terms = terms;
        BusinessDate = terms.SubmittedOn;
    }

    public ProgressiveTerms Terms { get; private set; }

    public DateOnly BusinessDate { get; private set; }

    public ProgressiveStatus Status { get; private set; } = ProgressiveStatus.Submitted;

    public DateOnly? ClosedOn { get; private set; }

    public bool IsChargedOff { get; private set; }
}
