namespace FinData.Lending;

/// <summary>One part of what is past due (it fell due before the payment's date) or of what falls due on that date. Numbers are stored and never reused.</summary>
public enum AllocationStep : byte
{
    /// <summary>Wire name <c>pastDue.penalty</c>, and so on.</summary>
    PastDuePenalty = 0,
    PastDueFee = 1,
    PastDueInterest = 2,
    PastDuePrincipal = 3,

    /// <summary>Wire name <c>due.penalty</c>, and so on.</summary>
    DuePenalty = 4,
    DueFee = 5,
    DueInterest = 6,
    DuePrincipal = 7,
}
