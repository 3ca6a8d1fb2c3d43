namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    /// <summary>Earns capitalized income and buy-down fees evenly by day, up to the loan's last due date.</summary>
    private void EarnDeferred(DateOnly day, bool isAll)
    {
        var end = replay.Lines.Max(static line => line.Due);
        var until = isAll || day >= end ? end : day.AddDays(1);
        Earn(ProgressiveTransactionType.CapitalizedIncome, ProgressiveTransactionType.CapitalizedIncomeAmortization, Terms.CapitalizedIncome?.Kind);
        Earn(ProgressiveTransactionType.BuyDownFee, ProgressiveTransactionType.BuyDownFeeAmortization, Terms.BuyDownFee?.Kind);

        void Earn(ProgressiveTransactionType income, ProgressiveTransactionType amortization, DeferredIncomeKind? kind)
        {
            foreach (var entry in Live(income))
            {
                entry.Earned = EarnedOf(entry, until, end);
            }

            var missing = Live(income).Sum(static entry => entry.Earned) - Earned(amortization);
            if (missing != 0)
            {
                var shares = SharesOf(income, static entry => entry.Earned);
                Note(missing > 0 ? amortization : TakenBack(amortization), day, IncomeParts(kind, Math.Abs(missing))).Shares = shares;
            }
        }
    }

    private static ProgressiveTransactionType TakenBack(ProgressiveTransactionType amortization)
        => amortization == ProgressiveTransactionType.CapitalizedIncomeAmortization
            ? ProgressiveTransactionType.CapitalizedIncomeAmortizationAdjustment
            : ProgressiveTransactionType.BuyDownFeeAmortizationAdjustment;

    private static PartAmounts IncomeParts(DeferredIncomeKind? kind, decimal amount)
        => kind == DeferredIncomeKind.Fee ? new PartAmounts(0, 0, amount, 0) : new PartAmounts(0, amount, 0, 0);

    private decimal Earned(ProgressiveTransactionType amortization)
    {
        var back = TakenBack(amortization);
        return facts.Entries.Where(static entry => entry.IsLive).Sum(entry => entry.Type == amortization ? entry.Amount : entry.Type == back ? -entry.Amount : 0);
    }

    /// <summary>Straight by days; an adjustment takes from what is still to come, and beyond that from what was earned.</summary>
    private decimal EarnedOf(Entry income, DateOnly until, DateOnly end)
    {
        var left = income.Amount;
        var earned = 0m;
        var from = income.Date;
        foreach (var adjustment in facts.Entries.Where(entry => entry.RelatedTo == income.Id && entry.IsLive).OrderBy(static entry => entry.Date))
        {
            var slice = Slice(left, from, adjustment.Date, end);
            earned += slice;
            left -= slice + adjustment.Amount;
            if (left < 0)
            {
                earned += left;
                left = 0;
            }

            from = adjustment.Date;
        }

        if (from < until)
        {
            earned += Slice(left, from, until, end);
        }
        else if (income.Date == end)
        {
            earned += left;
        }

        return facts.Math.Amount(earned);
    }

    private decimal Slice(decimal amount, DateOnly from, DateOnly to, DateOnly end)
        => end == from ? 0 : facts.Math.Over(amount * (to.DayNumber - from.DayNumber), end.DayNumber - from.DayNumber);
}
