using System.Collections.Immutable;

namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    internal override Schedule Schedule
    {
        get
        {
            if (disbursed == 0)
            {
                return Schedule.Expect(terms, cursor.Rate.ToRate());
            }

            var installments = ImmutableArray.CreateBuilder<Installment>(planBase + new InstallmentDates(plan).Count);
            var from = start;
            for (var i = 0; i < dues.Count; i++)
            {
                if (dues[i].Number > 0)
                {
                    installments.Add(InstallmentOf(i, from));
                    from = Math.Max(start, dues[i].Day);
                }
            }

            return Schedule.Of(installments, cursor, plan, planBase);
        }
    }

    internal override ImmutableArray<DueItem> DueItems
    {
        get
        {
            var items = ImmutableArray.CreateBuilder<DueItem>(dues.Count);
            for (var i = 0; i < dues.Count; i++)
            {
                items.Add(new DueItem(dues[i].Number, DateOnly.FromDayNumber(dues[i].Day), Amounts(dues.OwedOf(i)), Amounts(dues.PaidOf(i))));
            }

            return items.MoveToImmutable();
        }
    }

    internal override InstallmentPaid PaidOf(int number)
    {
        for (var i = 0; i < dues.Count; i++)
        {
            if (dues[i].Number == number)
            {
                return Amounts(dues.PaidOf(i));
            }
        }

        return default;
    }

    internal override Payoff PayoffAt(DateOnly date)
    {
        var then = (LoanBalances)Clone();
        then.AdvanceTo(date, sink: null);
        var interest = then.InterestDue + Math.Max(0, AccrualUnits.ToPostable(then.AccruedInterest, Digits, terms.Rounding));
        return new Payoff(
            then.AsOf,
            Amount(then.PrincipalOutstanding),
            Amount(interest),
            Amount(then.Owed(DuePart.Fee)),
            Amount(then.Owed(DuePart.Penalty) + then.PostableLateInterest()),
            Amount(then.credit));
    }

    private InstallmentPaid Amounts(DueParts parts) => new(
        Amount(parts.Of(DuePart.Principal)), Amount(parts.Of(DuePart.Interest)), Amount(parts.Of(DuePart.Fee)), Amount(parts.Of(DuePart.Penalty)));

    private Installment InstallmentOf(int index, int from)
    {
        ref readonly var due = ref dues[index];
        var charges = dues.ChargesOf(index);
        return new Installment(due.Number, DateOnly.FromDayNumber(Math.Min(due.Day, from)), DateOnly.FromDayNumber(due.Day),
            Amount(due.Opening), Amount(due.Principal), Amount(due.Interest), Amount(charges.Fee), Amount(charges.Penalty));
    }
}
