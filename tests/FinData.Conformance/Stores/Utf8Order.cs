using System.Text;

namespace FinData.Conformance;

/// <summary>The order of ids in every store: that of their UTF-8 bytes. (Ordinal order of strings differs from it above U+D7FF.)</summary>
public sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y)
        => Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? ""));
}
