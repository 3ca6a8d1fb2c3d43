using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FinData.Lending;

namespace FinData.Events;

public static partial class JsonEventCodec
{
    // The default encoder escapes plus signs and letters beyond ASCII, which costs the reader its fast path and helps no one outside HTML.
    internal static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes one event. What is written decodes to the same event.</summary>
    /// <exception cref="ArgumentException">The envelope is not a valid event; the message names the reason and the field.</exception>
    public static void Encode(EventEnvelope envelope, IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(writer);
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            WriteEnvelope(json, envelope);
        }

        var rejection = TryDecode(buffer.WrittenSpan, out _);
        if (!rejection.IsNone)
        {
            throw new ArgumentException($"Event {envelope.EventId} of contract {envelope.ContractId} is not valid: {rejection}.", nameof(envelope));
        }

        writer.Write(buffer.WrittenSpan);
    }

    /// <summary>Writes terms as an opening carries them.</summary>
    public static void EncodeTerms(ContractTerms terms, IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(terms);
        using var json = new Utf8JsonWriter(writer, WriterOptions);
        TermsWriter.Write(json, terms);
    }

    private static void WriteEnvelope(Utf8JsonWriter json, EventEnvelope envelope)
    {
        var opening = envelope.Event.Detail as Opening;
        json.WriteStartObject();
        json.WriteString("eventId"u8, envelope.EventId);
        json.WriteString("type"u8, WireNames.Of(envelope.Event.Kind));
        json.WriteString("contractId"u8, envelope.ContractId);
        if ((opening?.ClientId ?? envelope.ClientId) is { } clientId)
        {
            json.WriteString("clientId"u8, clientId);
        }

        json.WriteString("effectiveDate"u8, DateText(envelope.Event.EffectiveDate));
        json.WriteString("occurredAt"u8, WireInstant.Format(envelope.OccurredAt));
        json.WriteString("source"u8, envelope.Source);
        if (CompactEventCodec.HasAmount(envelope.Event.Kind) || envelope.Event is { Kind: EventKind.Waived, Amount: not 0 })
        {
            json.WriteString("amount"u8, AmountText(envelope.Event.Amount, envelope.Event.Currency));
            json.WriteString("currency"u8, envelope.Event.Currency.Code);
        }

        WriteDetail(json, envelope.Event.Detail);
        json.WriteEndObject();
    }

    private static void WriteDetail(Utf8JsonWriter json, EventDetail? detail)
    {
        switch (detail)
        {
            case Opening opening:
                json.WritePropertyName("terms"u8);
                TermsWriter.Write(json, opening.Terms);
                break;
            case RateChange change:
                ThrowIfFormsDiffer(change.Rate, change.DebitRate);
                json.WriteString("rate"u8, RateText(change.Rate));
                json.WriteString("rateForm"u8, WireNames.Of(change.Rate.Form));
                if (change.DebitRate is { } debitRate)
                {
                    json.WriteString("debitRate"u8, RateText(debitRate));
                }

                WriteKeep(json, change.Keep);
                break;
            case PaymentInstruction instruction:
                json.WriteString("excess"u8, WireNames.Of(instruction.Excess));
                break;
            case FeeCharge charge:
                json.WriteString("part"u8, WireNames.Of(charge.Part));
                if (charge.DueDate is { } dueDate)
                {
                    json.WriteString("dueDate"u8, DateText(dueDate));
                }

                break;
            case Waiver waiver:
                json.WriteString("part"u8, WireNames.Of(waiver.Part));
                break;
            case Rescheduling rescheduling:
                WriteRescheduling(json, rescheduling);
                break;
            case Reversal reversal:
                json.WriteString("reverses"u8, reversal.TargetEventId);
                break;
            default:
                break;
        }
    }

    private static void WriteRescheduling(Utf8JsonWriter json, Rescheduling rescheduling)
    {
        if (rescheduling.FirstDueDate is { } first)
        {
            json.WriteString("firstDueDate"u8, DateText(first));
        }

        if (rescheduling.Count is { } count)
        {
            json.WriteNumber("count"u8, count);
        }

        if (rescheduling.Frequency is { } frequency)
        {
            json.WriteString("frequency"u8, WireNames.Of(frequency));
        }

        if (rescheduling.Rate is { } rate)
        {
            json.WriteString("rate"u8, RateText(rate));
            json.WriteString("rateForm"u8, WireNames.Of(rate.Form));
        }

        WriteKeep(json, rescheduling.Keep);
    }

    private static void WriteKeep(Utf8JsonWriter json, Keep keep)
    {
        if (keep != Keep.Term)
        {
            json.WriteString("keep"u8, WireNames.Of(keep));
        }
    }

    internal static string DateText(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>With the currency's minor digits; an amount that has more is written as it is, and so refused.</summary>
    internal static string AmountText(decimal amount, Currency currency)
    {
        var rounded = decimal.Round(amount, currency.MinorDigits);
        return rounded == amount
            ? amount.ToString($"F{currency.MinorDigits}", CultureInfo.InvariantCulture)
            : amount.ToString(CultureInfo.InvariantCulture);
    }

    internal static string RateText(Rate rate) => FractionText(rate.Value);

    internal static string FractionText(decimal fraction) => fraction.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>The wire has one form for both rates.</summary>
    internal static void ThrowIfFormsDiffer(Rate rate, Rate? other)
    {
        if (other is { } second && second.Form != rate.Form)
        {
            throw new ArgumentException($"Rates of one event have one form; here {rate.Form} and {second.Form}.", nameof(other));
        }
    }
}
