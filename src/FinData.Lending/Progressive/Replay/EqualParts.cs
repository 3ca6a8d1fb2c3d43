namespace FinData.Lending.Progressive;

/// <summary>An amount in equal parts; the last one takes the rest.</summary>
internal readonly record struct EqualParts(int Count, decimal Value, decimal Rest)
{
    internal static EqualParts Of(Arithmetic math, decimal total, int count)
    {
        var value = total > 0 ? math.Amount(math.Over(total, count)) : 0;
        return new EqualParts(count, value, total > 0 ? total - (value * count) : 0);
    }

    /// <summary>Parts of a whole whose other parts are fixed, so that all of the whole's sums are equal.</summary>
    internal static EqualParts Within(Arithmetic math, decimal part, decimal whole, decimal others, int count, decimal? multiple)
    {
        var sum = whole > 0 ? math.Amount(math.Over(whole, count)) : 0;
        if (multiple is > 0)
        {
            sum = math.ToMultiple(sum, multiple.Value);
        }

        return new EqualParts(count, sum - others, part - ((sum - others) * count));
    }

    internal decimal At(int index) => index == Count - 1 ? Value + Rest : Value;
}
