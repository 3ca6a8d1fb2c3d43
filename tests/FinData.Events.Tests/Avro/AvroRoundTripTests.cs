using System.Buffers;
using System.Text;
using Avro.Generic;
using Avro.IO;
using CsCheck;

namespace FinData.Events.Tests.Avro;

public sealed class AvroRoundTripTests
{
    [Fact]
    public void Avro_AnyEnvelope_DecodesToWhatItsJsonDecodesTo()
    {
        Gens.Envelope.Sample(
            static envelope =>
            {
                var record = AvroSamples.Encode(envelope);
                var json = RoundTripTests.Encode(envelope);
                var key = Encoding.UTF8.GetBytes(envelope.ContractId);

                Assert.Equal(Rejection.None, EventDecoder.Default.TryDecode(record, default, key, out var fromAvro));
                Assert.Equal(Rejection.None, JsonEventCodec.TryDecode(json, key, out var fromJson));
                Assert.Equal(fromJson.Text(fromJson.EventId, json), fromAvro.Text(fromAvro.EventId, record));
                Assert.Equal(fromJson.Text(fromJson.ClientId, json), fromAvro.Text(fromAvro.ClientId, record));
                Assert.Equal(fromJson.Text(fromJson.Source, json), fromAvro.Text(fromAvro.Source, record));
                Assert.Equal(fromJson.OccurredAtUnixMilliseconds, fromAvro.OccurredAtUnixMilliseconds);
                RoundTripTests.AssertSame(fromJson.Event, fromAvro.Event);
            },
            iter: 2_000,
            print: static envelope => Encoding.UTF8.GetString(RoundTripTests.Encode(envelope)));
    }

    [Fact]
    public void Avro_AnyEnvelope_IsReadByApachesOwnReader()
    {
        var schema = global::Avro.Schema.Parse(EventSchemas.Avro);
        Gens.Envelope.Sample(
            envelope =>
            {
                using var stream = new MemoryStream(AvroSamples.Encode(envelope)[AvroFraming.SingleObjectHeaderLength..]);
                var read = new GenericDatumReader<GenericRecord>(schema, schema).Read(null!, new BinaryDecoder(stream));

                Assert.Equal(envelope.EventId, read["eventId"]);
                Assert.Equal(envelope.Event.EffectiveDate.ToDateTime(default), read["effectiveDate"]);
                Assert.Equal(stream.Length, stream.Position);
            },
            iter: 500);
    }

    [Fact]
    public void Encode_WithARegistrysId_IsFramedWithIt()
    {
        Gens.Envelope.Sample(
            static envelope =>
            {
                var buffer = new ArrayBufferWriter<byte>();

                AvroEventCodec.Encode(envelope, 258, buffer);

                Assert.Equal([0, 0, 0, 1, 2], buffer.WrittenSpan[..5].ToArray());
                Assert.Equal(AvroSamples.Encode(envelope)[AvroFraming.SingleObjectHeaderLength..], buffer.WrittenSpan[5..].ToArray());
            },
            iter: 100);
    }
}
