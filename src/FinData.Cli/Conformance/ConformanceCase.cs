namespace FinData.Cli.Conformance;

/// <summary>One foreign case and how it ended.</summary>
/// <param name="File">The file's name, as it was given.</param>
/// <param name="Name">The case's name, unique within its file.</param>
/// <param name="Detail">The first difference, or why the case is unsupported; null where all agrees.</param>
internal sealed record ConformanceCase(string File, string Name, ConformanceStatus Status, string? Detail)
{
    public static ConformanceCase Agree(string file, string name) => new(file, name, ConformanceStatus.Agree, null);

    public static ConformanceCase Differ(string file, string name, string difference) => new(file, name, ConformanceStatus.Differ, difference);

    public static ConformanceCase Unsupported(string file, string name, string reason) => new(file, name, ConformanceStatus.Unsupported, reason);
}
