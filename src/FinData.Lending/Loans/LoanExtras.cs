namespace FinData.Lending;

/// <summary>A fee or penalty that was charged for a later day.</summary>
internal readonly record struct PendingCharge(int Day, DuePart Part, long Amount);

/// <summary>A stretch of late interest on a due, ended within the days of grace: it counts only if the due is still unpaid after them.</summary>
internal readonly record struct GraceSegment(int Index, int From, int To, long Base);

/// <summary>What few loans have, kept off those that haven't. Minor units.</summary>
internal sealed class LoanExtras
{
    internal long FeesPaid;
    internal long PenaltiesPaid;
    internal long Waived;
    internal long WrittenOff;
    internal long WrittenOffPrincipal;
    internal long Recovered;
    internal long Capitalized;

    /// <summary>Principal repaid before it fell due, which has left the plan.</summary>
    internal long Repaid;

    /// <summary>Principal repaid before it fell due, which the next installments will not ask for again.</summary>
    internal long Ahead;

    /// <summary>Interest, fees and penalties of re-aged dues: they fall due once more with the next installment.</summary>
    internal DueParts Waiting;

    internal bool IsChargedOff;

    /// <summary>Sorted by day; those of one day as they came.</summary>
    internal List<PendingCharge> Pending = [];

    internal List<GraceSegment> Grace = [];

    internal LoanExtras Clone()
    {
        var copy = (LoanExtras)MemberwiseClone();
        copy.Pending = [.. Pending];
        copy.Grace = [.. Grace];
        return copy;
    }
}
