namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    internal override Position Position
    {
        get
        {
            var (overdue, since) = OverdueAmount();
            return new Position
            {
                Status = Status(overdue),
                Currency = terms.Currency,
                AsOf = AsOf,
                Balance = Amount(OwedNow),
                AccruedInterest = AccrualUnits.ToDecimal(AccruedInterest),
                PrincipalOutstanding = Amount(PrincipalOutstanding),
                InterestDue = Amount(InterestDue),
                FeesDue = Amount(Owed(DuePart.Fee)),
                PenaltiesDue = Amount(Owed(DuePart.Penalty)),
                PrincipalDue = Amount(dues.Unpaid(DuePart.Principal)),
                UnallocatedCredit = Amount(credit),
                Overdue = Amount(overdue),
                DaysPastDue = overdue > 0 ? asOf - since : 0,
                TotalDisbursed = Amount(disbursed),
                TotalPaid = Amount(totalPaid),
                PrincipalPaid = Amount(principalPaid),
                InterestPaid = Amount(interestPaid),
                AccruedPenalty = AccrualUnits.ToDecimal(AccruedLateInterest()),
                FeesPaid = Amount(extras?.FeesPaid ?? 0),
                PenaltiesPaid = Amount(extras?.PenaltiesPaid ?? 0),
                Waived = Amount(extras?.Waived ?? 0),
                WrittenOff = Amount(extras?.WrittenOff ?? 0),
                Recovered = Amount(extras?.Recovered ?? 0),
            };
        }
    }

    internal override PositionFigures Figures
    {
        get
        {
            var (overdue, since) = OverdueAmount();
            return new PositionFigures
            {
                Status = Status(overdue),
                Currency = terms.Currency,
                DaysPastDue = overdue > 0 ? asOf - since : 0,
                BalanceMinor = OwedNow,
                PrincipalMinor = PrincipalOutstanding,
                OverdueMinor = overdue,
                AccruedUnits = AccruedInterest,
            };
        }
    }

    private long OwedNow => PrincipalOutstanding + InterestDue + Owed(DuePart.Fee) + Owed(DuePart.Penalty) - credit;

    // Principal that was repaid ahead under an interest that runs on the plan still has that interest to come.
    private bool IsSettled
        => PrincipalOutstanding == 0
            && (cursor.Undue == 0 || terms.InterestMode == InterestMode.DailyRest)
            && dues.Unpaid() + Waiting.Sum() == 0
            && InterestOfPayoff == 0;

    private ContractStatus Status(long overdue) => this switch
    {
        { isClosed: true } => ContractStatus.Closed,
        { IsChargedOff: true } => ContractStatus.ChargedOff,
        _ when overdue > 0 => ContractStatus.Overdue,
        { disbursed: > 0, IsSettled: true } => ContractStatus.Paid,
        _ => ContractStatus.Active,
    };

    // What fell due today can still be paid in time.
    private (long Amount, int Since) OverdueAmount()
    {
        var amount = 0L;
        for (var place = 0; place < dues.OpenCount && IsPastDue(place); place++)
        {
            amount += dues.Open(place).Unpaid.Sum();
        }

        return (amount, amount > 0 ? dues.OfOpen(0).Day : 0);
    }
}
