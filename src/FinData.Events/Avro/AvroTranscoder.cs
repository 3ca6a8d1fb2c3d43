using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Unicode;

namespace FinData.Events;

/// <summary>
/// Writes an Avro value as the JSON that <see cref="JsonEventCodec"/> judges, name by name: one set of rules for both encodings, and a writer's schema may
/// have fields more or less than ours, in any order, as long as their names and values mean the same.
/// </summary>
internal ref struct AvroTranscoder(ReadOnlySpan<byte> bytes, Utf8JsonWriter json)
{
    private readonly Utf8JsonWriter json = json;
    private AvroReader reader = new(bytes);
    private int depth;

    /// <summary>Writes the whole record.</summary>
    /// <returns>None, or why the bytes are no value of the schema.</returns>
    public RejectReason Write(AvroPlan plan)
    {
        var reason = WriteValue(plan);
        return reason == RejectReason.None && !reader.IsAtEnd ? RejectReason.MalformedAvro : reason;
    }

    private RejectReason WriteValue(AvroPlan plan) => plan.Shape switch
    {
        AvroShape.Record => WriteRecord(plan),
        AvroShape.Union => reader.TryReadIndex(plan.Parts.Length, out var branch) ? WriteValue(plan.Parts[branch]) : RejectReason.MalformedAvro,
        AvroShape.Array => WriteItems(plan, isMap: false),
        AvroShape.Map => WriteItems(plan, isMap: true),
        AvroShape.String => reader.TryReadBytes(out var text) ? WriteText(text) : RejectReason.MalformedAvro,
        _ => WriteScalar(plan) ? RejectReason.None : RejectReason.MalformedAvro,
    };

    private RejectReason WriteRecord(AvroPlan plan)
    {
        if (++depth > EventLimits.MaxDepth)
        {
            return RejectReason.MalformedAvro;
        }

        json.WriteStartObject();
        foreach (var (name, field) in plan.Fields)
        {
            var value = field;
            if (field.Shape == AvroShape.Union)
            {
                if (!reader.TryReadIndex(field.Parts.Length, out var branch))
                {
                    return RejectReason.MalformedAvro;
                }

                value = field.Parts[branch];
            }

            // A field that may be null and is, is a field that isn't there.
            if (value.Shape != AvroShape.Null)
            {
                json.WritePropertyName(name);
                if (WriteValue(value) is var reason && reason != RejectReason.None)
                {
                    return reason;
                }
            }
        }

        json.WriteEndObject();
        depth--;
        return RejectReason.None;
    }

    private RejectReason WriteItems(AvroPlan plan, bool isMap)
    {
        if (++depth > EventLimits.MaxDepth)
        {
            return RejectReason.MalformedAvro;
        }

        if (isMap)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartArray();
        }

        long count;
        while (reader.TryReadBlock(out count) && count > 0)
        {
            for (; count > 0; count--)
            {
                if (WriteItem(plan, isMap) is var reason && reason != RejectReason.None)
                {
                    return reason;
                }
            }
        }

        if (isMap)
        {
            json.WriteEndObject();
        }
        else
        {
            json.WriteEndArray();
        }

        depth--;
        return count == 0 ? RejectReason.None : RejectReason.MalformedAvro;
    }

    private RejectReason WriteItem(AvroPlan plan, bool isMap)
    {
        // Items may take no bytes at all, so that a count alone could fill the memory.
        if (json.BytesCommitted + json.BytesPending > EventLimits.MaxEventBytes)
        {
            return RejectReason.Oversize;
        }

        if (isMap)
        {
            if (!reader.TryReadBytes(out var name))
            {
                return RejectReason.MalformedAvro;
            }

            if (!Utf8.IsValid(name))
            {
                return RejectReason.InvalidUtf8;
            }

            json.WritePropertyName(name);
        }

        return WriteValue(plan.Parts[0]);
    }

    private readonly RejectReason WriteText(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            return RejectReason.InvalidUtf8;
        }

        json.WriteStringValue(text);
        return RejectReason.None;
    }

    private bool WriteScalar(AvroPlan plan)
    {
        switch (plan.Shape)
        {
            case AvroShape.Null:
                json.WriteNullValue();
                return true;
            case AvroShape.Boolean when reader.TryReadBoolean(out var flag):
                json.WriteBooleanValue(flag);
                return true;
            case AvroShape.Int when reader.TryReadInt(out var number):
                json.WriteNumberValue(number);
                return true;
            case AvroShape.Long when reader.TryReadLong(out var number):
                json.WriteNumberValue(number);
                return true;
            case AvroShape.Date when reader.TryReadInt(out var day):
                json.WriteStringValue(AvroInstants.DateText(day));
                return true;
            case AvroShape.TimestampMilliseconds when reader.TryReadLong(out var instant):
                json.WriteStringValue(AvroInstants.InstantText(instant));
                return true;
            case AvroShape.TimestampMicroseconds when reader.TryReadLong(out var instant):
                json.WriteStringValue(AvroInstants.InstantText(Math.DivRem(instant, 1000).Quotient));
                return true;
            case AvroShape.Enumeration when reader.TryReadIndex(plan.Symbols.Length, out var symbol):
                json.WriteStringValue(plan.Symbols[symbol]);
                return true;
            case AvroShape.Decimal when TryReadBytes(plan, out var unscaled):
                json.WriteStringValue(DecimalText(unscaled, plan.Scale));
                return true;
            case AvroShape.Bytes when TryReadBytes(plan, out var bytes):
                json.WriteBase64StringValue(bytes);
                return true;

            // No field of ours is binary floating point: as a number it is of the wrong type, whatever its value.
            case AvroShape.Float when reader.TryReadFixed(sizeof(float), out _):
            case AvroShape.Double when reader.TryReadFixed(sizeof(double), out _):
                json.WriteNumberValue(0);
                return true;
            default:
                return false;
        }
    }

    private bool TryReadBytes(AvroPlan plan, out ReadOnlySpan<byte> value)
        => plan.Size >= 0 ? reader.TryReadFixed(plan.Size, out value) : reader.TryReadBytes(out value);

    // The scale is the schema's: zeros at the end say nothing of the amount's own decimals.
    private static string DecimalText(ReadOnlySpan<byte> unscaled, int scale)
    {
        var value = new BigInteger(unscaled, isUnsigned: false, isBigEndian: true);
        var digits = BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var whole = digits[..^scale];
        var decimals = digits[^scale..].TrimEnd('0');
        var sign = value.Sign < 0 ? "-" : "";
        return decimals.Length == 0 ? sign + whole : $"{sign}{whole}.{decimals}";
    }
}
