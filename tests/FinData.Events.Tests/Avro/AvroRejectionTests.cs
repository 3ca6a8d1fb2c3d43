using CsCheck;

namespace FinData.Events.Tests.Avro;

public sealed class AvroRejectionTests
{
    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0xC3, 1, 1, 2, 3 })]
    [InlineData(new byte[] { 0xC3, 2, 1, 2, 3, 4, 5, 6, 7, 8 })]
    public void TryDecode_FramingCutShort_IsMalformed(byte[] record)
        => Assert.Equal(new Rejection(RejectReason.MalformedAvro, null), EventDecoder.Default.TryDecode(record, default, out _));

    [Fact]
    public void TryDecode_IdThatTheRegistryDoesNotHave_IsAnUnknownSchema()
    {
        var schemas = new AvroSchemas();
        Assert.True(schemas.IsMissing(9));

        schemas.AddUnknown(9);

        Assert.False(schemas.IsMissing(9));
        Assert.Equal(new Rejection(RejectReason.UnknownSchema, null), new EventDecoder(schemas).TryDecode(AvroSamples.Framed(9, [2]), default, out _));
    }

    [Fact]
    public void TryDecode_EveryShorterRecord_IsRefused()
    {
        var (record, decoder) = AvroSamples.Framed(AvroSamples.Credited());
        for (var length = 0; length < record.Length; length++)
        {
            Assert.False(decoder.TryDecode(record.AsSpan(0, length), default, out _).IsNone);
        }
    }

    [Fact]
    public void TryDecode_BytesAfterTheRecord_IsMalformed()
    {
        var (record, decoder) = AvroSamples.Framed(AvroSamples.Credited());

        Assert.Equal(new Rejection(RejectReason.MalformedAvro, null), decoder.TryDecode([.. record, 0], default, out _));
    }

    [Fact]
    public void TryDecode_TextThatIsNoUtf8_IsRefused()
    {
        var (record, decoder) = AvroSamples.Framed(AvroSamples.Credited());
        record[record.AsSpan().IndexOf("core"u8)] = 0xFF;

        Assert.Equal(new Rejection(RejectReason.InvalidUtf8, null), decoder.TryDecode(record, default, out _));
    }

    [Fact]
    public void TryDecode_ItemsWithoutBytes_DoNotFillTheMemory()
    {
        var schemas = new AvroSchemas();
        schemas.Add(1, """{"type": "record", "name": "R", "fields": [{"name": "x", "type": {"type": "array", "items": "null"}}]}""");

        // One block of 2^61 nulls.
        var record = AvroSamples.Framed(1, [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x40, 0]);

        Assert.Equal(new Rejection(RejectReason.Oversize, null), new EventDecoder(schemas).TryDecode(record, default, out _));
    }

    [Fact]
    public void TryDecode_RecordWithinItselfWithoutEnd_IsMalformed()
    {
        var schemas = new AvroSchemas();
        schemas.Add(1, """{"type": "record", "name": "R", "fields": [{"name": "x", "type": ["null", "R"]}]}""");

        var record = AvroSamples.Framed(1, [.. Enumerable.Repeat((byte)2, 1000), 0]);

        Assert.Equal(new Rejection(RejectReason.MalformedAvro, null), new EventDecoder(schemas).TryDecode(record, default, out _));
    }

    [Fact]
    public void TryDecode_ChangedBytes_ThrowsNothing()
    {
        var (record, decoder) = AvroSamples.Framed(AvroSamples.Credited());
        Gen.Select(Gen.Int[AvroFraming.RegistryHeaderLength, record.Length - 1], Gen.Byte).Array[1, 5].Sample(
            changes =>
            {
                byte[] changed = [.. record];
                foreach (var (at, value) in changes)
                {
                    changed[at] = value;
                }

                decoder.TryDecode(changed, default, out _);
            },
            iter: 20_000);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"type": "rekord"}""")]
    [InlineData("")]
    public void Add_TextThatIsNoSchema_Throws(string schema)
        => Assert.StartsWith("Not an Avro schema", Assert.Throws<FormatException>(() => new AvroSchemas().Add(schema)).Message, StringComparison.Ordinal);
}
