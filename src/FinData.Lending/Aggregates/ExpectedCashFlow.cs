using System.Collections.Immutable;

namespace FinData.Lending;

/// <summary>
/// What is expected of a loan after its position's date, if every due is paid on its day: installments that are left, agreed and charged fees by date. What has
/// fallen due and is unpaid stands apart, since no month can be said for it. Late charges and later tranches are not foreseen.
/// </summary>
/// <param name="PastDue">Fallen due by the position's date and unpaid, also what falls due on that very day.</param>
/// <param name="Credit">What the borrower has paid beyond the dues: the first of these amounts will be settled from it.</param>
/// <param name="Months">Months with anything, in order.</param>
public sealed record ExpectedCashFlow(CashFlowAmounts PastDue, decimal Credit, ImmutableArray<CashFlowMonth> Months)
{
    /// <summary>Null where nothing can be expected: an account, or a contract that is not open.</summary>
    public static ExpectedCashFlow? Of(Contract contract)
    {
        if (contract.Schedule is not { } schedule)
        {
            return null;
        }

        var position = contract.Position;
        var pastDue = PastDueOf(contract);
        var months = new SortedDictionary<DateOnly, CashFlowAmounts>();
        if (position.Status is not (ContractStatus.Closed or ContractStatus.ChargedOff or ContractStatus.Paid))
        {
            var left = schedule.Installments.Where(installment => installment.DueDate > position.AsOf).ToList();
            AddInstallments(months, left, AheadOf(position, pastDue, left));
            if (left is [var next, ..])
            {
                Add(months, next.DueDate, WaitingOf(position, pastDue));
            }

            foreach (var (date, part, amount) in contract.UpcomingCharges)
            {
                Add(months, date, part == DuePart.Penalty ? new CashFlowAmounts(0, 0, 0, amount) : new CashFlowAmounts(0, 0, amount, 0));
            }
        }

        return new ExpectedCashFlow(pastDue, position.UnallocatedCredit, [.. months.Select(static month => new CashFlowMonth(month.Key, month.Value))]);
    }

    private static CashFlowAmounts PastDueOf(Contract contract) => contract.DueItems.Aggregate(default(CashFlowAmounts), static (sum, item) => sum + new CashFlowAmounts(
        item.Owed.Principal - item.Paid.Principal,
        item.Owed.Interest - item.Paid.Interest,
        item.Owed.Fee - item.Paid.Fee,
        item.Owed.Penalty - item.Paid.Penalty));

    // Principal that was repaid ahead of its installments is still in the schedule, and will not be asked for again.
    private static decimal AheadOf(Position position, CashFlowAmounts pastDue, List<Installment> left)
        => position.TotalDisbursed == 0 ? 0 : pastDue.Principal + left.Sum(static installment => installment.Principal) - position.PrincipalOutstanding;

    // What was re-aged is owed, and falls due once more with the next installment.
    private static CashFlowAmounts WaitingOf(Position position, CashFlowAmounts pastDue)
        => new(0, position.InterestDue - pastDue.Interest, position.FeesDue - pastDue.Fees, position.PenaltiesDue - pastDue.Penalties);

    private static void AddInstallments(SortedDictionary<DateOnly, CashFlowAmounts> months, List<Installment> left, decimal ahead)
    {
        foreach (var installment in left)
        {
            var settled = Math.Clamp(ahead, 0, installment.Principal);
            ahead -= settled;
            Add(months, installment.DueDate, new CashFlowAmounts(installment.Principal - settled, installment.Interest, installment.Fee, installment.Penalty));
        }
    }

    private static void Add(SortedDictionary<DateOnly, CashFlowAmounts> months, DateOnly date, CashFlowAmounts amounts)
    {
        var month = new DateOnly(date.Year, date.Month, 1);
        var sum = months.GetValueOrDefault(month) + amounts;
        if (sum.Total != 0)
        {
            months[month] = sum;
        }
    }
}
