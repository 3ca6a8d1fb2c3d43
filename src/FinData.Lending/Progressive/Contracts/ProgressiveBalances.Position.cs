namespace FinData.Lending.Progressive;

internal sealed partial class ProgressiveBalances
{
    internal override Position Position
    {
        get
        {
            var (now, owed, credit) = Now();
            var due = owed.Total == 0 ? default : now.Due;
            return new Position
            {
                Status = StatusOf(now),
                Currency = terms.Currency,
                AsOf = asOf,
                Balance = owed.Total - AccruedOf(now) - credit,
                AccruedInterest = AccruedOf(now),
                PrincipalOutstanding = owed.Principal,
                InterestDue = owed.Interest - AccruedOf(now),
                FeesDue = owed.Fees,
                PenaltiesDue = owed.Penalties,
                PrincipalDue = due.Principal,
                UnallocatedCredit = credit,
                Overdue = OverdueOf(now),
                DaysPastDue = DaysPastDueOf(now),
                TotalDisbursed = Amount(disbursed),
                TotalPaid = Amount(totalPaid),
                PrincipalPaid = disbursed == 0 ? 0 : now.Paid.Principal,
                InterestPaid = disbursed == 0 ? 0 : now.Paid.Interest,
                FeesPaid = disbursed == 0 ? 0 : now.Paid.Fees,
                PenaltiesPaid = disbursed == 0 ? 0 : now.Paid.Penalties,
                Waived = Amount(waived),
                WrittenOff = ended?.Owed.Total ?? 0,
                Recovered = Amount(recovered),
            };
        }
    }

    internal override PositionFigures Figures
    {
        get
        {
            var (now, owed, credit) = Now();
            return new PositionFigures
            {
                Status = StatusOf(now),
                Currency = terms.Currency,
                DaysPastDue = DaysPastDueOf(now),
                BalanceMinor = terms.ToMinor(owed.Total - AccruedOf(now) - credit),
                PrincipalMinor = terms.ToMinor(owed.Principal),
                OverdueMinor = terms.ToMinor(OverdueOf(now)),
                AccruedUnits = AccrualUnits.FromMinor(terms.ToMinor(AccruedOf(now)), Digits),
            };
        }
    }

    private bool IsRunning => disbursed > 0 && ended is null;

    // Before anything is lent, and once all is written off, nothing is owed.
    private (ProgressiveStanding Standing, PartAmounts Owed, decimal Credit) Now()
    {
        var now = ended ?? Standing;
        return IsRunning ? (now, now.Owed, now.Credit) : (now, default, 0);
    }

    private decimal AccruedOf(ProgressiveStanding now) => IsRunning ? now.Accrued : 0;

    private decimal OverdueOf(ProgressiveStanding now) => IsRunning ? now.Overdue : 0;

    private int DaysPastDueOf(ProgressiveStanding now) => IsRunning && now.OverdueSince is { } since ? asOf.DayNumber - since.DayNumber : 0;

    private ContractStatus StatusOf(ProgressiveStanding now)
        => isClosed ? ContractStatus.Closed
            : ended is not null ? ContractStatus.ChargedOff
            : !IsRunning ? ContractStatus.Active
            : now.Overdue > 0 ? ContractStatus.Overdue
            : now.IsSettled ? ContractStatus.Paid
            : ContractStatus.Active;
}
