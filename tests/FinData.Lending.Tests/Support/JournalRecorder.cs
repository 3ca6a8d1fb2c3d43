namespace FinData.Lending.Tests;

internal sealed class JournalRecorder : IJournalSink
{
    internal List<JournalLine> Lines { get; } = [];

    public void Post(in JournalLine line) => Lines.Add(line);

    internal decimal Sum(params JournalAccount[] accounts) => Lines.Where(line => accounts.Contains(line.Account)).Sum(static line => line.Amount);
}
