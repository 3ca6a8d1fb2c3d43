using System.Buffers;
using CsCheck;
using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.State;

public sealed class StateTests
{
    [Fact]
    public void State_OfAnotherVersion_IsRefusedByName()
    {
        var state = StateOf(Contract(Opened(Account(), Day(0))));
        state[0] = 9;
        var failure = Assert.Throws<InvalidDataException>(() => Lending.Contract.ReadFrom(state));
        Assert.Contains("version 9", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_CutAnywhere_IsRefused()
    {
        var state = StateOf(SomeLoan());
        for (var length = 0; length < state.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => Lending.Contract.ReadFrom(state.AsSpan(0, length)));
        }

        Assert.Throws<InvalidDataException>(() => Lending.Contract.ReadFrom([.. state, 0]));
    }

    // Flipped bits are either refused, or they are another state that keeps the invariants: then it can be written again.
    [Fact]
    public void State_WithAFlippedBit_IsRefusedOrStillConsistent()
    {
        var state = StateOf(SomeLoan());
        Gen.Select(Gen.Int[0, state.Length - 1], Gen.Int[0, 7]).Sample((place, bit) =>
        {
            var broken = state.ToArray();
            broken[place] ^= (byte)(1 << bit);
            try
            {
                var read = Lending.Contract.ReadFrom(broken);
                Assert.Equal(read.Position, Lending.Contract.ReadFrom(StateOf(read)).Position);
            }
            catch (InvalidDataException)
            {
                return;
            }
        }, iter: 5_000);
    }

    [Fact]
    public void State_WhosePrincipalDoesNotAddUp_IsRefused()
    {
        // The principal stands in the terms first, then as what is disbursed.
        var state = StateOf(SomeLoan());
        var agreed = state.AsSpan().IndexOf(Varint(120_000));
        var disbursed = agreed + 1 + state.AsSpan(agreed + 1).IndexOf(Varint(120_000));
        state[disbursed]++;
        Assert.Throws<InvalidDataException>(() => Lending.Contract.ReadFrom(state));
    }

    [Fact]
    public void Terms_OfTwoStates_AreShared()
    {
        var terms = Account(credit: 0.0123m);
        var first = Lending.Contract.ReadFrom(StateOf(Contract(Opened(terms, Day(0)))));
        var second = Lending.Contract.ReadFrom(StateOf(Contract(Opened(terms with { }, Day(3)))));
        Assert.Same(first.Terms, second.Terms);
    }

    [Fact]
    public void Terms_NotSeenBefore_AreGivenToTheCaller()
    {
        var terms = Account(credit: 0.0321m);
        var shared = terms with { };
        var read = Lending.Contract.ReadFrom(StateOf(Contract(Opened(terms, Day(0)))), asked => asked == shared ? shared : asked);
        Assert.Same(shared, read.Terms);
    }

    [Fact]
    public void State_BeforeTheOpening_KeepsTheKey()
    {
        var contract = new Contract();
        contract.Apply(Event(EventKind.Credited, Day(4), 17, 1m));
        var read = Lending.Contract.ReadFrom(StateOf(contract));
        Assert.Equal(new FoldKey(Day(4), EventKind.Credited, 17), read.LastKey);
        Assert.Null(read.Terms);
    }

    private static Contract SomeLoan()
    {
        var terms = Loan(1200m, 12, Rate.NominalAnnual(0.12m), Amortization.EqualPrincipal, InterestMode.DailyRest, DayCount.Actual360);
        var start = new DateOnly(2024, 1, 15);
        return Contract(
            Opened(terms, start),
            Event(EventKind.Disbursed, start, 1, 1200m),
            Event(EventKind.PaymentReceived, start.AddDays(50), 2, 150m),
            Event(EventKind.PaymentReceived, start.AddDays(120), 3, 77.77m));
    }

    private static byte[] Varint(int value) => [(byte)((value & 0x7F) | 0x80), (byte)(((value >> 7) & 0x7F) | 0x80), (byte)(value >> 14)];

    private static byte[] StateOf(Contract contract)
    {
        var writer = new ArrayBufferWriter<byte>();
        contract.WriteTo(writer);
        return writer.WrittenSpan.ToArray();
    }
}
