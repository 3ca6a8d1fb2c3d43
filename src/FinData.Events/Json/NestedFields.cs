namespace FinData.Events;

internal readonly struct InstallmentFields : INestedFields
{
    public const int DueDate = 0;
    public const int Principal = 1;
    public const int Interest = 2;

    public static FieldNames Names { get; } = new("terms.installments.", "dueDate", "principal", "interest");

    public static ulong Required => (1UL << DueDate) | (1UL << Principal);

    public static ulong Numbers => 0;

    public static int Find(ReadOnlySpan<byte> name) => Names.Find(name);
}

internal readonly struct FeeFields : INestedFields
{
    public const int Name = 0;
    public const int Timing = 1;
    public const int Amount = 2;
    public const int Share = 3;
    public const int Date = 4;

    public static FieldNames Names { get; } = new("terms.fees.", "name", "timing", "amount", "share", "date");

    public static ulong Required => (1UL << Name) | (1UL << Timing);

    public static ulong Numbers => 0;

    public static int Find(ReadOnlySpan<byte> name) => Names.Find(name);
}

internal readonly struct LateChargeFields : INestedFields
{
    public const int FixedShare = 0;
    public const int Rate = 1;
    public const int RateForm = 2;
    public const int DayCount = 3;
    public const int GraceDays = 4;

    public static FieldNames Names { get; } = new("terms.lateCharges.", "fixedShare", "rate", "rateForm", "dayCount", "graceDays");

    public static ulong Required => 0;

    public static ulong Numbers => 1UL << GraceDays;

    public static int Find(ReadOnlySpan<byte> name) => Names.Find(name);
}

internal readonly struct TierFields : INestedFields
{
    public const int Above = 0;
    public const int Rate = 1;

    public static FieldNames Names { get; } = new("terms.tiers.", "above", "rate");

    public static ulong Required => (1UL << Above) | (1UL << Rate);

    public static ulong Numbers => 0;

    public static int Find(ReadOnlySpan<byte> name) => Names.Find(name);
}

internal readonly struct MinimumBalanceFields : INestedFields
{
    public const int Minimum = 0;
    public const int Fee = 1;

    public static FieldNames Names { get; } = new("terms.minimumBalance.", "minimum", "fee");

    public static ulong Required => (1UL << Minimum) | (1UL << Fee);

    public static ulong Numbers => 0;

    public static int Find(ReadOnlySpan<byte> name) => Names.Find(name);
}

/// <summary>What an object within terms may hold.</summary>
internal interface INestedFields : IFieldNames
{
    static abstract FieldNames Names { get; }

    static abstract ulong Required { get; }

    /// <summary>Fields that are JSON numbers; all others are strings.</summary>
    static abstract ulong Numbers { get; }
}
