namespace FinData.Events;

/// <summary>The worst fault found so far: the lowest reason, and of equal ones the first noted.</summary>
internal struct Faults
{
    public Rejection Worst;

    public void Note(RejectReason reason, string field)
    {
        if (reason != RejectReason.None && (Worst.IsNone || reason < Worst.Reason))
        {
            Worst = new Rejection(reason, field);
        }
    }
}
