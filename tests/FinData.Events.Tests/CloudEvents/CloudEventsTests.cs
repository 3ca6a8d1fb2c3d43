using System.Text;
using FinData.Lending;

namespace FinData.Events.Tests.CloudEvents;

public sealed class CloudEventsTests
{
    private const string Data = """{"effectiveDate":"2026-01-31","amount":"12.50","currency":"EUR"}""";

    private static readonly KeyValuePair<string, byte[]?>[] Attributes =
    [
        Header("ce_specversion", "1.0"), Header("ce_id", "e-1"), Header("ce_type", "com.example.bank.credited"), Header("ce_subject", "c-1"),
        Header("ce_time", "2026-01-31T12:00:00Z"), Header("ce_source", "/core"), new("trace", null),
    ];

    [Theory]
    [InlineData(Data)]
    [InlineData(" \n{ \"effectiveDate\":\"2026-01-31\",\"amount\":\"12.50\",\"currency\":\"EUR\",\"other\":{\"type\":\"x\"}}\n")]
    public void TryDecode_AttributesInHeaders_StandForFields(string data)
    {
        var record = Encoding.UTF8.GetBytes(data);

        var rejection = Decode(record, Attributes, out var decoded);

        Assert.Equal(Rejection.None, rejection);
        Assert.Equal("e-1", decoded.Text(decoded.EventId, record));
        Assert.Equal("c-1", decoded.Text(decoded.ContractId, record));
        Assert.Equal("/core", decoded.Text(decoded.Source, record));
        Assert.Equal(EventKind.Credited, decoded.Event.Kind);
        Assert.Equal(12.50m, decoded.Event.Amount);
    }

    [Fact]
    public void TryDecode_FieldThatTheDataHasItself_GoesBeforeTheHeader()
    {
        var record = Encoding.UTF8.GetBytes(Data.Replace("{", """{"eventId":"own","\u0074ype":"debited",""", StringComparison.Ordinal));

        var rejection = Decode(record, Attributes, out var decoded);

        Assert.Equal(Rejection.None, rejection);
        Assert.Equal("own", decoded.Text(decoded.EventId, record));
        Assert.Equal(EventKind.Debited, decoded.Event.Kind);
    }

    [Fact]
    public void TryDecode_AvroData_IsCompletedToo()
    {
        var schema = Avro.AvroSamples.Schema.Replace("""{"name": "eventId", "type": "string"},""", "", StringComparison.Ordinal);
        var (record, decoder) = Avro.AvroSamples.Framed(Avro.AvroSamples.Credited(schema));

        var rejection = decoder.TryDecode(record, new RecordHeaders(RecordHeaders.Encode(Attributes)), out var decoded);

        Assert.Equal(Rejection.None, rejection);
        Assert.Equal("e-1", decoded.Text(decoded.EventId, record));
    }

    [Fact]
    public void TryDecode_HeadersOfNoCloudEvent_AddNothing()
        => Assert.Equal(new Rejection(RejectReason.MissingField, "eventId"), Decode(Encoding.UTF8.GetBytes(Data), Attributes[1..], out _));

    [Fact]
    public void TryDecode_EmptyObject_TakesWhatHeadersSay()
        => Assert.Equal(new Rejection(RejectReason.MissingField, "effectiveDate"), Decode("{ }"u8.ToArray(), Attributes, out _));

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"a\"")]
    [InlineData("")]
    public void TryDecode_DataThatIsNoObject_IsMalformed(string data)
        => Assert.Equal(new Rejection(RejectReason.MalformedJson, null), Decode(Encoding.UTF8.GetBytes(data), Attributes, out _));

    [Fact]
    public void TryGet_NameGivenTwice_IsTheLast()
    {
        var headers = new RecordHeaders(RecordHeaders.Encode([Header("a", "1"), Header("a", "2"), Header("b", "3")]));

        Assert.True(headers.TryGet("a"u8, out var value));
        Assert.Equal("2"u8, value);
        Assert.False(headers.TryGet("c"u8, out _));
    }

    [Fact]
    public void GetEnumerator_BytesCutShort_EndsEarly()
    {
        var encoded = RecordHeaders.Encode(Attributes);
        for (var length = 0; length < encoded.Length; length++)
        {
            var count = 0;
            foreach (var header in new RecordHeaders(encoded.AsSpan(0, length)))
            {
                count += header.Name.IsEmpty ? 0 : 1;
            }

            Assert.InRange(count, 0, Attributes.Length - 1);
        }
    }

    private static Rejection Decode(byte[] record, KeyValuePair<string, byte[]?>[] headers, out DecodedEvent decoded)
        => EventDecoder.Default.TryDecode(record, new RecordHeaders(RecordHeaders.Encode(headers)), out decoded);

    private static KeyValuePair<string, byte[]?> Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));
}
