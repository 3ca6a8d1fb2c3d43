namespace FinData.Lending;

/// <summary>
/// What has fallen due on one day: an installment by its number, or (number 0) a fee or another amount of its own. Minor units. Waived, written off or re-aged
/// amounts are no longer part of it.
/// </summary>
internal readonly record struct Due(int Day, int Number, long Opening, long Principal, long Interest);

/// <summary>Fees and penalties of a due: few have any, so they lie beside.</summary>
internal readonly record struct DueCharges(long Fee, long Penalty);

/// <summary>What is unpaid of a due that isn't settled.</summary>
internal struct OpenDue
{
    /// <summary>Late interest of closed segments that is not posted, units of 10^-8.</summary>
    internal Int128 Late;

    internal DueParts Unpaid;

    /// <summary>Place in the list of dues.</summary>
    internal int Index;

    /// <summary>Day number on which the running segment of late interest began.</summary>
    internal int LateSince;

    /// <summary>What a late charge is on: the unpaid principal and interest.</summary>
    internal readonly long LateBase => Unpaid.Of(DuePart.Principal) + Unpaid.Of(DuePart.Interest);
}
