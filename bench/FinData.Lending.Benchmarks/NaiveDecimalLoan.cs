namespace FinData.Lending.Benchmarks;

/// <summary>
/// The same arithmetic as one would write it first: decimals, a list of dues, no journal, no conventions but 30/360 months, no identity and no refusals. What the
/// engine is compared with.
/// </summary>
internal sealed class NaiveDecimalLoan
{
    private readonly List<NaiveDue> dues = [];
    private readonly decimal installment;
    private decimal undue = LoanBench.Principal;
    private DateOnly nextDue = LoanBench.Start.AddMonths(1);
    private DateOnly segmentStart = LoanBench.Start;
    private decimal accrued;
    private int settled; // dues at the head of the list

    internal NaiveDecimalLoan() => installment = InstallmentOf(LoanBench.Principal, LoanBench.YearlyRate / 12, LoanBench.Count);

    internal decimal Credit { get; private set; }

    internal decimal Paid { get; private set; }

    internal static decimal InstallmentOf(decimal principal, decimal rate, int count)
    {
        var (sum, discount) = (0m, 1m);
        for (var i = 0; i < count; i++)
        {
            discount /= 1 + rate;
            sum += discount;
        }

        return decimal.Round(principal / sum, 2);
    }

    internal static List<(DateOnly Due, decimal Principal, decimal Interest)> Schedule()
    {
        var loan = new NaiveDecimalLoan();
        var rows = new List<(DateOnly, decimal, decimal)>();
        for (var i = 1; i <= LoanBench.Count; i++)
        {
            var interest = decimal.Round(decimal.Round(loan.undue * LoanBench.YearlyRate * 30 / 360, 8), 2);
            var principal = i == LoanBench.Count ? loan.undue : loan.installment - interest;
            loan.undue -= principal;
            rows.Add((LoanBench.Start.AddMonths(i), principal, interest));
        }

        return rows;
    }

    internal void AdvanceTo(DateOnly date)
    {
        while (nextDue <= date)
        {
            accrued += decimal.Round(undue * LoanBench.YearlyRate * Days(segmentStart, nextDue) / 360, 8);
            var interest = decimal.Round(accrued, 2);
            var principal = Math.Min(undue, installment - interest);
            dues.Add(new NaiveDue { Principal = principal, Interest = interest });
            accrued = 0;
            undue -= principal;
            segmentStart = nextDue;
            nextDue = nextDue.AddMonths(1);
            Credit = Settle(Credit);
        }
    }

    internal void Pay(DateOnly date, decimal amount)
    {
        AdvanceTo(date);
        Paid += amount;
        Credit += Settle(amount);
    }

    private static int Days(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 360) + ((to.Month - from.Month) * 30) + Math.Min(30, to.Day) - Math.Min(30, from.Day);

    private decimal Settle(decimal amount)
    {
        for (; settled < dues.Count && amount > 0; settled++)
        {
            var due = dues[settled];
            var interest = Math.Min(amount, due.Interest - due.InterestPaid);
            due.InterestPaid += interest;
            amount -= interest;
            var principal = Math.Min(amount, due.Principal - due.PrincipalPaid);
            due.PrincipalPaid += principal;
            amount -= principal;
            if (due.InterestPaid < due.Interest || due.PrincipalPaid < due.Principal)
            {
                break;
            }
        }

        return amount;
    }

    private sealed class NaiveDue
    {
        internal decimal Principal { get; init; }

        internal decimal Interest { get; init; }

        internal decimal PrincipalPaid { get; set; }

        internal decimal InterestPaid { get; set; }
    }
}
