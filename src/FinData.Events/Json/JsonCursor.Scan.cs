namespace FinData.Events;

internal ref partial struct JsonCursor
{
    // Six bytes an escaped character, and no known name is longer than this.
    private const int MaxEscapedNameBytes = 6 * 24;

    /// <summary>
    /// Scans one object: checks the grammar of all of it, and notes where the values of the known fields lie. Values of unknown fields are
    /// checked and forgotten. A repeated field keeps its first value.
    /// </summary>
    public bool TryScanObject<TNames>(scoped Span<JsonValue> values, out FieldMasks masks)
        where TNames : struct, IFieldNames
    {
        masks = default;
        SkipWhitespace();
        if (!TryTake((byte)'{'))
        {
            return false;
        }

        SkipWhitespace();
        if (TryTake((byte)'}'))
        {
            return true;
        }

        do
        {
            SkipWhitespace();
            if (!TryReadString(out var name))
            {
                return false;
            }

            SkipWhitespace();
            if (!TryTake((byte)':'))
            {
                return false;
            }

            SkipWhitespace();
            if (!TryReadValue(out var value))
            {
                return false;
            }

            var field = name.IsEscaped ? FindEscaped<TNames>(name) : TNames.Find(text.Slice(name.Start, name.Length));
            if (field >= 0)
            {
                Note(values, field, value, ref masks);
            }

            SkipWhitespace();
        }
        while (TryTake((byte)','));

        return TryTake((byte)'}');
    }

    private static void Note(scoped Span<JsonValue> values, int field, in JsonValue value, ref FieldMasks masks)
    {
        var bit = 1UL << field;
        if ((masks.Seen & bit) != 0)
        {
            masks.Repeated |= bit;
            return;
        }

        masks.Seen |= bit;
        values[field] = value;
        if (value.Kind == JsonKind.String)
        {
            masks.Strings |= bit;
            if (value.IsEscaped)
            {
                masks.Escaped |= bit;
            }
        }
    }

    private readonly int FindEscaped<TNames>(in JsonValue name)
        where TNames : struct, IFieldNames
    {
        if (name.Length > MaxEscapedNameBytes)
        {
            return -1;
        }

        Span<byte> plain = stackalloc byte[MaxEscapedNameBytes];
        var length = JsonEscapes.Unescape(text.Slice(name.Start, name.Length), plain);
        return TNames.Find(plain[..length]);
    }
}
