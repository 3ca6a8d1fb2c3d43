using System.Text.Unicode;
using FinData.Lending;

namespace FinData.Events;

/// <summary>
/// Strict JSON form of the envelope. A record is scanned once for its grammar and for where the known fields lie, then the fields that its type
/// knows are judged. A record with several faults is refused for the one that <see cref="RejectReason"/> lists first.
/// </summary>
public static partial class JsonEventCodec
{
    private const ulong NoStrings = (1UL << EnvelopeFields.Terms) | (1UL << EnvelopeFields.InstallmentCount);

    /// <summary>
    /// Decodes one record. <paramref name="decoded"/> is meaningful only when the result is <see cref="Rejection.None"/>. Never throws; allocates
    /// nothing for a type without a detail unless a known text is written with escapes.
    /// </summary>
    public static Rejection TryDecode(ReadOnlySpan<byte> record, out DecodedEvent decoded)
    {
        decoded = default;
        if (record.Length > EventLimits.MaxEventBytes)
        {
            return new Rejection(RejectReason.Oversize, null);
        }

        if (!Utf8.IsValid(record))
        {
            return new Rejection(RejectReason.InvalidUtf8, null);
        }

        Span<JsonValue> values = stackalloc JsonValue[EnvelopeFields.Count];
        var cursor = new JsonCursor(record);
        var isObject = cursor.TryScanObject<EnvelopeFields>(values, out var masks);
        cursor.SkipWhitespace();
        if (!isObject || !cursor.IsAtEnd)
        {
            return new Rejection(RejectReason.MalformedJson, null);
        }

        if (masks.Escaped != 0)
        {
            decoded.Unescaped = JsonEscapes.Expand(record, values, masks.Escaped);
            record = decoded.Unescaped;
        }

        return Judge(record, values, masks, ref decoded);
    }

    /// <summary>As <see cref="TryDecode(ReadOnlySpan{byte}, out DecodedEvent)"/>, and asks that the record's key in the log is its contract id.</summary>
    public static Rejection TryDecode(ReadOnlySpan<byte> record, ReadOnlySpan<byte> key, out DecodedEvent decoded)
    {
        var rejection = TryDecode(record, out decoded);
        return rejection.IsNone && !decoded.Bytes(decoded.ContractId, record).SequenceEqual(key)
            ? new Rejection(RejectReason.KeyMismatch, EnvelopeFields.NameOf(EnvelopeFields.ContractId))
            : rejection;
    }

    private static Rejection Judge(ReadOnlySpan<byte> text, ReadOnlySpan<JsonValue> values, in FieldMasks masks, ref DecodedEvent decoded)
    {
        var faults = default(Faults);
        var kind = KindOf(text, values, masks, ref faults);
        var known = masks.Seen & EnvelopeFields.KnownTo(kind, masks.Seen);
        var missing = (EnvelopeFields.RequiredBy(kind) | EnvelopeFields.RequiredWith(kind, masks.Seen)) & ~masks.Seen;

        // Every known field is a string, but for the terms, which is an object, and the count, a number.
        var isTerms = values[EnvelopeFields.Terms].Kind == JsonKind.Object;
        var isCount = values[EnvelopeFields.InstallmentCount].Kind == JsonKind.Number;
        var right = (masks.Strings & ~NoStrings) | (isTerms ? 1UL << EnvelopeFields.Terms : 0) | (isCount ? 1UL << EnvelopeFields.InstallmentCount : 0);
        var wrong = known & ~right;
        if ((missing | masks.Repeated | wrong) != 0)
        {
            faults.NoteFirst(missing, RejectReason.MissingField, EnvelopeFields.All);
            faults.NoteFirst(masks.Repeated, RejectReason.DuplicateField, EnvelopeFields.All);
            faults.NoteFirst(wrong, RejectReason.WrongFieldType, EnvelopeFields.All);
        }

        var fields = new FieldReader(text, values, known & ~wrong);
        decoded.EventId = ReadId(fields, EnvelopeFields.EventId, ref faults);
        decoded.ContractId = ReadId(fields, EnvelopeFields.ContractId, ref faults);
        decoded.ClientId = ReadId(fields, EnvelopeFields.ClientId, ref faults);
        var date = ReadDate(fields, ref faults);
        decoded.OccurredAtUnixMilliseconds = ReadInstant(fields, ref faults);
        decoded.Source = ReadSource(fields, ref faults);
        var currency = ReadCurrency(fields, out var isCurrencyKnown);
        var amount = ReadAmount(fields, currency, ref faults);
        if (!isCurrencyKnown)
        {
            faults.Note(RejectReason.UnknownCurrency, EnvelopeFields.NameOf(EnvelopeFields.Currency));
        }

        var detail = HasDetail(kind, known) ? ReadDetail(fields, kind, ref faults) : null;
        decoded.Event = new ContractEvent(kind, date, 0, currency, amount, detail);
        return faults.Worst;
    }

    private static EventKind KindOf(ReadOnlySpan<byte> text, ReadOnlySpan<JsonValue> values, in FieldMasks masks, ref Faults faults)
    {
        if ((masks.Strings & ~masks.Repeated & (1UL << EnvelopeFields.Type)) == 0)
        {
            // Missing, of another JSON type, or given twice, so that no one can say which type's fields are missing: noted with the other fields.
            return EventKind.None;
        }

        var name = text.Slice(values[EnvelopeFields.Type].Start, values[EnvelopeFields.Type].Length);
        if (!WireNames.Kinds.TryParse(name, out var kind))
        {
            faults.Note(RejectReason.UnknownType, EnvelopeFields.NameOf(EnvelopeFields.Type));
        }

        return kind;
    }
}
