using System.Text;
using FinData.Lending;

namespace FinData.Events;

/// <summary>Typed reads of the fields of terms. An absent field gives its default: where it is required, that was noted before.</summary>
internal readonly ref struct TermsValues(FieldReader fields)
{
    private readonly FieldReader fields = fields;

    public bool TryGet(int field, out ReadOnlySpan<byte> bytes) => fields.TryGet(field, out bytes);

    public T Choice<T>(int field, WireNameTable<T> names, T otherwise, ref Faults faults)
    {
        if (!fields.TryGet(field, out var bytes))
        {
            return otherwise;
        }

        if (!names.TryParse(bytes, out var value))
        {
            faults.Note(RejectReason.InvalidTerm, TermsFields.NameOf(field));
        }

        return value;
    }

    public T? OptionalChoice<T>(int field, WireNameTable<T> names, ref Faults faults)
        where T : struct
        => fields.TryGet(field, out _) ? Choice(field, names, default, ref faults) : null;

    public string Name(int field, ref Faults faults, string otherwise = "")
    {
        if (!fields.TryGet(field, out var bytes))
        {
            return otherwise;
        }

        faults.Note(WireText.CheckName(bytes), TermsFields.NameOf(field));
        return Encoding.UTF8.GetString(bytes);
    }

    public Currency Currency(ref Faults faults)
    {
        var currency = default(Currency);
        if (fields.TryGet(TermsFields.Currency, out var bytes) && !WireCurrency.TryParse(bytes, out currency))
        {
            faults.Note(RejectReason.UnknownCurrency, TermsFields.NameOf(TermsFields.Currency));
        }

        return currency;
    }

    public decimal Amount(int field, Currency currency, ref Faults faults)
    {
        var amount = 0m;
        if (fields.TryGet(field, out var bytes))
        {
            faults.Note(WireAmount.TryParse(bytes, currency, out amount), TermsFields.NameOf(field));
        }

        return amount;
    }

    public Rate Rate(int field, RateForm form, ref Faults faults)
    {
        var rate = default(Rate);
        if (fields.TryGet(field, out var bytes) && !WireRate.TryParse(bytes, form, canBeNegative: field != TermsFields.Rate, out rate))
        {
            faults.Note(RejectReason.InvalidRate, TermsFields.NameOf(field));
        }

        // Absent, it is zero, but in the form that the terms name: the same terms must be equal however they are written.
        return rate.IsZero ? Lending.Rate.Of(0, form) : rate;
    }

    public DateOnly Date(int field, ref Faults faults)
    {
        var date = default(DateOnly);
        if (fields.TryGet(field, out var bytes))
        {
            faults.Note(WireDate.TryParse(bytes, out date), TermsFields.NameOf(field));
        }

        return date;
    }

    public decimal? OptionalAmount(int field, Currency currency, ref Faults faults)
        => fields.TryGet(field, out _) ? Amount(field, currency, ref faults) : null;

    public int Number(int field, int least, int otherwise, ref Faults faults)
        => fields.TryGet(field, out var bytes) ? WireCount.Read(bytes, least, TermsFields.NameOf(field), ref faults) : otherwise;

    public bool Flag(int field, ref Faults faults)
    {
        if (fields.TryGet(field, out var bytes) && bytes.SequenceEqual("null"u8))
        {
            faults.Note(RejectReason.WrongFieldType, TermsFields.NameOf(field));
        }

        return bytes.SequenceEqual("true"u8);
    }

    public AllocationOrder Allocation(ref Faults faults)
    {
        var isVertical = Choice(TermsFields.AllocationMode, WireNames.AllocationModes, otherwise: false, ref faults);
        var order = AllocationOrder.Of([DuePart.Penalty, DuePart.Fee, DuePart.Interest, DuePart.Principal], isVertical);
        if (fields.TryGet(TermsFields.Allocation, out var bytes) && !AllocationReader.TryRead(bytes, isVertical, out order))
        {
            faults.Note(RejectReason.InvalidTerm, TermsFields.NameOf(TermsFields.Allocation));
        }

        return order;
    }
}
