namespace FinData.Lending.Tests.Oracle;

internal sealed class NaiveInstallment
{
    internal DateOnly DueDate { get; init; }

    internal decimal Principal { get; set; }

    internal decimal Interest { get; set; }

    internal decimal PrincipalPaid { get; set; }

    internal decimal InterestPaid { get; set; }

    internal decimal Unpaid => Principal + Interest - PrincipalPaid - InterestPaid;
}

/// <summary>The plan of a loan: which installments are still to come, and how interest runs towards the next.</summary>
internal sealed class NaivePlan(LoanTerms terms, Rate agreed, DateOnly start, List<NaiveInstallment> installments)
{
    private Rate rate = agreed;
    private DateOnly periodStart = start;
    private DateOnly since = start;
    private decimal accrued;
    private decimal undue;
    private decimal level;
    private int next = installments.FindIndex(installment => installment.DueDate > start);

    private bool IsScheduled => terms.InterestMode == InterestMode.Scheduled;

    internal static List<DateOnly> DueDates(LoanTerms terms)
    {
        var dates = Enumerable.Range(0, terms.Count).Select(i => terms.FirstDueDate.AddMonths(i)).Select(date => Adjust(date, terms)).ToList();
        return terms.Amortization == Amortization.Bullet ? [dates[^1]] : dates;
    }

    internal decimal AccruedAt(DateOnly date, decimal outstanding) => accrued + Interest(IsScheduled ? undue : outstanding, accrued, next, periodStart, since, date);

    /// <summary>Ends the running stretch; interest that comes up after the last due date is owed with the last installment.</summary>
    internal void Settle(DateOnly date, decimal outstanding)
    {
        (accrued, since) = (AccruedAt(date, outstanding), date);
        var interest = NaiveRounding.Postable(accrued, terms.Rounding);
        if (next == installments.Count && interest > 0)
        {
            installments[^1].Interest += interest;
            accrued -= interest;
        }
    }

    internal void FallDue(DateOnly date, decimal outstanding)
    {
        (accrued, since) = (AccruedAt(date, outstanding), date);
        var interest = Math.Max(0, IsScheduled ? NaiveRounding.ToCents(accrued, terms.Rounding) : NaiveRounding.Postable(accrued, terms.Rounding));
        var principal = next == installments.Count - 1 ? undue : terms.Amortization switch
        {
            Amortization.EqualPrincipal => Math.Min(level, undue),
            Amortization.EqualInstallment => Math.Min(undue, Math.Max(0, level - interest)),
            _ => 0,
        };
        installments[next].Interest = interest;
        installments[next].Principal = principal;
        accrued = IsScheduled ? 0 : accrued - interest;
        undue -= principal;
        periodStart = date;
        next++;
    }

    internal void Reprice(DateOnly date, decimal outstanding, Rate newRate, decimal lend)
    {
        (accrued, since) = (AccruedAt(date, outstanding), date);
        rate = newRate;
        undue += lend;
        var left = installments.Count - next;
        var rule = terms.InstallmentRounding ?? terms.Rounding;
        if (left > 0 && (lend > 0 || terms.Amortization == Amortization.EqualInstallment))
        {
            level = NaiveRounding.ToCents(Math.Round(terms.Amortization == Amortization.EqualPrincipal ? undue / left : EqualInstallment(), 10), rule);
        }
    }

    private static DateOnly Adjust(DateOnly date, LoanTerms terms)
    {
        bool IsOff(DateOnly day) => terms.Calendar == "ANBIMA" && !NaiveInterest.IsBusinessDay(day);
        var (forth, back) = (date, date);
        while (IsOff(forth))
        {
            forth = forth.AddDays(1);
        }

        while (IsOff(back))
        {
            back = back.AddDays(-1);
        }

        return terms.BusinessDays switch
        {
            BusinessDayConvention.Following => forth,
            BusinessDayConvention.Preceding => back,
            BusinessDayConvention.ModifiedFollowing => forth.Month == date.Month ? forth : back,
            _ => date,
        };
    }

    private decimal EqualInstallment()
    {
        var (sum, discount, owed, from, begun) = (0m, 1m, undue, since, periodStart);
        for (var i = next; i < installments.Count; i++)
        {
            discount /= 1 + PeriodRate(i, begun, from, installments[i].DueDate);
            sum += discount;
            owed += i == next ? accrued * discount : 0;
            from = begun = installments[i].DueDate;
        }

        return owed / sum;
    }

    private decimal Interest(decimal principal, decimal earlier, int number, DateOnly begun, DateOnly from, DateOnly to)
    {
        if (rate.Form == RateForm.EffectiveAnnual)
        {
            return principal == 0 ? 0 : NaiveInterest.Compound(principal, earlier, rate.Value, EffectiveDays(number, begun, from, to), NaiveInterest.Basis(terms.DayCount));
        }

        var (numerator, denominator) = SimpleShare(number, begun, from, to);
        return Math.Round(principal * rate.Value * numerator / denominator, 8);
    }

    private decimal PeriodRate(int number, DateOnly begun, DateOnly from, DateOnly to)
    {
        if (rate.Form == RateForm.EffectiveAnnual)
        {
            return NaiveInterest.Growth(rate.Value, EffectiveDays(number, begun, from, to), NaiveInterest.Basis(terms.DayCount)) - 1;
        }

        var (numerator, denominator) = SimpleShare(number, begun, from, to);
        return rate.Value * numerator / denominator;
    }

    // Periods of the generated loans are months, a bullet's one period is all of them.
    private (decimal Numerator, decimal Denominator) SimpleShare(int number, DateOnly begun, DateOnly from, DateOnly to)
    {
        var perYear = rate.Form == RateForm.Monthly ? 12 : 1;
        return IsWhole(number, begun)
            ? (NaiveInterest.Days(terms.DayCount, from, to) * Months() * perYear, 12m * NaiveInterest.Days(terms.DayCount, begun, installments[number].DueDate))
            : (NaiveInterest.Days(terms.DayCount, from, to) * perYear, NaiveInterest.Basis(terms.DayCount));
    }

    private int EffectiveDays(int number, DateOnly begun, DateOnly from, DateOnly to)
    {
        var days = NaiveInterest.Days(terms.DayCount, from, to);
        return IsWhole(number, begun) && days == NaiveInterest.Days(terms.DayCount, begun, installments[number].DueDate) ? 30 * Months() : days;
    }

    private int Months() => terms.Amortization == Amortization.Bullet ? terms.Count : 1;

    private bool IsWhole(int number, DateOnly begun)
    {
        if (!IsScheduled || number >= installments.Count || (terms.DayCount != DayCount.Thirty360 && rate.Form != RateForm.Monthly))
        {
            return false;
        }

        var before = terms.FirstDueDate.AddMonths(-1);
        return number > 0
            ? begun == installments[number - 1].DueDate
            : begun == before || begun == Adjust(before, terms) || begun.AddMonths(1) == terms.FirstDueDate;
    }
}
