namespace FinData.Events;

internal enum JsonKind : byte
{
    None = 0,
    String = 1,
    Number = 2,
    Object = 3,
    Array = 4,
    Literal = 5,
}

/// <summary>Where one value lies in the text. A string's slice is what stands between its quotes.</summary>
internal readonly record struct JsonValue(int Start, int Length, JsonKind Kind, bool IsEscaped)
{
    public Slice Slice => new(Start, Length);
}

/// <summary>The names that one kind of object gives a meaning to, each with a number below 64.</summary>
internal interface IFieldNames
{
    /// <summary>The field's number, or -1 for a name that has no meaning here.</summary>
    static abstract int Find(ReadOnlySpan<byte> name);
}

/// <summary>What a scan of one object found, beside the values: bit masks by field number.</summary>
internal struct FieldMasks
{
    public ulong Seen;
    public ulong Repeated;
    public ulong Strings;
    public ulong Escaped;
}
