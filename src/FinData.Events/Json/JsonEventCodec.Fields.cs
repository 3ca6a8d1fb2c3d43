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

    // A payment has one only where it says what its excess does.
    private static bool HasDetail(EventKind kind, ulong known) => kind switch
    {
        EventKind.PaymentReceived => (known & (1UL << EnvelopeFields.Excess)) != 0,
        EventKind.Opened or EventKind.RateChanged or EventKind.Reversed => true,
        EventKind.FeeCharged or EventKind.Waived or EventKind.Rescheduled or EventKind.ReAged => true,
        _ => false,
    };

    /// <summary>Null where a fault was found: the record is refused then.</summary>
    private static EventDetail? ReadDetail(in FieldReader fields, EventKind kind, ref Faults faults) => kind switch
    {
        EventKind.Opened => ReadOpening(fields, ref faults),
        EventKind.RateChanged => ReadRateChange(fields, ref faults),
        EventKind.PaymentReceived => new PaymentInstruction(ReadChoice(fields, EnvelopeFields.Excess, WireNames.ExcessPayments, default, ref faults)),
        EventKind.FeeCharged => new FeeCharge(
            ReadChoice(fields, EnvelopeFields.Part, WireNames.ChargeParts, DuePart.Fee, ref faults), ReadOptionalDate(fields, EnvelopeFields.DueDate, ref faults)),
        EventKind.Waived => new Waiver(ReadChoice(fields, EnvelopeFields.Part, WireNames.WaivableParts, DuePart.Fee, ref faults)),
        EventKind.Rescheduled or EventKind.ReAged => ReadRescheduling(fields, ref faults),
        _ => ReadReversal(fields, ref faults),
    };

    private static Opening? ReadOpening(in FieldReader fields, ref Faults faults)
    {
        var terms = fields.TryGet(EnvelopeFields.Terms, out var bytes) ? TermsReader.Read(bytes, ref faults) : null;
        return terms is not null && faults.Worst.IsNone ? new Opening(fields.GetText(EnvelopeFields.ClientId), terms) : null;
    }

    private static RateChange? ReadRateChange(in FieldReader fields, ref Faults faults)
    {
        var form = ReadChoice(fields, EnvelopeFields.RateForm, WireNames.RateForms, default, ref faults);
        var rate = ReadRate(fields, EnvelopeFields.Rate, form, ref faults);
        var debitRate = ReadRate(fields, EnvelopeFields.DebitRate, form, ref faults);
        var keep = ReadChoice(fields, EnvelopeFields.Keep, WireNames.Keeps, Keep.Term, ref faults);
        return rate is not null && faults.Worst.IsNone ? new RateChange(rate.Value, debitRate, keep) : null;
    }

    private static Rescheduling ReadRescheduling(in FieldReader fields, ref Faults faults)
    {
        var count = fields.TryGet(EnvelopeFields.InstallmentCount, out var digits) ? (int?)WireCount.Read(digits, 1, EnvelopeFields.NameOf(EnvelopeFields.InstallmentCount), ref faults) : null;
        var frequency = fields.TryGet(EnvelopeFields.Frequency, out _)
            ? (Frequency?)ReadChoice(fields, EnvelopeFields.Frequency, WireNames.Frequencies, default, ref faults)
            : null;
        var form = ReadChoice(fields, EnvelopeFields.RateForm, WireNames.RateForms, default, ref faults);
        return new Rescheduling(
            ReadOptionalDate(fields, EnvelopeFields.FirstDueDate, ref faults),
            count,
            frequency,
            ReadRate(fields, EnvelopeFields.Rate, form, ref faults, canBeNegative: false),
            ReadChoice(fields, EnvelopeFields.Keep, WireNames.Keeps, Keep.Term, ref faults));
    }

    private static T ReadChoice<T>(in FieldReader fields, int field, WireNameTable<T> names, T otherwise, ref Faults faults)
    {
        if (!fields.TryGet(field, out var bytes))
        {
            return otherwise;
        }

        if (!names.TryParse(bytes, out var value))
        {
            faults.Note(RejectReason.InvalidTerm, EnvelopeFields.NameOf(field));
        }

        return value;
    }

    private static DateOnly? ReadOptionalDate(in FieldReader fields, int field, ref Faults faults)
    {
        if (!fields.TryGet(field, out var bytes))
        {
            return null;
        }

        faults.Note(WireDate.TryParse(bytes, out var date), EnvelopeFields.NameOf(field));
        return date;
    }

    private static Rate? ReadRate(in FieldReader fields, int field, RateForm form, ref Faults faults, bool canBeNegative = true)
    {
        if (!fields.TryGet(field, out var bytes))
        {
            return null;
        }

        if (WireRate.TryParse(bytes, form, canBeNegative, out var rate))
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
