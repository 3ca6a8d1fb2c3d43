using System.Collections.Immutable;

namespace FinData.Lending;

/// <summary>
/// Income of a contract, month by month. A month's income is the journal as of its last day less the journal as of the last day of the month before:
/// what a reader gets who asks for both days. The months sum to the journal.
/// </summary>
public static class IncomeByMonth
{
    /// <param name="entries">A contract's history, in any order.</param>
    /// <param name="asOf">Through this date; null: through the contract's last event.</param>
    /// <param name="knownAt">Entries with a higher offset are left out.</param>
    /// <returns>Months with any income, in order.</returns>
    public static ImmutableArray<MonthlyIncome> Of(IEnumerable<HistoryEntry> entries, DateOnly? asOf = null, long knownAt = long.MaxValue)
    {
        var months = new MonthCloser();
        foreach (var (entry, decided) in Identities.Decide(entries, knownAt, asOf ?? DateOnly.MaxValue))
        {
            months.CloseBefore(entry.Event.EffectiveDate);
            if (decided is null)
            {
                months.Contract.Apply(entry.Event, months.Sums);
            }
        }

        return months.End(asOf);
    }

    /// <summary>Walks a contract through its life and looks at the sums on each month's last day.</summary>
    private sealed class MonthCloser
    {
        private readonly ImmutableArray<MonthlyIncome>.Builder closed = ImmutableArray.CreateBuilder<MonthlyIncome>();
        private IncomeSums before = new();
        private DateOnly? lastDay;

        public Contract Contract { get; } = new();

        public IncomeSums Sums { get; } = new();

        public void CloseBefore(DateOnly date)
        {
            lastDay ??= LastDayOf(date);
            for (; lastDay < date; lastDay = LastDayOf(lastDay.Value.AddDays(1)))
            {
                CloseAt(lastDay.Value);
            }
        }

        public ImmutableArray<MonthlyIncome> End(DateOnly? asOf)
        {
            if (lastDay is not null)
            {
                var end = asOf is { } date && date > Contract.Position.AsOf ? date : Contract.Position.AsOf;
                CloseBefore(end);
                CloseAt(end);
            }

            return closed.DrainToImmutable();
        }

        // The day is looked at before anything of the next one: an event of the first of a month belongs to that month.
        private void CloseAt(DateOnly date)
        {
            Contract.AdvanceTo(date, Sums);
            var now = Sums.Copy();
            Contract.PostRunningInterest(now);
            var income = now.Less(before, new DateOnly(date.Year, date.Month, 1));
            before = now;
            if (!income.IsNothing)
            {
                closed.Add(income);
            }
        }

        private static DateOnly LastDayOf(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));
    }

    private sealed class IncomeSums : IJournalSink
    {
        private decimal interest;
        private decimal fees;
        private decimal penalties;
        private decimal recoveries;
        private decimal writtenOff;
        private decimal expense;

        public IncomeSums Copy() => (IncomeSums)MemberwiseClone();

        public void Post(in JournalLine line)
        {
            switch (line.Account)
            {
                case JournalAccount.InterestIncome:
                    interest -= line.Amount;
                    break;
                case JournalAccount.FeeIncome:
                    fees -= line.Amount;
                    break;
                case JournalAccount.PenaltyIncome:
                    penalties -= line.Amount;
                    break;
                case JournalAccount.RecoveryIncome:
                    recoveries -= line.Amount;
                    break;
                case JournalAccount.WriteOff:
                    writtenOff += line.Amount;
                    break;
                case JournalAccount.InterestExpense:
                    expense += line.Amount;
                    break;
                default:
                    break; // balances, not results
            }
        }

        public MonthlyIncome Less(IncomeSums earlier, DateOnly month) => new(
            month,
            interest - earlier.interest,
            fees - earlier.fees,
            penalties - earlier.penalties,
            recoveries - earlier.recoveries,
            writtenOff - earlier.writtenOff,
            expense - earlier.expense);
    }
}
