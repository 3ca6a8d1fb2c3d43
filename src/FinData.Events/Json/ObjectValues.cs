using System.Text;
using FinData.Lending;

namespace FinData.Events;

/// <summary>Typed reads of the fields of one object: of an event, of terms, of what lies within terms. An absent field gives null or its default: where it is required, that was noted before.</summary>
internal readonly ref struct ObjectValues
{
    private readonly FieldReader fields;
    private readonly FieldNames names;

    public ObjectValues(FieldReader fields, FieldNames names)
    {
        this.fields = fields;
        this.names = names;
    }

    /// <summary>Scans the object and notes what is missing, given twice, or of another JSON type.</summary>
    /// <param name="json">An object whose grammar was checked.</param>
    /// <param name="values">A place for each field.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static ObjectValues Scan<TFields>(ReadOnlySpan<byte> json, Span<JsonValue> values, ref Faults faults)
        where TFields : struct, INestedFields
    {
        new JsonCursor(json).TryScanObject<TFields>(values, out var masks);
        if (masks.Escaped != 0)
        {
            json = JsonEscapes.Expand(json, values, masks.Escaped);
        }

        var numbers = 0UL;
        for (var field = 0; field < values.Length; field++)
        {
            numbers |= values[field].Kind == JsonKind.Number ? 1UL << field : 0;
        }

        var wrong = masks.Seen & ~((masks.Strings & ~TFields.Numbers) | (numbers & TFields.Numbers));
        faults.NoteFirst(TFields.Required & ~masks.Seen, RejectReason.MissingField, TFields.Names);
        faults.NoteFirst(masks.Repeated, RejectReason.DuplicateField, TFields.Names);
        faults.NoteFirst(wrong, RejectReason.WrongFieldType, TFields.Names);
        return new ObjectValues(new FieldReader(json, values, masks.Seen & ~wrong), TFields.Names);
    }

    public bool TryGet(int field, out ReadOnlySpan<byte> bytes) => fields.TryGet(field, out bytes);

    public T Choice<T>(int field, WireNameTable<T> choices, T otherwise, ref Faults faults)
    {
        if (!fields.TryGet(field, out var bytes))
        {
            return otherwise;
        }

        if (!choices.TryParse(bytes, out var value))
        {
            faults.Note(RejectReason.InvalidTerm, names.NameOf(field));
        }

        return value;
    }

    public T? OptionalChoice<T>(int field, WireNameTable<T> choices, ref Faults faults)
        where T : struct
        => fields.TryGet(field, out _) ? Choice(field, choices, default, ref faults) : null;

    public string Name(int field, ref Faults faults, string otherwise = "")
    {
        if (!fields.TryGet(field, out var bytes))
        {
            return otherwise;
        }

        faults.Note(WireText.CheckName(bytes), names.NameOf(field));
        return Encoding.UTF8.GetString(bytes);
    }

    public decimal? Amount(int field, Currency currency, ref Faults faults, bool canBeZero = false)
    {
        if (!fields.TryGet(field, out var bytes))
        {
            return null;
        }

        faults.Note(WireAmount.TryParse(bytes, currency, out var amount, canBeZero), names.NameOf(field));
        return amount;
    }

    public DateOnly? Date(int field, ref Faults faults)
    {
        if (!fields.TryGet(field, out var bytes))
        {
            return null;
        }

        faults.Note(WireDate.TryParse(bytes, out var date), names.NameOf(field));
        return date;
    }

    public Rate? Rate(int field, RateForm form, ref Faults faults, bool canBeNegative = false)
    {
        if (!fields.TryGet(field, out var bytes))
        {
            return null;
        }

        if (WireRate.TryParse(bytes, form, canBeNegative, out var rate))
        {
            return rate;
        }

        faults.Note(RejectReason.InvalidRate, names.NameOf(field));
        return null;
    }

    public int? Number(int field, int least, int most, ref Faults faults)
        => fields.TryGet(field, out var bytes) ? WireCount.Read(bytes, least, most, names.NameOf(field), ref faults) : null;
}
