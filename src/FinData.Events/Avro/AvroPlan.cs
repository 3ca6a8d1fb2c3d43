using System.Globalization;
using System.Text.Json;
using Avro;

namespace FinData.Events;

/// <summary>What a writer's schema says of each value: compiled once for each schema, then walked for each record.</summary>
internal sealed class AvroPlan
{
    private AvroPlan(AvroShape shape) => Shape = shape;

    public AvroShape Shape { get; }

    /// <summary>Of a record.</summary>
    public AvroField[] Fields { get; private set; } = [];

    /// <summary>Branches of a union; the one item of an array or map.</summary>
    public AvroPlan[] Parts { get; private set; } = [];

    /// <summary>Of an enumeration.</summary>
    public JsonEncodedText[] Symbols { get; private set; } = [];

    /// <summary>Bytes of a fixed value; negative for bytes of any length.</summary>
    public int Size { get; private set; } = -1;

    /// <summary>Decimals of a decimal.</summary>
    public int Scale { get; private set; }

    /// <exception cref="AvroException">Not an Avro schema.</exception>
    public static AvroPlan Of(Schema schema) => Of(schema, new Dictionary<string, AvroPlan>(StringComparer.Ordinal));

    private static AvroPlan Of(Schema schema, Dictionary<string, AvroPlan> named)
    {
        if (schema is NamedSchema { Fullname: var name } && named.TryGetValue(name, out var known))
        {
            return known;
        }

        var plan = new AvroPlan(ShapeOf(schema));
        if (schema is NamedSchema { Fullname: var own })
        {
            named.Add(own, plan); // before its parts: a record may contain itself
        }

        plan.Fill(schema is LogicalSchema logical ? logical.BaseSchema : schema, schema as LogicalSchema, named);
        return plan;
    }

    private static AvroShape ShapeOf(Schema schema) => schema switch
    {
        LogicalSchema { LogicalTypeName: "date" } => AvroShape.Date,
        LogicalSchema { LogicalTypeName: "timestamp-millis" } => AvroShape.TimestampMilliseconds,
        LogicalSchema { LogicalTypeName: "timestamp-micros" } => AvroShape.TimestampMicroseconds,
        LogicalSchema { LogicalTypeName: "decimal" } => AvroShape.Decimal,
        LogicalSchema logical => ShapeOf(logical.BaseSchema),
        RecordSchema => AvroShape.Record,
        EnumSchema => AvroShape.Enumeration,
        ArraySchema => AvroShape.Array,
        MapSchema => AvroShape.Map,
        UnionSchema => AvroShape.Union,
        FixedSchema => AvroShape.Bytes,
        _ => schema.Tag switch
        {
            Schema.Type.Null => AvroShape.Null,
            Schema.Type.Boolean => AvroShape.Boolean,
            Schema.Type.Int => AvroShape.Int,
            Schema.Type.Long => AvroShape.Long,
            Schema.Type.Float => AvroShape.Float,
            Schema.Type.Double => AvroShape.Double,
            Schema.Type.String => AvroShape.String,
            Schema.Type.Bytes => AvroShape.Bytes,
            _ => throw new AvroException($"Schemas of type {schema.Tag} are not read."),
        },
    };

    private void Fill(Schema schema, LogicalSchema? logical, Dictionary<string, AvroPlan> named)
    {
        switch (schema)
        {
            case RecordSchema record:
                Fields = [.. record.Fields.Select(field => new AvroField(JsonEncodedText.Encode(field.Name), Of(field.Schema, named)))];
                break;
            case UnionSchema union:
                Parts = [.. union.Schemas.Select(branch => Of(branch, named))];
                break;
            case ArraySchema array:
                Parts = [Of(array.ItemSchema, named)];
                break;
            case MapSchema map:
                Parts = [Of(map.ValueSchema, named)];
                break;
            case EnumSchema enumeration:
                Symbols = [.. enumeration.Symbols.Select(static symbol => JsonEncodedText.Encode(symbol))];
                break;
            case FixedSchema fixedSize:
                Size = fixedSize.Size;
                break;
            default:
                break;
        }

        if (Shape == AvroShape.Decimal && int.TryParse(logical?.GetProperty("scale"), CultureInfo.InvariantCulture, out var scale))
        {
            Scale = scale;
        }
    }
}

/// <summary>A field of a record, by the name that it has in JSON too.</summary>
internal readonly record struct AvroField(JsonEncodedText Name, AvroPlan Plan);

/// <summary>How a value is encoded, and what it becomes.</summary>
internal enum AvroShape : byte
{
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    String,
    Bytes,
    Date,
    TimestampMilliseconds,
    TimestampMicroseconds,
    Decimal,
    Enumeration,
    Record,
    Array,
    Map,
    Union,
}
