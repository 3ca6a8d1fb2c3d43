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
    private static EventDetail? ReadDetail(in FieldReader fields, EventKind kind, ref Faults faults)
    {
        var values = new ObjectValues(fields, EnvelopeFields.All);
        return kind switch
        {
            EventKind.Opened => ReadOpening(fields, ref faults),
            EventKind.RateChanged => ReadRateChange(values, ref faults),
            EventKind.PaymentReceived => new PaymentInstruction(values.Choice(EnvelopeFields.Excess, WireNames.ExcessPayments, default, ref faults)),
            EventKind.FeeCharged => new FeeCharge(
                values.Choice(EnvelopeFields.Part, WireNames.ChargeParts, DuePart.Fee, ref faults), values.Date(EnvelopeFields.DueDate, ref faults)),
            EventKind.Waived => new Waiver(values.Choice(EnvelopeFields.Part, WireNames.WaivableParts, DuePart.Fee, ref faults)),
            EventKind.Rescheduled or EventKind.ReAged => ReadRescheduling(values, ref faults),
            _ => ReadReversal(fields, ref faults),
        };
    }

    private static Opening? ReadOpening(in FieldReader fields, ref Faults faults)
    {
        var terms = fields.TryGet(EnvelopeFields.Terms, out var bytes) ? TermsReader.Read(bytes, ref faults) : null;
        return terms is not null && faults.Worst.IsNone ? new Opening(fields.GetText(EnvelopeFields.ClientId), terms) : null;
    }

    private static RateChange? ReadRateChange(in ObjectValues fields, ref Faults faults)
    {
        var form = fields.Choice(EnvelopeFields.RateForm, WireNames.RateForms, default, ref faults);
        var rate = fields.Rate(EnvelopeFields.Rate, form, ref faults, canBeNegative: true);
        var debitRate = fields.Rate(EnvelopeFields.DebitRate, form, ref faults, canBeNegative: true);
        var keep = fields.Choice(EnvelopeFields.Keep, WireNames.Keeps, Keep.Term, ref faults);
        return rate is not null && faults.Worst.IsNone ? new RateChange(rate.Value, debitRate, keep) : null;
    }

    private static Rescheduling ReadRescheduling(in ObjectValues fields, ref Faults faults)
    {
        var form = fields.Choice(EnvelopeFields.RateForm, WireNames.RateForms, default, ref faults);
        return new Rescheduling(
            fields.Date(EnvelopeFields.FirstDueDate, ref faults),
            fields.Number(EnvelopeFields.InstallmentCount, 1, EventLimits.MaxInstallments, ref faults),
            fields.OptionalChoice(EnvelopeFields.Frequency, WireNames.Frequencies, ref faults),
            fields.Rate(EnvelopeFields.Rate, form, ref faults),
            fields.Choice(EnvelopeFields.Keep, WireNames.Keeps, Keep.Term, ref faults));
    }

    private static Reversal? ReadReversal(in FieldReader fields, ref Faults faults)
    {
        ReadId(fields, EnvelopeFields.Reverses, ref faults);
        return faults.Worst.IsNone ? new Reversal(fields.GetText(EnvelopeFields.Reverses)) : null;
    }
}
