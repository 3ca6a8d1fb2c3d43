using CsCheck;
using FinData.Lending.Tests.Oracle;

namespace FinData.Lending.Tests.Laws;

public sealed class OracleTests
{
    private const int Cases = 4_000;

    [Fact]
    public void Fold_OfAccounts_AgreesWithTheNaiveOne() => Compare(Lives.Accounts);

    [Fact]
    public void Fold_OfLoans_AgreesWithTheNaiveOne() => Compare(Lives.Loans);

    private static void Compare(Gen<HistoryEntry[]> lives)
        => Gen.Select(lives, Gen.Int[0, 20], Gen.Int[0, 700]).Sample(
            static (entries, knownAt, day) =>
            {
                AssertEqual(entries, long.MaxValue, asOf: null);
                AssertEqual(entries, knownAt, asOf: null);
                AssertEqual(entries, long.MaxValue, Given.Day(day));
            },
            iter: Cases,
            print: static life => string.Join('\n', life.Item1.Select(static entry => $"{entry.EventId} {entry.Event.Offset} {entry.Event.Kind} {entry.Event.EffectiveDate} {entry.Event.Amount} {entry.Event.Detail}")) + $"\n{life.Item2} {Given.Day(life.Item3)}");

    private static void AssertEqual(HistoryEntry[] entries, long knownAt, DateOnly? asOf)
    {
        var expected = NaiveHistory.Fold(entries, knownAt, asOf);
        var actual = History.Fold(entries, knownAt, asOf);
        Assert.Equal(expected.Outcomes, actual.Entries.Zip(actual.Outcomes, static (entry, outcome) => (entry.EventId, entry.Event.Offset, outcome)));
        var figures = PositionFigures.Of(actual.Contract.Position);
        foreach (var (name, figure) in expected.Figures)
        {
            Assert.True(figure == figures[name], $"{name}: the oracle has {figure}, the fold {figures[name]}, known at {knownAt}, as of {asOf}.");
        }
    }
}
