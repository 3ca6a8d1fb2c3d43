using System.Globalization;

namespace FinData.Cli.Simulate;

/// <summary>One thing that is wrong with a file: where, and what.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Field">Null where no field is to blame.</param>
internal sealed record FileFault(string File, long Line, string? Field, string Message)
{
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {(Field is null ? "" : $"{Field}: ")}{Message}");
}
