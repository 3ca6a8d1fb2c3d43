using System.Text.Json;

namespace FinData.Events;

/// <summary>Stable wire names of closed sets: <c>WrongScale</c> is <c>wrong-scale</c>.</summary>
public static class ReasonNames
{
    public static string Of<T>(T value)
        where T : struct, Enum
        => Names<T>.ByValue.TryGetValue(value, out var name) ? name : "unknown";

    private static class Names<T>
        where T : struct, Enum
    {
        internal static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(static v => v, static v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));
    }
}
