using System.Globalization;
using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>Journal entries of a transaction. What is compared is the sum per account and side: how many lines it is split into is no figure.</summary>
internal static class JournalChecks
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Loan Transactions tab has a {string} transaction with date {string} which has the following Journal entries:", static (state, step) => Require(state, step, step.Text(0), step.Date(1))),
        new("Loan Transactions tab has a(n) {string} transaction with date {string} which has the following Journal entries:",
            static (state, step) => Require(state, step, step.Text(0), step.Date(1))),
    ];

    private static void Require(ScenarioState state, StepArguments step, string type, DateOnly date)
    {
        var expected = Sums(step.Step.Table.Skip(1).Select(static row => new JournalLine(row[0].Trim(), row[1].Trim(), row[2].Trim(), Amount(row[3]), Amount(row[4]))));
        var found = state.Loan.Transactions.Where(transaction => transaction.Date == date && TransactionNames.Is(transaction.Type, type)).ToList();
        if (found.Count == 0)
        {
            throw new DifferenceException($"there is no {type} of {TableComparison.Text(date)}");
        }

        // By the foreign suite's rule each line must be among those of one of the transactions; lines beyond them are no difference.
        var actual = found.ConvertAll(transaction => Sums(JournalLines.Of(state, transaction)));
        var missing = expected.Where(line => !actual.Exists(lines => lines.Contains(line))).ToList();
        if (missing.Count > 0)
        {
            throw new DifferenceException($"journal of {type} of {TableComparison.Text(date)}: expected {Shown(missing)}, got {Shown(actual[0].Except(expected))}");
        }
    }

    private static HashSet<JournalLine> Sums(IEnumerable<JournalLine> lines) =>
    [
        .. lines.GroupBy(static line => (line.Code, line.Name, IsDebit: line.Debit != 0))
            .Select(static group => group.First() with { Debit = group.Sum(static line => line.Debit), Credit = group.Sum(static line => line.Credit) })
            .Where(static line => line.Debit != 0 || line.Credit != 0),
    ];

    private static decimal Amount(string cell) => cell.Trim() is { Length: > 0 } text ? StepArguments.ReadAmount(text) : 0m;

    private static string Shown(IEnumerable<JournalLine> lines)
        => string.Join(" and ", lines.Select(static line => string.Create(CultureInfo.InvariantCulture, $"{line.Name} {(line.Debit != 0 ? "debit" : "credit")} {line.Debit + line.Credit:0.##}")).DefaultIfEmpty("nothing more"));
}
