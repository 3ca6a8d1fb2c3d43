using CsCheck;
using FinData.Lending.Tests.Oracle;

namespace FinData.Lending.Tests.Laws;

public sealed class OracleTests
{
    [Fact]
    public void Fold_OfAccounts_AgreesWithTheNaiveOne() => Compare(Lives.Accounts);

    [Fact]
    public void Fold_OfLoans_AgreesWithTheNaiveOne() => Compare(Lives.LongLoans);

    private static void Compare(Gen<HistoryEntry[]> lives)
        => Gen.Select(lives, Gen.Int[0, 20], Gen.Int[0, 700]).Sample(
            static (entries, knownAt, day) =>
            {
                AssertEqual(entries, long.MaxValue, asOf: null);
                AssertEqual(entries, knownAt, asOf: null);
                AssertEqual(entries, long.MaxValue, Given.Day(day));
            },
            iter: LawRun.Lives,
            print: static life => LifeText.Of(life.Item1) + $"\n{life.Item2} {Given.Day(life.Item3)}");

    private static void AssertEqual(HistoryEntry[] entries, long knownAt, DateOnly? asOf)
    {
        var expected = NaiveHistory.Fold(entries, knownAt, asOf);
        var actual = History.Fold(entries, knownAt, asOf);
        Assert.Equal(expected.Outcomes, actual.Entries.Zip(actual.Outcomes, static (entry, outcome) => (entry.EventId, entry.Event.Offset, outcome)));
        if (expected.Contract is not { } oracle)
        {
            Assert.Null(actual.Contract.Terms);
            return;
        }

        var figures = FiguresByName.Of(actual.Contract.Position);
        foreach (var (name, figure) in oracle.Figures())
        {
            Assert.True(figure == figures[name], $"{name}: the oracle has {figure}, the fold {figures[name]}, known at {knownAt}, as of {asOf}.");
        }

        AssertDues(oracle, actual.Contract);
        if (oracle.PayoffTotal() is { } payoff)
        {
            Assert.Equal(payoff, actual.Contract.PayoffAt(actual.Contract.Position.AsOf).Total);
        }
    }

    private static void AssertDues(NaiveContract oracle, Contract contract)
    {
        Assert.Equal(
            oracle.Dues().Select(static due => (due.Number, due.Date, string.Join(' ', due.Owed.Concat(due.Paid).Select(static amount => $"{amount:F3}")))),
            contract.DueItems.Select(static due => (due.Number, due.DueDate, FormattableString.Invariant(
                $"{due.Owed.Penalty:F3} {due.Owed.Fee:F3} {due.Owed.Interest:F3} {due.Owed.Principal:F3} {due.Paid.Penalty:F3} {due.Paid.Fee:F3} {due.Paid.Interest:F3} {due.Paid.Principal:F3}"))));
        if (contract.Position is { TotalDisbursed: > 0, Status: not (ContractStatus.Closed or ContractStatus.ChargedOff) })
        {
            var toCome = oracle.ToCome().ToList();
            Assert.Equal(toCome, contract.Schedule!.Installments.TakeLast(toCome.Count).Select(static next => (next.Number, next.DueDate, next.Principal, next.Interest)));
        }
    }
}
