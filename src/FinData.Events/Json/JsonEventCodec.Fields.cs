using System.Runtime.CompilerServices;
using FinData.Lending;

namespace FinData.Events;

public static partial class JsonEventCodec
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Slice ReadId(in FieldReader fields, int field, ref Faults faults)
    {
        if (fields.TryGet(field, out var bytes, out var slice) && !WireText.IsId(bytes))
        {
            faults.Note(RejectReason.InvalidId, EnvelopeFields.NameOf(field));
        }

        return slice;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DateOnly ReadDate(in FieldReader fields, ref Faults faults)
    {
        var date = default(DateOnly);
        if (fields.TryGet(EnvelopeFields.EffectiveDate, out var bytes))
        {
            faults.Note(WireDate.TryParse(bytes, out date), EnvelopeFields.NameOf(EnvelopeFields.EffectiveDate));
        }

        return date;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long ReadInstant(in FieldReader fields, ref Faults faults)
    {
        var unixMilliseconds = 0L;
        if (fields.TryGet(EnvelopeFields.OccurredAt, out var bytes))
        {
            faults.Note(WireInstant.TryParse(bytes, out unixMilliseconds), EnvelopeFields.NameOf(EnvelopeFields.OccurredAt));
        }

        return unixMilliseconds;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Slice ReadSource(in FieldReader fields, ref Faults faults)
    {
        if (fields.TryGet(EnvelopeFields.Source, out var bytes, out var slice))
        {
            faults.Note(WireText.CheckName(bytes), EnvelopeFields.NameOf(EnvelopeFields.Source));
        }

        return slice;
    }

    /// <summary>The amount is judged before its currency is called unknown, as the reasons are ordered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Currency ReadCurrency(in FieldReader fields, out bool isKnown)
    {
        var currency = default(Currency);
        isKnown = !fields.TryGet(EnvelopeFields.Currency, out var bytes) || WireCurrency.TryParse(bytes, out currency);
        return currency;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static decimal ReadAmount(in FieldReader fields, Currency currency, ref Faults faults)
    {
        var amount = 0m;
        if (fields.TryGet(EnvelopeFields.Amount, out var bytes))
        {
            faults.Note(WireAmount.TryParse(bytes, currency, out amount), EnvelopeFields.NameOf(EnvelopeFields.Amount));
        }

        return amount;
    }

    private static bool HasDetail(EventKind kind) => kind is EventKind.Opened or EventKind.RateChanged or EventKind.Reversed;

    /// <summary>Null where a fault was found: the record is refused then.</summary>
    private static EventDetail? ReadDetail(in FieldReader fields, EventKind kind, ref Faults faults) => kind switch
    {
        EventKind.Opened => ReadOpening(fields, ref faults),
        EventKind.RateChanged => ReadRateChange(fields, ref faults),
        _ => ReadReversal(fields, ref faults),
    };

    private static Opening? ReadOpening(in FieldReader fields, ref Faults faults)
    {
        var terms = fields.TryGet(EnvelopeFields.Terms, out var bytes) ? TermsReader.Read(bytes, ref faults) : null;
        return terms is not null && faults.Worst.IsNone ? new Opening(fields.GetText(EnvelopeFields.ClientId), terms) : null;
    }

    private static RateChange? ReadRateChange(in FieldReader fields, ref Faults faults)
    {
        var form = default(RateForm);
        if (fields.TryGet(EnvelopeFields.RateForm, out var bytes) && !WireNames.RateForms.TryParse(bytes, out form))
        {
            faults.Note(RejectReason.InvalidTerm, EnvelopeFields.NameOf(EnvelopeFields.RateForm));
        }

        var rate = ReadRate(fields, EnvelopeFields.Rate, form, ref faults);
        var debitRate = ReadRate(fields, EnvelopeFields.DebitRate, form, ref faults);
        return rate is not null && faults.Worst.IsNone ? new RateChange(rate.Value, debitRate) : null;
    }

    private static Rate? ReadRate(in FieldReader fields, int field, RateForm form, ref Faults faults)
    {
        if (!fields.TryGet(field, out var bytes))
        {
            return null;
        }

        if (WireRate.TryParse(bytes, form, canBeNegative: true, out var rate))
        {
            return rate;
        }

        faults.Note(RejectReason.InvalidRate, EnvelopeFields.NameOf(field));
        return null;
    }

    private static Reversal? ReadReversal(in FieldReader fields, ref Faults faults)
    {
        ReadId(fields, EnvelopeFields.Reverses, ref faults);
        return faults.Worst.IsNone ? new Reversal(fields.GetText(EnvelopeFields.Reverses)) : null;
    }
}
