namespace FinData.Lending.Tests;

internal sealed class JournalRecorder : IJournalSink
{
    internal List<JournalLine> Lines { get; } = [];

    public void Post(in JournalLine line) => Lines.Add(line);

    /// <summary>Each event's lines, and the lines of each day's passing, sum to zero.</summary>
    internal void AssertBalanced()
    {
        foreach (var entry in Lines.GroupBy(static line => (line.Offset, line.Date)))
        {
            Assert.Equal(0m, entry.Sum(static line => line.Amount));
        }
    }

    internal decimal Sum(params JournalAccount[] accounts) => Lines.Where(line => accounts.Contains(line.Account)).Sum(static line => line.Amount);
}
