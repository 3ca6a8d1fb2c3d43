using System.Globalization;

namespace FinData.Cli.Simulate;

/// <summary>A simulation as tables.</summary>
internal static class SimulationTables
{
    public static void Write(Terminal terminal, SimulationView view)
    {
        if (view.Schedule is { } schedule)
        {
            WriteSchedule(terminal, schedule);
        }

        WriteEvents(terminal, view.Statement);
        WriteStatement(terminal, view.Statement, isLoan: view.Schedule is not null);
        WriteJournal(terminal, view.Journal);
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"To settle on {view.Payoff.Date:yyyy-MM-dd}: {Cells.Amount(view.Payoff.Total)} {view.Payoff.Currency}. The journal's lines sum to {Cells.Amount(view.Journal.Imbalance)}."));
    }

    private static void WriteSchedule(Terminal terminal, ScheduleView schedule)
    {
        var table = Cells.Grid("#>", "Due", "Opening>", "Principal>", "Interest>", "Fees>", "Penalties>", "Total>", "Closing>", "Paid>");
        foreach (var line in schedule.Installments)
        {
            table.AddTextRow(
                line.Number.ToString(CultureInfo.InvariantCulture), Cells.Date(line.DueDate), Cells.Amount(line.OpeningPrincipal), Cells.Amount(line.Principal),
                Cells.Amount(line.Interest), Cells.Amount(line.Fee), Cells.Amount(line.Penalty), Cells.Amount(line.Total), Cells.Amount(line.ClosingPrincipal),
                Cells.Amount(line.PrincipalPaid + line.InterestPaid + line.FeePaid + line.PenaltyPaid));
        }

        terminal.Line($"Schedule, {schedule.Currency}, as of {Cells.Date(schedule.AsOf)}");
        terminal.Out.Write(table);
    }

    private static void WriteEvents(Terminal terminal, StatementView statement)
    {
        var table = Cells.Grid("Date", "Event", "Type", "Amount>", "Outcome", "Balance>", "Accrued>", "Principal>", "Interest due>", "Fees due>", "Penalties due>", "Credit>");
        foreach (var line in statement.Lines)
        {
            table.AddTextRow(
                Cells.Date(line.Date), line.EventId, line.Type, Cells.Amount(line.Amount), line.Reason is null ? line.Outcome : $"{line.Outcome}: {line.Reason}",
                Cells.Amount(line.Balance), Cells.Amount(line.AccruedInterest), Cells.Amount(line.PrincipalOutstanding), Cells.Amount(line.InterestDue),
                Cells.Amount(line.FeesDue), Cells.Amount(line.PenaltiesDue), Cells.Amount(line.Credit));
        }

        terminal.Line("Events and what became of them");
        terminal.Out.Write(table);
    }

    private static void WriteStatement(Terminal terminal, StatementView statement, bool isLoan)
    {
        var table = isLoan
            ? Cells.Grid("Date", "Cause", "Cash>", "Principal>", "Interest>", "Fees>", "Penalties>", "Credit>")
            : Cells.Grid("Date", "Cause", "Cash>", "Balance>", "Interest>");
        foreach (var line in statement.Movements)
        {
            string[] start = [Cells.Date(line.Date), line.EventId ?? "time", Cells.Amount(line.Cash)];
            var balance = line.Balance;
            table.AddTextRow(isLoan
                ?
                [
                    .. start, Cells.Amount(balance.Principal), Cells.Amount(balance.Interest), Cells.Amount(balance.Fees), Cells.Amount(balance.Penalties), Cells.Amount(balance.Credit),
                ]
                : [.. start, Cells.Amount(balance.Deposit), Cells.Amount(balance.Interest)]);
        }

        terminal.Line("Statement: running balance of each bucket");
        terminal.Out.Write(table);
    }

    private static void WriteJournal(Terminal terminal, JournalView journal)
    {
        var table = Cells.Grid("Date", "Cause", "#>", "Account", "Amount>", "Why");
        foreach (var line in journal.Lines)
        {
            table.AddTextRow(
                Cells.Date(line.Date), line.EventId ?? "time", line.Installment == 0 ? "" : line.Installment.ToString(CultureInfo.InvariantCulture), line.Account,
                Cells.Amount(line.Amount), line.Accrual is { } why ? Explain(why) : "");
        }

        terminal.Line("Journal: debits positive");
        terminal.Out.Write(table);
    }

    private static string Explain(AccrualView why) => string.Create(CultureInfo.InvariantCulture,
        $"{why.Base} x {why.Rate} x {why.Days} / {why.Basis}, {why.From:yyyy-MM-dd} to {why.To:yyyy-MM-dd}, {why.DayCount}");
}
