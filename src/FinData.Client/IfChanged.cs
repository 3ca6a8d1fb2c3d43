namespace FinData.Client;

/// <summary>Answer to a conditional read.</summary>
/// <param name="Value">Null when nothing changed, or when the subject is unknown.</param>
/// <param name="ETag">What names the answer the next time; null where the subject is unknown.</param>
/// <param name="IsChanged">False: what the caller holds is still current.</param>
public readonly record struct IfChanged<T>(T? Value, string? ETag, bool IsChanged)
    where T : class;
