using System.Globalization;
using FinData.Lending;

namespace FinData.Events.Tests.Pages;

/// <summary>What became of a loan: what has fallen due, what is planned, its journal and statement up to the date that the block names.</summary>
internal static partial class LendingFigures
{
    private static List<string> DuesOf(LendingExample example)
    {
        string[] header = ["number", "due", "principal", "interest", "fee", "penalty", "paid"];
        return Table([header, .. FoldOf(example).DueItems.Select(static due => (string[])
        [
            Text(due.Number), Text(due.DueDate), Text(due.Owed.Principal), Text(due.Owed.Interest), Text(due.Owed.Fee), Text(due.Owed.Penalty),
            Text(due.Paid.Principal + due.Paid.Interest + due.Paid.Fee + due.Paid.Penalty),
        ])]);
    }

    private static List<string> PlanOf(LendingExample example)
    {
        string[] header = ["#", "due", "principal", "interest", "total", "left"];
        return Table([header, .. FoldOf(example).Schedule!.Installments.Select(static installment => (string[])
        [
            Text(installment.Number), Text(installment.DueDate), Text(installment.Principal), Text(installment.Interest), Text(installment.Total), Text(installment.ClosingPrincipal),
        ])]);
    }

    private static List<string> JournalOf(LendingExample example)
    {
        var journal = new Lines();
        FoldOf(example, journal);
        string[] header = ["date", "event", "account", "installment", "amount", "how"];
        return Table([header, .. journal.All.Select(static line => (string[])
        [
            Text(line.Date), line.Offset < 0 ? "time" : Text(line.Offset), line.Account.ToString(), Text(line.Installment), Text(line.Amount),
            line.Explanation is { } how ? FormattableString.Invariant($"{how.Base} * {how.Rate} * {how.Days} / {how.Basis}") : "",
        ])]);
    }

    private static List<string> StatementOf(LendingExample example)
    {
        var statement = new Statement();
        FoldOf(example, statement);
        string[] header = ["date", "event", "cash", "principal", "interest", "penalties", "credit", "total"];
        return Table([header, .. statement.Entries.Select(static entry => (string[])
        [
            Text(entry.Date), entry.Offset < 0 ? "time" : Text(entry.Offset), Text(entry.Cash), Text(entry.Balance.Principal), Text(entry.Balance.Interest),
            Text(entry.Balance.Penalties), Text(entry.Balance.Credit), Text(entry.Balance.Total),
        ])]);
    }

    private static Contract FoldOf(LendingExample example, IJournalSink? sink = null)
        => History.Fold(EntriesOf(example), asOf: Date(example.Argument.Split(' ')[^1]), sink: sink).Contract;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Lines : IJournalSink
    {
        internal List<JournalLine> All { get; } = [];

        public void Post(in JournalLine line) => All.Add(line);
    }
}
