using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace FinData.Events;

/// <summary>
/// CloudEvents 1.0 in Kafka's binary mode ("Kafka Protocol Binding", 3.2): the attributes <c>id</c>, <c>type</c>, <c>subject</c>, <c>time</c> and <c>source</c>
/// are headers <c>ce_*</c>, and stand for <c>eventId</c>, <c>type</c>, <c>contractId</c>, <c>occurredAt</c> and <c>source</c> where the data has none of its own.
/// </summary>
internal static class CloudEvents
{
    // Header, the field that it stands for.
    private static readonly (byte[] Header, string Field)[] Attributes =
    [
        ("ce_id"u8.ToArray(), "eventId"),
        ("ce_type"u8.ToArray(), "type"),
        ("ce_subject"u8.ToArray(), "contractId"),
        ("ce_time"u8.ToArray(), "occurredAt"),
        ("ce_source"u8.ToArray(), "source"),
    ];

    /// <summary>The data with what its headers add, or null where they add nothing: no CloudEvent, or data that is no JSON object.</summary>
    internal static byte[]? Complete(ReadOnlySpan<byte> data, RecordHeaders headers)
    {
        if (headers.IsEmpty || !headers.TryGet("ce_specversion"u8, out _) || !TryFindBody(data, out var body, out var own))
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(data.Length + 256);
        using (var json = new Utf8JsonWriter(buffer, JsonEventCodec.WriterOptions))
        {
            json.WriteStartObject();
            for (var i = 0; i < Attributes.Length; i++)
            {
                if ((own & (1 << i)) == 0 && headers.TryGet(Attributes[i].Header, out var value) && Utf8.IsValid(value))
                {
                    json.WriteString(Attributes[i].Field, Attributes[i].Field == "type" ? NameOf(value) : value);
                }
            }
        }

        if (buffer.WrittenCount == 1)
        {
            return null;
        }

        // What is written lacks only its closing brace; the data goes on from there.
        if (!body.TrimStart(" \t\r\n"u8).StartsWith("}"u8))
        {
            buffer.Write(","u8);
        }

        buffer.Write(body);
        return buffer.WrittenSpan.ToArray();
    }

    // Types of CloudEvents are prefixed with the reverse domain name of who defines them.
    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> type) => type[(type.LastIndexOf((byte)'.') + 1)..];

    /// <summary>What follows the opening brace, and which of the attributes' fields the data has itself.</summary>
    private static bool TryFindBody(ReadOnlySpan<byte> data, out ReadOnlySpan<byte> body, out int own)
    {
        body = default;
        own = 0;
        try
        {
            var reader = new Utf8JsonReader(data);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            body = data[(int)reader.BytesConsumed..];
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                for (var i = 0; i < Attributes.Length; i++)
                {
                    own |= reader.ValueTextEquals(Attributes[i].Field) ? 1 << i : 0;
                }

                reader.Skip();
            }

            return true;
        }
        catch (JsonException)
        {
            return false; // the decoder says what is wrong with it
        }
    }
}
