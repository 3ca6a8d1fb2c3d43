using FinData.Lending;

namespace FinData.Events;

/// <summary>The fields of the envelope and of every type, in the order in which their faults are named.</summary>
internal readonly struct EnvelopeFields : IFieldNames
{
    public const int EventId = 0;
    public const int Type = 1;
    public const int ContractId = 2;
    public const int ClientId = 3;
    public const int EffectiveDate = 4;
    public const int OccurredAt = 5;
    public const int Source = 6;
    public const int Amount = 7;
    public const int Currency = 8;
    public const int Terms = 9;
    public const int Rate = 10;
    public const int RateForm = 11;
    public const int DebitRate = 12;
    public const int Reverses = 13;
    public const int Excess = 14;
    public const int Keep = 15;
    public const int Part = 16;
    public const int DueDate = 17;
    public const int FirstDueDate = 18;
    public const int InstallmentCount = 19;
    public const int Frequency = 20;
    public const int Count = 21;

    private const ulong Envelope =
        (1UL << EventId) | (1UL << Type) | (1UL << ContractId) | (1UL << EffectiveDate) | (1UL << OccurredAt) | (1UL << Source);

    private const ulong Money = Envelope | (1UL << Amount) | (1UL << Currency);
    private const ulong Replanning = (1UL << FirstDueDate) | (1UL << InstallmentCount) | (1UL << Frequency) | (1UL << Rate) | (1UL << RateForm) | (1UL << Keep);

    private static readonly string[] Names =
    [
        "eventId", "type", "contractId", "clientId", "effectiveDate", "occurredAt", "source",
        "amount", "currency", "terms", "rate", "rateForm", "debitRate", "reverses",
        "excess", "keep", "part", "dueDate", "firstDueDate", "count", "frequency",
    ];

    // By EventKind; place 0 is for a type that is unknown or missing, of which only the envelope can be asked.
    private static readonly ulong[] RequiredByKind =
    [
        Envelope,
        Envelope | (1UL << ClientId) | (1UL << Terms),
        Money,
        Money,
        Envelope | (1UL << Rate) | (1UL << RateForm),
        Money,
        Money,
        Envelope,
        Envelope | (1UL << Reverses),
        Envelope,
        Money | (1UL << Part),
        Envelope | (1UL << Part),
        Envelope,
        Envelope,
        Envelope,
        Money,
        Money,
    ];

    // What a kind may have besides, by EventKind.
    private static readonly ulong[] OptionalByKind =
    [
        0,
        0,
        0,
        1UL << Excess,
        (1UL << DebitRate) | (1UL << Keep),
        0,
        0,
        0,
        0,
        0,
        1UL << DueDate,
        (1UL << Amount) | (1UL << Currency),
        Replanning,
        Replanning,
        0,
        0,
        0,
    ];

    /// <summary>For what is not read on the fast path.</summary>
    public static FieldNames All { get; } = new("", Names);

    public static string NameOf(int field) => Names[field];

    public static ulong RequiredBy(EventKind kind) => RequiredByKind[(int)kind];

    /// <summary>Fields that a kind must have once it has some other: an amount is of a currency, a rate has a form.</summary>
    public static ulong RequiredWith(EventKind kind, ulong seen)
    {
        var known = OptionalByKind[(int)kind] & seen;
        return ((known & (1UL << Amount)) != 0 ? 1UL << Currency : 0) | ((known & (1UL << Rate)) != 0 ? 1UL << RateForm : 0);
    }

    /// <summary>Fields that mean something to a kind; any other is ignored, whatever its value.</summary>
    public static ulong KnownTo(EventKind kind, ulong seen)
    {
        var known = RequiredBy(kind) | (1UL << ClientId) | OptionalByKind[(int)kind];

        // A currency or a rate's form that stands alone says nothing.
        known &= (known & seen & (1UL << Amount)) != 0 ? ulong.MaxValue : ~(1UL << Currency);
        return (known & seen & (1UL << Rate)) != 0 ? known : known & ~(1UL << RateForm);
    }

    /// <summary>Length decides between at most four names, and comparing with a constant is one or two machine words.</summary>
    public static int Find(ReadOnlySpan<byte> name)
    {
        switch (name.Length)
        {
            case 4:
                return name.SequenceEqual("type"u8) ? Type
                    : name.SequenceEqual("rate"u8) ? Rate
                    : name.SequenceEqual("keep"u8) ? Keep
                    : name.SequenceEqual("part"u8) ? Part
                    : -1;
            case 5:
                return name.SequenceEqual("terms"u8) ? Terms : name.SequenceEqual("count"u8) ? InstallmentCount : -1;
            case 6:
                return name.SequenceEqual("amount"u8) ? Amount
                    : name.SequenceEqual("source"u8) ? Source
                    : name.SequenceEqual("excess"u8) ? Excess
                    : -1;
            case 7:
                return name.SequenceEqual("eventId"u8) ? EventId : name.SequenceEqual("dueDate"u8) ? DueDate : -1;
            case 8:
                return name.SequenceEqual("currency"u8) ? Currency
                    : name.SequenceEqual("clientId"u8) ? ClientId
                    : name.SequenceEqual("rateForm"u8) ? RateForm
                    : name.SequenceEqual("reverses"u8) ? Reverses
                    : -1;
            case 9:
                return name.SequenceEqual("debitRate"u8) ? DebitRate : name.SequenceEqual("frequency"u8) ? Frequency : -1;
            case 12:
                return name.SequenceEqual("firstDueDate"u8) ? FirstDueDate : -1;
            case 10:
                return name.SequenceEqual("contractId"u8) ? ContractId : name.SequenceEqual("occurredAt"u8) ? OccurredAt : -1;
            case 13:
                return name.SequenceEqual("effectiveDate"u8) ? EffectiveDate : -1;
            default:
                return -1;
        }
    }
}
