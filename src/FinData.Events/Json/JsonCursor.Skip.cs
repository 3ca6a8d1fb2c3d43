namespace FinData.Events;

internal ref partial struct JsonCursor
{
    // The record itself is one level.
    private const int MaxNesting = EventLimits.MaxDepth - 1;

    /// <summary>Moves past one value of any kind, checking all of it. Nesting is counted, not recursed into: depth can't exhaust a stack.</summary>
    private bool TrySkipValue()
    {
        ulong objects = 0; // one bit a level, the innermost lowest: 1 for an object, 0 for an array
        var depth = 0;
        while (true)
        {
            if (!TryEnterOrSkip(ref objects, ref depth, out var isEntered))
            {
                return false;
            }

            if (isEntered)
            {
                continue;
            }

            if (!TryLeave(ref objects, ref depth))
            {
                return false;
            }

            if (depth == 0)
            {
                return true;
            }
        }
    }

    /// <summary>Reads a scalar or an empty container whole; enters any other container up to its first value.</summary>
    private bool TryEnterOrSkip(ref ulong objects, ref int depth, out bool isEntered)
    {
        isEntered = false;
        if (IsAtEnd)
        {
            return false;
        }

        var first = text[position];
        if (first is not ((byte)'{' or (byte)'['))
        {
            return TrySkipScalar(first);
        }

        // Depth counts an empty container too, as JSON readers do.
        if (depth == MaxNesting)
        {
            return false;
        }

        position++;
        SkipWhitespace();
        var isObject = first == (byte)'{';
        if (TryTake(isObject ? (byte)'}' : (byte)']'))
        {
            return true;
        }

        objects = (objects << 1) | (isObject ? 1UL : 0UL);
        depth++;
        isEntered = true;
        return !isObject || TrySkipName();
    }

    /// <summary>After a value: closes what ends here, then moves to the next value, unless all is closed.</summary>
    private bool TryLeave(ref ulong objects, ref int depth)
    {
        while (depth > 0)
        {
            SkipWhitespace();
            var isObject = (objects & 1) != 0;
            if (TryTake((byte)','))
            {
                SkipWhitespace();
                return !isObject || TrySkipName();
            }

            if (!TryTake(isObject ? (byte)'}' : (byte)']'))
            {
                return false;
            }

            objects >>= 1;
            depth--;
        }

        return true;
    }

    private bool TrySkipName()
    {
        if (!TryReadString(out _))
        {
            return false;
        }

        SkipWhitespace();
        if (!TryTake((byte)':'))
        {
            return false;
        }

        SkipWhitespace();
        return true;
    }

    private bool TrySkipScalar(byte first) => first switch
    {
        (byte)'"' => TryReadString(out _),
        (byte)'t' => TrySkipWord("true"u8),
        (byte)'f' => TrySkipWord("false"u8),
        (byte)'n' => TrySkipWord("null"u8),
        _ => TrySkipNumber(),
    };

    private bool TrySkipWord(ReadOnlySpan<byte> word)
    {
        if (!text[position..].StartsWith(word))
        {
            return false;
        }

        position += word.Length;
        return true;
    }

    private bool TrySkipNumber()
    {
        TryTake((byte)'-');
        if (!TryTake((byte)'0') && !TrySkipDigits())
        {
            return false;
        }

        if (TryTake((byte)'.') && !TrySkipDigits())
        {
            return false;
        }

        if (!TryTake((byte)'e') && !TryTake((byte)'E'))
        {
            return true;
        }

        if (!TryTake((byte)'+'))
        {
            TryTake((byte)'-');
        }

        return TrySkipDigits();
    }

    private bool TrySkipDigits()
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit((char)text[position]))
        {
            position++;
        }

        return position > start;
    }
}
