using System.Collections.Immutable;

namespace FinData.Silo.Pages.Layout;

/// <summary>One page of a long list, newest lines first. Number counts from 1.</summary>
public sealed record Paging(int Number, int Total, int Size)
{
    /// <summary>200 lines of a statement are about 60 KB of markup: quick to load, and long enough to read a year at once.</summary>
    public const int DefaultSize = 200;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public int First => Total == 0 ? 0 : ((Number - 1) * Size) + 1;

    public int Last => Math.Min(Number * Size, Total);

    /// <summary>A number beyond the ends means the nearest page.</summary>
    public static Paging Of(int number, int total, int size = DefaultSize)
    {
        var pages = Math.Max(1, (total + size - 1) / size);
        return new Paging(Math.Clamp(number, 1, pages), total, size);
    }

    public IEnumerable<T> NewestFirst<T>(ImmutableArray<T> lines)
    {
        for (var i = First; i >= 1 && i <= Last; i++)
        {
            yield return lines[^i];
        }
    }

    public IEnumerable<T> InOrder<T>(ImmutableArray<T> lines) => lines.Skip(First - 1).Take(Size);
}
