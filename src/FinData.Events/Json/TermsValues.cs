using FinData.Lending;

namespace FinData.Events;

/// <summary>Reads of terms that no other object has.</summary>
internal static class TermsValues
{
    public static Currency Currency(this in ObjectValues fields, ref Faults faults)
    {
        var currency = default(Currency);
        if (fields.TryGet(TermsFields.Currency, out var bytes) && !WireCurrency.TryParse(bytes, out currency))
        {
            faults.Note(RejectReason.UnknownCurrency, TermsFields.NameOf(TermsFields.Currency));
        }

        return currency;
    }

    /// <summary>Absent, it is zero, but in the form that the terms name: the same terms must be equal however they are written.</summary>
    public static Rate AgreedRate(this in ObjectValues fields, int field, RateForm form, ref Faults faults)
        => fields.Rate(field, form, ref faults, canBeNegative: field != TermsFields.Rate) ?? Rate.Of(0, form);

    public static bool Flag(this in ObjectValues fields, int field, ref Faults faults)
    {
        if (fields.TryGet(field, out var bytes) && bytes.SequenceEqual("null"u8))
        {
            faults.Note(RejectReason.WrongFieldType, TermsFields.NameOf(field));
        }

        return bytes.SequenceEqual("true"u8);
    }

    public static AllocationOrder Allocation(this in ObjectValues fields, ref Faults faults)
    {
        var isVertical = fields.Choice(TermsFields.AllocationMode, WireNames.AllocationModes, otherwise: false, ref faults);
        var order = AllocationOrder.Of([DuePart.Penalty, DuePart.Fee, DuePart.Interest, DuePart.Principal], isVertical);
        if (fields.TryGet(TermsFields.Allocation, out var bytes) && !AllocationReader.TryRead(bytes, isVertical, out order))
        {
            faults.Note(RejectReason.InvalidTerm, TermsFields.NameOf(TermsFields.Allocation));
        }

        return order;
    }
}
