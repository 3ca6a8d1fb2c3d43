using System.Buffers;
using System.Text;
using CsCheck;
using FinData.Lending;

namespace FinData.Events.Tests;

public sealed class RoundTripTests
{
    [Fact]
    public void Json_AnyEnvelope_DecodesToWhatWasEncoded()
    {
        Gens.Envelope.Sample(
            static envelope =>
            {
                var record = Encode(envelope);
                var rejection = JsonEventCodec.TryDecode(record, Encoding.UTF8.GetBytes(envelope.ContractId), out var decoded);

                Assert.Equal(Rejection.None, rejection);
                Assert.Equal(envelope.EventId, decoded.Text(decoded.EventId, record));
                Assert.Equal(envelope.ContractId, decoded.Text(decoded.ContractId, record));
                Assert.Equal(envelope.ClientId ?? "", decoded.Text(decoded.ClientId, record));
                Assert.Equal(envelope.Source, decoded.Text(decoded.Source, record));
                Assert.Equal(envelope.OccurredAt.ToUnixTimeMilliseconds(), decoded.OccurredAtUnixMilliseconds);
                AssertSame(envelope.Event.At(0), decoded.Event);
            },
            iter: 5_000,
            print: static envelope => Encoding.UTF8.GetString(Encode(envelope)));
    }

    [Fact]
    public void Compact_AnyHistory_ReadsWhatWasWritten()
    {
        Gen.Select(Gens.Id, Gens.Event).Array[0, 8].Sample(
            static entries =>
            {
                var buffer = new ArrayBufferWriter<byte>();
                foreach (var (id, value) in entries)
                {
                    CompactEventCodec.Write(buffer, value, Encoding.UTF8.GetBytes(id));
                }

                var read = new List<HistoryEntry>();
                CompactEventCodec.ReadAll(buffer.WrittenMemory, read);

                Assert.Equal(entries.Length, read.Count);
                for (var i = 0; i < entries.Length; i++)
                {
                    Assert.Equal(entries[i].Item1, read[i].EventId);
                    Assert.Equal(entries[i].Item2.Offset, read[i].Event.Offset);
                    AssertSame(entries[i].Item2, read[i].Event);
                }
            },
            iter: 3_000);
    }

    [Fact]
    public void Compact_OfADecodedEvent_HasItsAmountEqualToTheBit()
    {
        Gens.Envelope.Sample(
            static envelope =>
            {
                JsonEventCodec.TryDecode(Encode(envelope), out var decoded);
                var read = ReadBack(decoded.Event);

                // The scale too: a fold from history must give the same bytes as the fold from the log.
                Assert.Equal(decimal.GetBits(decoded.Event.Amount), decimal.GetBits(read.Event.Amount));
                AssertSameRateBits(decoded.Event.Detail, read.Event.Detail);
            },
            iter: 3_000);
    }

    [Theory]
    [InlineData("1.5", "1.50")]
    [InlineData("1", "1.00")]
    public void Compact_SameAmountWrittenOtherwise_HasEqualContent(string one, string other)
        => Assert.True(ContentOf(one).Span.SequenceEqual(ContentOf(other).Span));

    [Fact]
    public void Compact_AnotherAmount_HasOtherContent() => Assert.False(ContentOf("1.50").Span.SequenceEqual(ContentOf("1.51").Span));

    [Fact]
    public void Compact_ContentOfTwoEvents_IsEqualExactlyWhenTheyAre()
    {
        Gen.Select(Gens.Event, Gens.Event, Gen.Bool).Sample(
            static (one, other, isSame) =>
            {
                var second = isSame ? one.At(other.Offset) : other;
                var areEqual = one.Kind == second.Kind && one.EffectiveDate == second.EffectiveDate && one.Amount == second.Amount
                               && one.Currency == second.Currency && Equals(one.Detail, second.Detail);
                Assert.Equal(areEqual, ReadBack(one).Content.Span.SequenceEqual(ReadBack(second).Content.Span));
            },
            iter: 3_000);
    }

    internal static byte[] Encode(EventEnvelope envelope)
    {
        var buffer = new ArrayBufferWriter<byte>();
        JsonEventCodec.Encode(envelope, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    internal static void AssertSame(in ContractEvent expected, in ContractEvent actual)
    {
        Assert.Equal(expected.Kind, actual.Kind);
        Assert.Equal(expected.EffectiveDate, actual.EffectiveDate);
        Assert.Equal(expected.Currency, actual.Currency);
        Assert.Equal(expected.Amount, actual.Amount);
        Assert.Equal(expected.Detail, actual.Detail);
    }

    private static void AssertSameRateBits(EventDetail? expected, EventDetail? actual)
    {
        if (expected is RateChange before && actual is RateChange after)
        {
            Assert.Equal(decimal.GetBits(before.Rate.Value), decimal.GetBits(after.Rate.Value));
        }

        if (expected is Opening { Terms: LoanTerms loan } && actual is Opening { Terms: LoanTerms read })
        {
            Assert.Equal(decimal.GetBits(loan.Rate.Value), decimal.GetBits(read.Rate.Value));
            Assert.Equal(decimal.GetBits(loan.Principal), decimal.GetBits(read.Principal));
        }
    }

    private static ReadOnlyMemory<byte> ContentOf(string amount)
    {
        var rejection = JsonEventCodec.TryDecode(Samples.Utf8(Samples.Credited.Replace("12.50", amount, StringComparison.Ordinal)), out var decoded);
        Assert.Equal(Rejection.None, rejection);
        return ReadBack(decoded.Event).Content;
    }

    private static HistoryEntry ReadBack(in ContractEvent value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        CompactEventCodec.Write(buffer, value, "e-1"u8);
        var read = new List<HistoryEntry>();
        CompactEventCodec.ReadAll(buffer.WrittenMemory, read);
        return Assert.Single(read);
    }
}
