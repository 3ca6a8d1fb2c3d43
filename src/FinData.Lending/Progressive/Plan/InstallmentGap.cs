namespace FinData.Lending.Progressive;

/// <summary>How far the last open installment is from the one before it.</summary>
internal readonly record struct InstallmentGap(decimal Installment, decimal Difference, int PeriodCount, int PaidBeyondCount)
{
    internal decimal Width => Math.Abs(Difference);

    /// <summary>More than a cent for every two installments: worth to be spread.</summary>
    internal bool IsWide => PeriodCount / 2 > 0 && Width * 100 > PeriodCount / 2;

    internal static InstallmentGap Of(List<PlanPeriod> periods)
    {
        for (var i = periods.Count - 1; i > 0; i--)
        {
            if (!periods[i].IsPaid && !periods[i - 1].IsPaid)
            {
                var installment = periods[i - 1].Installment;
                return new InstallmentGap(
                    installment, periods[i].Installment - installment, periods.Count, periods.Count(period => installment < period.Paid));
            }
        }

        return new InstallmentGap(periods[0].Installment, 0, periods.Count, 0);
    }

    internal decimal EvenedInstallment(Arithmetic math)
        => Installment + math.Amount(math.Over(Difference, Math.Max(1, PeriodCount - PaidBeyondCount)));
}
