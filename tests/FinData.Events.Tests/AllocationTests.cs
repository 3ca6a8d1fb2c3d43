using System.Buffers;

namespace FinData.Events.Tests;

public sealed class AllocationTests
{
    [Fact]
    public void TryDecode_EventWithoutDetail_AllocatesNothing()
    {
        var record = Samples.Utf8(Samples.Credited);
        Decode(record, times: 10);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Decode(record, times: 1_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void TryDecode_RejectedEvent_AllocatesNothing()
    {
        var record = Samples.Utf8(Samples.Credited.Replace("12.50", "12.500", StringComparison.Ordinal));
        Decode(record, times: 10);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Decode(record, times: 1_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Write_EventWithoutDetail_AllocatesNothing()
    {
        var record = Samples.Utf8(Samples.Credited);
        JsonEventCodec.TryDecode(record, out var decoded);
        var buffer = new ArrayBufferWriter<byte>(CompactEventCodec.MaxPlainLength * 2);
        Write(buffer, decoded, record, times: 10);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Write(buffer, decoded, record, times: 1_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void TryDecode_EqualTermsOfTwoOpenings_AreOneObject()
    {
        var first = Samples.Utf8(Samples.AccountOpened);
        var second = Samples.Utf8(Samples.AccountOpened.Replace("\"c-1\"", "\"c-2\"", StringComparison.Ordinal));

        JsonEventCodec.TryDecode(first, out var one);
        JsonEventCodec.TryDecode(second, out var other);

        Assert.Same(TermsOf(one), TermsOf(other));
    }

    private static Lending.ContractTerms TermsOf(in DecodedEvent decoded) => Assert.IsType<Lending.Opening>(decoded.Event.Detail).Terms;

    private static void Decode(byte[] record, int times)
    {
        for (var i = 0; i < times; i++)
        {
            JsonEventCodec.TryDecode(record, out _);
        }
    }

    private static void Write(ArrayBufferWriter<byte> buffer, in DecodedEvent decoded, byte[] record, int times)
    {
        for (var i = 0; i < times; i++)
        {
            buffer.ResetWrittenCount();
            CompactEventCodec.Write(buffer, decoded.Event, decoded.Bytes(decoded.EventId, record));
        }
    }
}
