namespace FinData.Lending.Progressive;

/// <summary>
/// A cumulative schedule whose interest follows what is really paid. Money before a due date lowers the balance from its day on (or from the
/// due date, where that is the rest); what is more than the installment's principal is principal of that installment, and the terms say what becomes
/// of the later ones. Principal that is late bears interest up to the last payment that came, in the period of that payment.
/// </summary>
/// <param name="total">All that is ever lent: the installment is that of the whole, from the beginning.</param>
internal sealed class CumulativeSchedule(
    LoanFacts facts, decimal total, Func<decimal, int, decimal> installmentOf, decimal periodInYears, IEnumerable<(DateOnly From, DateOnly Due)> dates)
{
    private readonly List<(DateOnly Date, decimal Amount)> lent = [];

    internal List<CumulativePeriod> Periods { get; } = [.. dates.Select(static dates => new CumulativePeriod(dates.From, dates.Due))];

    internal CumulativeSchedule Clone()
    {
        var copy = new CumulativeSchedule(facts, total, installmentOf, periodInYears, []);
        copy.lent.AddRange(lent);
        copy.Periods.AddRange(Periods.Select(static period => period.Clone()));
        return copy;
    }

    private InterestRecalculation Recalculation => facts.Terms.Recalculation!;

    private bool RestsDaily => Recalculation.Rest != RestFrequency.SameAsRepayment;

    internal int IndexOf(DateOnly date) => Periods.FindIndex(period => (period.From < date || (period == Periods[0] && period.From == date)) && date <= period.Due);

    internal void Lend(DateOnly date, decimal amount)
    {
        lent.Add((date, amount));
        Compute();
    }

    internal void PayEarly(int index, DateOnly date, decimal amount)
    {
        Periods[index].Early.Add((RestsDaily ? date : Periods[index].Due, amount));
        Compute();
    }

    /// <summary>More than was due on a due date is principal of that day.</summary>
    internal void PayExcess(int index, decimal amount)
    {
        Periods[index].Excess += amount;
        Compute();
    }

    /// <summary>What is late bears interest in a period from where it was counted last up to a day, or in all of it where that is the rest.</summary>
    internal void CountOverdue(int index, DateOnly until, decimal amount)
    {
        var period = Periods[index];
        var to = RestsDaily ? until : period.Due;
        var from = period.Overdue.Count > 0 ? period.Overdue[^1].To : period.From;
        if (from < to)
        {
            // The same amount goes on in the stretch that it is in: each is rounded by itself.
            if (period.Overdue is [.., var last] && last.Amount == amount)
            {
                period.Overdue[^1] = (last.From, to, amount);
            }
            else
            {
                period.Overdue.Add((from, to, amount));
            }

            Compute();
        }
    }

    internal decimal InterestUntil(int index, DateOnly day)
    {
        var period = Periods[index];
        var interest = 0m;
        foreach (var (from, to, balance) in period.Segments.Where(segment => segment.From < day))
        {
            interest += InterestOf(period, from, to < day ? to : day, balance);
        }

        return interest;
    }

    private void Compute()
    {
        var balance = 0m;
        var installment = installmentOf(total, Periods.Count);
        var ahead = 0m;
        for (var i = 0; i < Periods.Count; i++)
        {
            var period = Periods[i];
            var opening = balance;
            balance += lent.Where(part => IsWithin(period, part.Date)).Sum(static part => part.Amount);
            Cut(period, opening);
            period.Interest = period.Segments.Sum(segment => InterestOf(period, segment.From, segment.To, segment.Balance));
            if (i == Periods.Count - 1)
            {
                period.Principal = balance;
                break;
            }

            var scheduled = Math.Max(0, installment - period.Interest);
            var less = Recalculation.Prepayment == PrepaymentRule.NextInstallments ? Math.Min(ahead, scheduled) : 0;
            ahead -= less;
            var principal = Math.Min(balance, scheduled - less);
            var paid = Math.Min(balance, Math.Max(principal, period.Early.Sum(static part => part.Amount)) + period.Excess);
            balance -= paid;
            period.Principal = paid;
            if (paid > principal && Recalculation.Prepayment == PrepaymentRule.ReduceInstallment)
            {
                installment = installmentOf(balance, Periods.Count - i - 1);
            }

            ahead += paid - principal;
        }
    }

    // What is lent on a due date belongs to the next period.
    private bool IsWithin(CumulativePeriod period, DateOnly date) => (period.From <= date && date < period.Due) || (period == Periods[^1] && date >= period.Due);

    private void Cut(CumulativePeriod period, decimal opening)
    {
        var points = new SortedSet<DateOnly> { period.From, period.Due };
        points.UnionWith(lent.Select(static part => part.Date).Where(date => period.From < date && date < period.Due));
        points.UnionWith(period.Early.Select(static part => part.Date));
        points.UnionWith(period.Overdue.SelectMany(static part => (DateOnly[])[part.From, part.To]));
        period.Segments.Clear();
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            var owed = opening + lent.Where(part => IsWithin(period, part.Date) && part.Date <= from).Sum(static part => part.Amount)
                - period.Early.Where(part => part.Date <= from).Sum(static part => part.Amount);
            var late = period.Overdue.Where(part => part.From <= from && to <= part.To).Sum(static part => part.Amount);
            period.Segments.Add((from, to, Math.Max(0, owed) + late));
        }
    }

    // Each stretch is rounded by itself.
    private decimal InterestOf(CumulativePeriod period, DateOnly from, DateOnly to, decimal balance)
    {
        var days = to.DayNumber - from.DayNumber;
        var years = facts.Terms.InterestPeriod == InterestPeriodKind.SameAsRepayment
            ? facts.Math.Over(periodInYears * days, period.Due.DayNumber - period.From.DayNumber)
            : facts.Math.Over(days, RateFactors.DaysInCumulativeYear(facts.Terms.DaysInYear));
        return facts.Math.Amount(facts.Math.Over(facts.Math.Times(facts.Math.Times(balance, facts.AnnualRatePercent), years), 100));
    }
}

/// <summary>A period of a <see cref="CumulativeSchedule"/>: what happened in it, and what is due because of it.</summary>
internal sealed class CumulativePeriod(DateOnly from, DateOnly due)
{
    internal DateOnly From { get; } = from;

    internal DateOnly Due { get; } = due;

    internal List<(DateOnly Date, decimal Amount)> Early { get; } = [];

    internal List<(DateOnly From, DateOnly To, decimal Amount)> Overdue { get; } = [];

    internal List<(DateOnly From, DateOnly To, decimal Balance)> Segments { get; } = [];

    internal decimal Excess { get; set; }

    internal decimal Principal { get; set; }

    internal decimal Interest { get; set; }

    internal CumulativePeriod Clone()
    {
        var copy = new CumulativePeriod(From, Due) { Excess = Excess, Principal = Principal, Interest = Interest };
        copy.Early.AddRange(Early);
        copy.Overdue.AddRange(Overdue);
        copy.Segments.AddRange(Segments);
        return copy;
    }
}
