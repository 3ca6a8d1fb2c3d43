using System.Buffers;
using CsCheck;

namespace FinData.Lending.Tests.Laws;

public sealed class FoldLawTests
{
    private const int Cases = 2_000;

    [Fact]
    public void Fold_OfEntriesInAnyOrder_IsTheSame()
        => Lives.All.SelectMany(static life => Gen.Select(Gen.Const(life), Gen.Shuffle(life))).Sample(
            static (life, shuffled) => Assert.Equal(StateOf(History.Fold(life).Contract), StateOf(History.Fold(shuffled).Contract)), iter: Cases);

    // Events of one day keep the order in which they arrived, all else is sorted by date: so days may arrive in any order.
    [Fact]
    public void Fold_OfDaysThatArriveInAnyOrder_GivesTheSamePosition()
        => Lives.InOrder.Sample(static events =>
        {
            var arrived = events.OrderBy(static happened => happened.EffectiveDate.DayNumber % 401 * 263 % 401).ThenBy(static happened => happened.Key).ToArray();
            var late = arrived.Select(static (happened, i) => Given.Entry(happened.At(i), $"e{happened.Offset}"));
            var inTime = events.Select(static (happened, i) => Given.Entry(happened.At(i), $"e{happened.Offset}"));
            Assert.Equal(History.Fold(inTime).Contract.Position, History.Fold(late).Contract.Position);
        }, iter: Cases);

    [Fact]
    public void Fold_WithEveryEntryRepeated_IsTheSame()
        => Lives.All.Sample(static life =>
        {
            HistoryEntry[] twice = [.. life, .. life.Select(static entry => Given.Entry(entry.Event.At(entry.Event.Offset + 100), entry.EventId))];
            Assert.Equal(StateOf(History.Fold(life).Contract), StateOf(History.Fold(twice).Contract));
        }, iter: Cases);

    [Fact]
    public void Fold_WithAnEventAndItsReversal_IsAsWithoutBoth()
        => Gen.Select(Lives.All, Gen.Int[0, 400], Gen.Int[0, 400]).Sample(static (life, day, undoneOn) =>
        {
            var extra = Given.Entry(Given.Event(EventKind.Credited, Given.Day(day), 200, 7m), "extra");
            var undo = Given.Entry(Given.ReversalOf("extra", Given.Day(undoneOn), 201), "undo");
            Assert.Equal(StateOf(History.Fold(life).Contract), StateOf(History.Fold([.. life, undo, extra]).Contract));
        }, iter: Cases);

    [Fact]
    public void Apply_AfterAFoldOfThePrefix_EqualsTheFold()
        => Gen.Select(Lives.InOrder, Gen.Int[0, 20]).Sample(static (events, split) =>
        {
            var entries = events.Select(static happened => Given.Entry(happened, $"id{happened.Offset}")).ToArray();
            var contract = History.Fold(entries.Take(split)).Contract;
            foreach (var next in events.Skip(split))
            {
                contract.Apply(next);
            }

            Assert.Equal(StateOf(History.Fold(entries).Contract), StateOf(contract));
        }, iter: Cases);

    // How a stream is folded: in place while keys rise and ids are new, else from the whole history. At every offset the state is that of the fold.
    [Fact]
    public void Stream_FoldedInPlaceOrAgain_EqualsTheFoldAtEveryOffset()
        => Lives.All.Sample(static life =>
        {
            var contract = new Contract();
            var history = new List<HistoryEntry>();
            foreach (var entry in life.OrderBy(static entry => entry.Event.Offset))
            {
                var isRepeat = history.Exists(earlier => earlier.EventId == entry.EventId);
                history.Add(entry);
                if (!isRepeat && entry.Event.Kind != EventKind.Reversed && entry.Event.Key > contract.LastKey)
                {
                    contract.Apply(entry.Event);
                }
                else if (!isRepeat)
                {
                    contract = History.Fold(history).Contract;
                }

                Assert.Equal(StateOf(History.Fold(history).Contract), StateOf(contract));
            }
        }, iter: Cases);

    [Fact]
    public void Advance_InTwoSteps_EqualsOne()
        => Gen.Select(Lives.All, Gen.Int[0, 300], Gen.Int[0, 300]).Sample(static (life, first, second) =>
        {
            var inSteps = History.Fold(life).Contract;
            var atOnce = inSteps.Clone();
            inSteps.AdvanceTo(Given.Day(300 + first));
            inSteps.AdvanceTo(Given.Day(300 + first + second));
            atOnce.AdvanceTo(Given.Day(300 + first + second));
            Assert.Equal(StateOf(atOnce), StateOf(inSteps));
            Assert.Equal(atOnce.Position, inSteps.Position);
        }, iter: Cases);

    [Fact]
    public void View_AtAnEarlierDate_AgreesInOutcomesWithTheWhole()
        => Gen.Select(Lives.All, Gen.Int[0, 400]).Sample(static (life, day) =>
        {
            var whole = History.Fold(life);
            var view = History.Fold(life, asOf: Given.Day(day));
            var early = whole.Entries.Zip(whole.Outcomes).Where(pair => pair.First.Event.EffectiveDate <= Given.Day(day)).ToList();
            Assert.Equal(early.Select(static pair => pair.First), view.Entries);

            // Only what a later reversal sets aside, or what that then lets or doesn't let happen, may differ.
            if (!life.Any(static entry => entry.Event.Kind == EventKind.Reversed))
            {
                Assert.Equal(early.Select(static pair => pair.Second), view.Outcomes);
            }
        }, iter: Cases);

    [Fact]
    public void Clone_ThatLivesOn_LeavesTheOriginal()
        => Gen.Select(Lives.InOrder, Gen.Int[401, 700]).Sample(static (events, day) =>
        {
            var contract = new Contract();
            foreach (var happened in events)
            {
                contract.Apply(happened);
            }

            var before = StateOf(contract);
            var copy = contract.Clone();
            copy.AdvanceTo(Given.Day(day));
            copy.Apply(Given.Event(EventKind.PaymentReceived, Given.Day(day), 500, 12.34m));
            copy.Apply(Given.Event(EventKind.Credited, Given.Day(day), 501, 12.34m));
            Assert.Equal(before, StateOf(contract));
        }, iter: Cases);

    [Fact]
    public void State_WrittenAndRead_IsTheSameContract()
        => Gen.Select(Lives.All, Gen.Int[0, 700]).Sample(static (life, day) =>
        {
            var contract = History.Fold(life).Contract;
            var read = Contract.ReadFrom(StateOf(contract));
            Assert.Equal(StateOf(contract), StateOf(read));
            Assert.Equal((contract.Position, contract.Terms, contract.ClientId, contract.LastKey), (read.Position, read.Terms, read.ClientId, read.LastKey));
            Assert.Equal(contract.Schedule?.Installments, read.Schedule?.Installments);
            contract.AdvanceTo(Given.Day(day));
            read.AdvanceTo(Given.Day(day));
            Assert.Equal(contract.Position, read.Position);
        }, iter: Cases);

    private static byte[] StateOf(Contract contract)
    {
        var writer = new ArrayBufferWriter<byte>();
        contract.WriteTo(writer);
        return writer.WrittenSpan.ToArray();
    }
}
