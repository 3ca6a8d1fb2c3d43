namespace FinData.Silo.Pages.Contracts;

/// <summary>What became of an installment at a date.</summary>
public enum InstallmentState
{
    NotYetDue = 0,
    Paid = 1,

    /// <summary>Not due yet, and something is paid ahead.</summary>
    PaidAhead = 2,

    /// <summary>Falls due on the day itself: it can still be paid in time.</summary>
    Due = 3,
    Overdue = 4,

    /// <summary>Late, and a part of it is paid.</summary>
    PartlyPaid = 5,

    /// <summary>Nothing is left to pay, and not all of it was paid: it was waived, re-aged or written off.</summary>
    Settled = 6,
}
