using System.Buffers;
using System.Text;
using FinData.Events;
using FinData.Lending;

namespace FinData.Cli.Tests.Verify;

public sealed class PlainFoldTests
{
    private static readonly Currency Euro = Currency.Parse("EUR");
    private static readonly DateOnly Day = new(2026, 1, 5);

    private readonly PlainFold fold = new(new AvroSchemas());
    private long offset;

    [Fact]
    public void Fold_EventsBeforeTheirOpening_CountAllTheSame()
    {
        Add("a", "e1", new ContractEvent(EventKind.Credited, Day, 0, Euro, 10m));
        Add("a", "e2", Opening());
        Add("a", "e3", new ContractEvent(EventKind.Debited, Day, 0, Euro, 4m));

        var view = Assert.Single(fold.Fold());
        Assert.Equal(("account", "c-1", 6m, ContractStatus.Active, 2L, 3), (view.Kind, view.ClientId, view.Balance, view.Status, view.Watermark, view.Partition));
    }

    [Fact]
    public void Fold_IdenticalRepeat_ChangesNothingButTheWatermark()
    {
        Add("a", "e1", Opening());
        Add("a", "e2", new ContractEvent(EventKind.Credited, Day, 0, Euro, 10m));
        Add("a", "e2", new ContractEvent(EventKind.Credited, Day, 0, Euro, 10m));

        var view = Assert.Single(fold.Fold());
        Assert.Equal((10m, 2L), (view.Balance, view.Watermark));
    }

    [Fact]
    public void Fold_SameIdWithOtherContent_FirstInTheLogCounts()
    {
        Add("a", "e1", Opening());
        Add("a", "e2", new ContractEvent(EventKind.Credited, Day, 0, Euro, 10m));
        Add("a", "e2", new ContractEvent(EventKind.Credited, Day.AddDays(-1), 0, Euro, 99m));

        Assert.Equal(10m, Assert.Single(fold.Fold()).Balance);
    }

    [Fact]
    public void Fold_NeverOpened_IsPending()
    {
        Add("a", "e1", new ContractEvent(EventKind.Credited, Day, 0, Euro, 10m));

        var view = Assert.Single(fold.Fold());
        Assert.Equal((ContractStatus.Pending, null, 0m), (view.Status, view.Kind, view.Balance));
        Assert.Null(view.AsOf);
    }

    [Fact]
    public void Add_NoEventOrAnotherKey_IsCountedAsRejected()
    {
        fold.Add(0, new LogRecord(0, "a"u8.ToArray(), "no json"u8.ToArray(), default));
        Add("a", "e1", Opening(), key: "b");

        Assert.Equal((2L, 2L, 0), (fold.Events, fold.Rejected, fold.Contracts));
    }

    private static ContractEvent Opening()
        => new(EventKind.Opened, Day.AddDays(-1), 0, Euro, 0, new Opening("c-1", new AccountTerms { Product = "p", Currency = Euro }));

    private void Add(string contractId, string eventId, ContractEvent happened, string? key = null)
    {
        var record = new ArrayBufferWriter<byte>();
        JsonEventCodec.Encode(
            new EventEnvelope
            {
                EventId = eventId, ContractId = contractId, ClientId = (happened.Detail as Opening)?.ClientId,
                OccurredAt = DateTimeOffset.UnixEpoch, Source = "test", Event = happened,
            },
            record);
        fold.Add(3, new LogRecord(offset++, Encoding.UTF8.GetBytes(key ?? contractId), record.WrittenMemory, default));
    }
}
