using System.Collections.Immutable;

namespace FinData.Silo.Pages.Contracts;

/// <summary>Terms that belong together, each said in words.</summary>
public sealed record TermsGroup(string Title, ImmutableArray<TermsRow> Rows);

/// <param name="Name">What is agreed.</param>
/// <param name="Text">How, in words.</param>
/// <param name="Wire">The field and its value as the wire has them; null where several fields make one row.</param>
public readonly record struct TermsRow(string Name, string Text, string? Wire);
