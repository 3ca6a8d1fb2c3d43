using System.Collections.Immutable;

namespace FinData.Silo;

/// <summary>The server cannot start as configured. Each error names the setting and the fix; all of them are given at once.</summary>
public sealed class FinDataConfigurationException(ImmutableArray<string> errors)
    : Exception("The server cannot start as configured:" + string.Concat(errors.Select(static e => Environment.NewLine + "  - " + e)))
{
    public ImmutableArray<string> Errors { get; } = errors;
}
