using System.Numerics;
using System.Text;
using FinData.Lending;

namespace FinData.Events;

/// <summary>Typed reads of the fields of one object within terms. An absent field gives null or its default.</summary>
internal readonly ref struct NestedValues
{
    private readonly FieldReader fields;
    private readonly NestedNames names;

    private NestedValues(FieldReader fields, NestedNames names)
    {
        this.fields = fields;
        this.names = names;
    }

    /// <summary>Scans the object and notes what is missing, given twice, or of another JSON type.</summary>
    /// <param name="json">An object whose grammar was checked.</param>
    /// <param name="values">A place for each field.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static NestedValues Scan<TFields>(ReadOnlySpan<byte> json, Span<JsonValue> values, ref Faults faults)
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
        NoteFirst<TFields>(TFields.Required & ~masks.Seen, RejectReason.MissingField, ref faults);
        NoteFirst<TFields>(masks.Repeated, RejectReason.DuplicateField, ref faults);
        NoteFirst<TFields>(wrong, RejectReason.WrongFieldType, ref faults);
        return new NestedValues(new FieldReader(json, values, masks.Seen & ~wrong), TFields.Names);
    }

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

    public string Name(int field, ref Faults faults)
    {
        if (!fields.TryGet(field, out var bytes))
        {
            return "";
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

        if (!WireRate.TryParse(bytes, form, canBeNegative, out var rate))
        {
            faults.Note(RejectReason.InvalidRate, names.NameOf(field));
        }

        return rate.IsZero ? Lending.Rate.Of(0, form) : rate;
    }

    public int Number(int field, ref Faults faults) => fields.TryGet(field, out var bytes) ? WireCount.Read(bytes, 0, names.NameOf(field), ref faults) : 0;

    private static void NoteFirst<TFields>(ulong found, RejectReason reason, ref Faults faults)
        where TFields : struct, INestedFields
    {
        if (found != 0)
        {
            faults.Note(reason, TFields.Names.NameOf(BitOperations.TrailingZeroCount(found)));
        }
    }
}
