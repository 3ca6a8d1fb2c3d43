namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    internal override Position Position
    {
        get
        {
            var overdue = OverdueAmount();
            return new Position
            {
                Status = Status(overdue),
                Currency = terms.Currency,
                AsOf = AsOf,
                Balance = Amount(PrincipalOutstanding + InterestDue - credit),
                AccruedInterest = AccrualUnits.ToDecimal(AccruedInterest),
                PrincipalOutstanding = Amount(PrincipalOutstanding),
                InterestDue = Amount(InterestDue),
                PrincipalDue = Amount(PrincipalOutstanding - cursor.Undue),
                UnallocatedCredit = Amount(credit),
                Overdue = Amount(overdue),
                DaysPastDue = overdue > 0 ? asOf - new InstallmentDates(terms).DueDay(dues.Oldest + 1) : 0,
                TotalDisbursed = Amount(disbursed),
                TotalPaid = Amount(totalPaid),
                PrincipalPaid = Amount(principalPaid),
                InterestPaid = Amount(interestPaid),
            };
        }
    }

    private bool IsSettled
        => PrincipalOutstanding == 0 && InterestDue == 0 && AccrualUnits.ToPostable(AccruedInterest, Digits, terms.Rounding) == 0;

    private ContractStatus Status(long overdue) => this switch
    {
        { isClosed: true } => ContractStatus.Closed,
        _ when overdue > 0 => ContractStatus.Overdue,
        { disbursed: > 0, IsSettled: true } => ContractStatus.Paid,
        _ => ContractStatus.Active,
    };

    // What fell due today can still be paid in time.
    private long OverdueAmount()
    {
        var unpaid = PrincipalOutstanding - cursor.Undue + InterestDue;
        var last = dues.Count - 1;
        return unpaid > 0 && new InstallmentDates(terms).DueDay(last + 1) == asOf ? unpaid - dues.Unpaid(last) : unpaid;
    }
}
