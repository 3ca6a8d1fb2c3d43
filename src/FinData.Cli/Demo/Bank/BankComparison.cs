namespace FinData.Cli.Demo;

/// <summary>How FinData's balances meet the bank's, account-day by account-day.</summary>
/// <param name="AccountDays">Days of an account with at least one row.</param>
/// <param name="StepExact">Days whose step meets the bank's closing balance exactly.</param>
/// <param name="StepWithinTolerance">Days whose step meets it within 0.10 a row: the bank rounds to 0.10.</param>
/// <param name="Differ">All others.</param>
/// <param name="MaxDrift">Largest distance between FinData's running balance and the bank's closing balance of a day.</param>
internal readonly record struct BankAgreement(int AccountDays, int StepExact, int StepWithinTolerance, int Differ, decimal MaxDrift)
{
    public static BankAgreement operator +(BankAgreement left, BankAgreement right) => new(
        left.AccountDays + right.AccountDays,
        left.StepExact + right.StepExact,
        left.StepWithinTolerance + right.StepWithinTolerance,
        left.Differ + right.Differ,
        Math.Max(left.MaxDrift, right.MaxDrift));
}

/// <summary>
/// Compares an account's end-of-day balances. The bank's rows of a day are in no order, so its closing balance is not simply the last one:
/// it is the one of the day's balances that is nearest to the closing balance before plus what the day moved.
/// </summary>
internal static class BankComparison
{
    /// <summary>The bank rounds amounts and balances to this, row by row.</summary>
    private const decimal RoundingOfARow = 0.10m;

    /// <param name="rows">The bank's rows of one account, in any order.</param>
    /// <param name="endOfDay">FinData's balance at the end of each day that has events.</param>
    public static BankAgreement Compare(IEnumerable<BankRow> rows, IReadOnlyDictionary<DateOnly, decimal> endOfDay)
    {
        var result = default(BankAgreement);
        var bankBefore = 0m;
        var ourBefore = 0m;
        foreach (var day in rows.GroupBy(static r => r.Date).OrderBy(static g => g.Key))
        {
            if (!endOfDay.TryGetValue(day.Key, out var ours))
            {
                // FinData lost the day: nothing to compare with is a difference, not a gap in the count.
                result += new BankAgreement(1, 0, 0, 1, 0);
                continue;
            }

            var expected = bankBefore + (ours - ourBefore);
            var closing = day.Select(static r => r.Balance).MinBy(balance => Math.Abs(balance - expected));
            result += Judge(Math.Abs(closing - expected), day.Count(), Math.Abs(ours - closing));
            bankBefore = closing;
            ourBefore = ours;
        }

        return result;
    }

    /// <summary>The last balance of each day of a statement.</summary>
    public static Dictionary<DateOnly, decimal> EndOfDay(IEnumerable<StatementLine> lines)
    {
        var balances = new Dictionary<DateOnly, decimal>();
        foreach (var line in lines)
        {
            balances[line.Date] = line.Balance;
        }

        return balances;
    }

    private static BankAgreement Judge(decimal distance, int rowsOfDay, decimal drift)
        => distance == 0 ? new BankAgreement(1, 1, 0, 0, drift)
            : distance <= RoundingOfARow * rowsOfDay ? new BankAgreement(1, 0, 1, 0, drift)
            : new BankAgreement(1, 0, 0, 1, drift);
}
