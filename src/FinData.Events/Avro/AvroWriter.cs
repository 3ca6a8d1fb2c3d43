using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FinData.Events;

/// <summary>Writes the JSON of a valid event in Avro's binary encoding, by the published schema: the shapes that schema uses, and no others.</summary>
internal readonly struct AvroWriter(IBufferWriter<byte> writer)
{
    private const int MaxVarintLength = 10;

    public void Write(AvroPlan plan, JsonElement value)
    {
        switch (plan.Shape)
        {
            case AvroShape.Record:
                foreach (var (name, field) in plan.Fields)
                {
                    WriteField(field, value.TryGetProperty(name.Value, out var present) ? present : null);
                }

                break;
            case AvroShape.Array:
                WriteItems(plan.Parts[0], value);
                break;
            case AvroShape.String:
                WriteText(value.GetString()!);
                break;
            case AvroShape.Int:
                WriteLong(value.GetInt32());
                break;
            case AvroShape.Boolean:
                writer.Write([value.GetBoolean() ? (byte)1 : (byte)0]);
                break;
            case AvroShape.Date:
                WriteLong(AvroInstants.DaysSinceEpoch(DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
                break;
            case AvroShape.TimestampMilliseconds:
                WriteLong(value.GetDateTimeOffset().ToUnixTimeMilliseconds());
                break;
            default:
                throw new InvalidOperationException($"The published schema has no {plan.Shape}.");
        }
    }

    // Optional fields are unions of null and one type, null first.
    private void WriteField(AvroPlan plan, JsonElement? value)
    {
        if (plan.Shape != AvroShape.Union)
        {
            Write(plan, value!.Value);
            return;
        }

        WriteLong(value is null ? 0 : 1);
        if (value is { } present)
        {
            Write(plan.Parts[1], present);
        }
    }

    private void WriteItems(AvroPlan item, JsonElement items)
    {
        if (items.GetArrayLength() > 0)
        {
            WriteLong(items.GetArrayLength());
            foreach (var value in items.EnumerateArray())
            {
                Write(item, value);
            }
        }

        WriteLong(0);
    }

    public void WriteText(string text)
    {
        WriteLong(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, writer);
    }

    public void WriteLong(long value)
    {
        var bits = unchecked((ulong)((value << 1) ^ (value >> 63)));
        var target = writer.GetSpan(MaxVarintLength);
        var length = 0;
        for (; bits >= 0x80; bits >>= 7)
        {
            target[length++] = unchecked((byte)(bits | 0x80));
        }

        target[length++] = (byte)bits;
        writer.Advance(length);
    }
}
