namespace FinData.Lending.Progressive;

public enum ProgressiveStatus
{
    Submitted = 1,
    Approved,
    Active,
    ClosedObligationsMet,
    ClosedWrittenOff,
    Overpaid,
}
