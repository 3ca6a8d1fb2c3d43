namespace FinData.Cli;

/// <summary>Whether a journal balances, by its lines and not by what the server says of them.</summary>
internal static class JournalCheck
{
    /// <summary>Debits and credits of each day sum to zero, and so does the whole. A contract without a journal is not balanced: it should have one.</summary>
    public static bool IsBalanced(JournalView? journal)
        => journal is { Imbalance: 0 } && journal.Lines.GroupBy(static l => l.Date).All(static day => day.Sum(static l => l.Amount) == 0);
}
