namespace FinData.Events;

/// <summary>Why bytes are not an event. In precedence order: the first that holds is the reason. Numbers are stored and never reused.</summary>
public enum RejectReason : byte
{
    None = 0,

    /// <summary>Larger than <see cref="EventLimits.MaxEventBytes"/>.</summary>
    Oversize = 1,

    /// <summary>Not valid UTF-8.</summary>
    InvalidUtf8 = 2,

    /// <summary>Not one JSON object (RFC 8259, with no lone surrogate in an escape and at most <see cref="EventLimits.MaxDepth"/> levels).</summary>
    MalformedJson = 3,

    /// <summary>A required field is missing.</summary>
    MissingField = 4,

    /// <summary>A field that any type knows stands twice, in the envelope or in the terms.</summary>
    DuplicateField = 5,

    /// <summary>A field has another JSON type than asked; null is one of them.</summary>
    WrongFieldType = 6,

    /// <summary>The <c>type</c> is none this version knows.</summary>
    UnknownType = 7,

    /// <summary>An id is empty, too long or has characters outside <c>A-Z a-z 0-9 . _ : / -</c>.</summary>
    InvalidId = 8,

    /// <summary>Not a calendar date <c>yyyy-MM-dd</c>.</summary>
    InvalidDate = 9,

    /// <summary>A date outside 1900-01-01 to 2199-12-31.</summary>
    DateOutOfRange = 10,

    /// <summary>Not an RFC 3339 instant with capital T and Z, at most 9 digits of a second, and no leap second.</summary>
    InvalidInstant = 11,

    /// <summary>Not a plain decimal string: digits, and optionally a point and digits; no sign, no exponent, no leading zero.</summary>
    InvalidAmount = 12,

    /// <summary>More decimals than the currency has.</summary>
    WrongScale = 13,

    /// <summary>Zero, or above <see cref="EventLimits.MaxAmount"/>.</summary>
    AmountOutOfRange = 14,

    /// <summary>Not an ISO 4217 code.</summary>
    UnknownCurrency = 15,

    /// <summary>
    /// Not a plain decimal string, above <see cref="EventLimits.MaxRate"/>, or with more than 10 decimals. Negative is a rate of a loan's terms never,
    /// and any other above -1.
    /// </summary>
    InvalidRate = 16,

    /// <summary>A term has a value that its field does not allow, or an opening's terms name another kind than account and loan.</summary>
    InvalidTerm = 17,

    /// <summary>A text has more than <see cref="EventLimits.MaxNameLength"/> characters.</summary>
    FieldTooLong = 18,

    /// <summary>A text is empty or has control characters.</summary>
    InvalidText = 19,

    /// <summary>The record's key is not the event's contract id, or the record stands in a partition that the key does not hash to.</summary>
    KeyMismatch = 20,

    /// <summary>An Avro record names a schema that neither the registry nor this process knows.</summary>
    UnknownSchema = 21,

    /// <summary>The bytes of an Avro record are no value of the schema that they name, or their framing is cut short.</summary>
    MalformedAvro = 22,
}
