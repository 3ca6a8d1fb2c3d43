namespace FinData.Lending.Tests.Laws;

/// <summary>A row of generated numbers that choices are made from one after the other. Zero is the plainest choice, so that shrinking leads there.</summary>
internal sealed class Genes(int[] numbers)
{
    internal const int Max = 9_999;

    private int place;

    /// <summary>0 to <paramref name="count"/> less one.</summary>
    internal int Next(int count) => numbers[place++ % numbers.Length] % count;

    internal T Pick<T>(params ReadOnlySpan<T> choices) => choices[Next(choices.Length)];

    /// <summary>True one time in so many.</summary>
    internal bool OneIn(int times) => Next(times) == times - 1;
}
