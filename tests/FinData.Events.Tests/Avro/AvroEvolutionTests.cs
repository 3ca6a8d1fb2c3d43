using FinData.Lending;

namespace FinData.Events.Tests.Avro;

/// <summary>Writers whose schema is not ours.</summary>
public sealed class AvroEvolutionTests
{
    [Fact]
    public void TryDecode_DecimalsEnumsAndOtherNamespace_AreRead()
    {
        var (record, decoder) = AvroSamples.Framed(AvroSamples.Credited());

        Assert.Equal(Rejection.None, decoder.TryDecode(record, default, "c-1"u8, out var decoded));
        Assert.Equal(EventKind.Credited, decoded.Event.Kind);
        Assert.Equal(12.50m, decoded.Event.Amount);
        Assert.Equal(new DateOnly(2026, 1, 31), decoded.Event.EffectiveDate);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), decoded.OccurredAtUnixMilliseconds);
        Assert.Equal("e-1", decoded.Text(decoded.EventId, record));
    }

    [Fact]
    public void TryDecode_FieldsThatWeDoNotKnow_AreIgnored()
    {
        const string more = """{"name": "branch", "type": ["null", {"type": "record", "name": "Branch", "fields": [{"name": "codes", "type": {"type": "map", "values": "long"}}]}]},""";
        var schema = AvroSamples.Schema.Replace("""{"name": "source",""", more + """{"name": "source",""", StringComparison.Ordinal);
        var sample = AvroSamples.Credited(schema);
        var branch = new global::Avro.Generic.GenericRecord((global::Avro.RecordSchema)((global::Avro.UnionSchema)sample.Schema["branch"].Schema)[1]);
        branch.Add("codes", new Dictionary<string, object> { ["a"] = 1L, ["b"] = -5_000_000_000L });
        sample.Add("branch", branch);
        var (record, decoder) = AvroSamples.Framed(sample);

        Assert.Equal(Rejection.None, decoder.TryDecode(record, default, out _));
    }

    [Fact]
    public void TryDecode_FieldThatIsMissing_IsNamed()
    {
        var schema = AvroSamples.Schema.Replace("""{"name": "source", "type": "string"},""", "", StringComparison.Ordinal);
        var (record, decoder) = AvroSamples.Framed(AvroSamples.Credited(schema));

        Assert.Equal(new Rejection(RejectReason.MissingField, "source"), decoder.TryDecode(record, default, out _));
    }

    [Fact]
    public void TryDecode_NullOfAnOptionalField_IsAFieldThatIsNotThere()
    {
        var schema = AvroSamples.Schema.Replace("""{"name": "source", "type": "string"}""", """{"name": "source", "type": ["string", "null"]}""", StringComparison.Ordinal);
        var sample = AvroSamples.Credited(schema);
        sample.Add("source", null);
        var (record, decoder) = AvroSamples.Framed(sample);

        Assert.Equal(new Rejection(RejectReason.MissingField, "source"), decoder.TryDecode(record, default, out _));
    }

    [Fact]
    public void TryDecode_AmountAsDouble_IsOfTheWrongType()
    {
        var schema = AvroSamples.Schema.Replace("""{"type": "bytes", "logicalType": "decimal", "precision": 18, "scale": 4}""", "\"double\"", StringComparison.Ordinal);
        var sample = AvroSamples.Credited(schema);
        sample.Add("amount", 12.5);
        var (record, decoder) = AvroSamples.Framed(sample);

        Assert.Equal(new Rejection(RejectReason.WrongFieldType, "amount"), decoder.TryDecode(record, default, out _));
    }

    [Fact]
    public void TryDecode_DecimalWithMoreDigitsThanTheCurrency_IsOfTheWrongScale()
    {
        var sample = AvroSamples.Credited();
        sample.Add("amount", new global::Avro.AvroDecimal(12.5050m));
        var (record, decoder) = AvroSamples.Framed(sample);

        Assert.Equal(new Rejection(RejectReason.WrongScale, "amount"), decoder.TryDecode(record, default, out _));
    }

    [Fact]
    public void TryDecode_NegativeDecimal_IsNoAmount()
    {
        var sample = AvroSamples.Credited();
        sample.Add("amount", new global::Avro.AvroDecimal(-12.5000m));
        var (record, decoder) = AvroSamples.Framed(sample);

        Assert.Equal(new Rejection(RejectReason.InvalidAmount, "amount"), decoder.TryDecode(record, default, out _));
    }

    [Fact]
    public void TryDecode_SingleObjectOfAnAddedSchema_IsRead()
    {
        var sample = AvroSamples.Credited();
        var schemas = new AvroSchemas();
        var fingerprint = schemas.Add(AvroSamples.Schema);

        var record = AvroSamples.SingleObject(fingerprint, AvroSamples.Body(sample));

        Assert.Equal(Rejection.None, new EventDecoder(schemas).TryDecode(record, default, out _));
        Assert.Equal(new Rejection(RejectReason.UnknownSchema, null), EventDecoder.Default.TryDecode(record, default, out _));
    }
}
