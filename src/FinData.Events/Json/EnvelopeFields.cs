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
    public const int Count = 14;

    private const uint Envelope =
        (1u << EventId) | (1u << Type) | (1u << ContractId) | (1u << EffectiveDate) | (1u << OccurredAt) | (1u << Source);

    private const uint Money = Envelope | (1u << Amount) | (1u << Currency);

    private static readonly string[] Names =
    [
        "eventId", "type", "contractId", "clientId", "effectiveDate", "occurredAt", "source",
        "amount", "currency", "terms", "rate", "rateForm", "debitRate", "reverses",
    ];

    // By EventKind; place 0 is for a type that is unknown or missing, of which only the envelope can be asked.
    private static readonly uint[] RequiredByKind =
    [
        Envelope,
        Envelope | (1u << ClientId) | (1u << Terms),
        Money,
        Money,
        Envelope | (1u << Rate) | (1u << RateForm),
        Money,
        Money,
        Envelope,
        Envelope | (1u << Reverses),
        Envelope,
    ];

    public static string NameOf(int field) => Names[field];

    public static uint RequiredBy(EventKind kind) => RequiredByKind[(int)kind];

    /// <summary>Fields that mean something to a kind; any other is ignored, whatever its value.</summary>
    public static uint KnownTo(EventKind kind)
        => RequiredBy(kind) | (1u << ClientId) | (kind == EventKind.RateChanged ? 1u << DebitRate : 0);

    /// <summary>Length decides between at most four names, and comparing with a constant is one or two machine words.</summary>
    public static int Find(ReadOnlySpan<byte> name)
    {
        switch (name.Length)
        {
            case 4:
                return name.SequenceEqual("type"u8) ? Type : name.SequenceEqual("rate"u8) ? Rate : -1;
            case 5:
                return name.SequenceEqual("terms"u8) ? Terms : -1;
            case 6:
                return name.SequenceEqual("amount"u8) ? Amount : name.SequenceEqual("source"u8) ? Source : -1;
            case 7:
                return name.SequenceEqual("eventId"u8) ? EventId : -1;
            case 8:
                return name.SequenceEqual("currency"u8) ? Currency
                    : name.SequenceEqual("clientId"u8) ? ClientId
                    : name.SequenceEqual("rateForm"u8) ? RateForm
                    : name.SequenceEqual("reverses"u8) ? Reverses
                    : -1;
            case 9:
                return name.SequenceEqual("debitRate"u8) ? DebitRate : -1;
            case 10:
                return name.SequenceEqual("contractId"u8) ? ContractId : name.SequenceEqual("occurredAt"u8) ? OccurredAt : -1;
            case 13:
                return name.SequenceEqual("effectiveDate"u8) ? EffectiveDate : -1;
            default:
                return -1;
        }
    }
}
