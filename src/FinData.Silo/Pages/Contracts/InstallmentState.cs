namespace FinData.Silo.Pages.Contracts;

/// <summary>What became of an installment at a date.</summary>
public enum InstallmentState
{
    NotYetDue = 0,
    Paid = 1,
    PartlyPaid = 2,
    Unpaid = 3,
}

internal static class InstallmentStates
{
    /// <summary>All parts together, as <see cref="InstallmentView.Total"/> has them.</summary>
    public static decimal Paid(this in InstallmentView installment)
        => installment.PrincipalPaid + installment.InterestPaid + installment.FeePaid + installment.PenaltyPaid;

    public static InstallmentState StateAt(this in InstallmentView installment, DateOnly? asOf)
    {
        var paid = installment.Paid();
        if (paid >= installment.Total && installment.Total > 0)
        {
            return InstallmentState.Paid;
        }

        if (asOf is null || installment.DueDate > asOf)
        {
            return paid > 0 ? InstallmentState.PartlyPaid : InstallmentState.NotYetDue;
        }

        return paid > 0 ? InstallmentState.PartlyPaid : InstallmentState.Unpaid;
    }
}
