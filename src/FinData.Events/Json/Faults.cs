using System.Numerics;
using System.Runtime.CompilerServices;

namespace FinData.Events;

/// <summary>The worst fault found so far: the lowest reason, and of equal ones the first noted.</summary>
internal struct Faults
{
    public Rejection Worst;

    /// <summary>Notes the first of several fields, where there is any.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void NoteFirst(ulong fields, RejectReason reason, FieldNames names)
    {
        if (fields != 0)
        {
            Note(reason, names.NameOf(BitOperations.TrailingZeroCount(fields)));
        }
    }

    public void Note(RejectReason reason, string field)
    {
        if (reason != RejectReason.None && (Worst.IsNone || reason < Worst.Reason))
        {
            Worst = new Rejection(reason, field);
        }
    }
}
