using System.Collections.Immutable;

namespace FinData.Events.Tests.Pages;

/// <summary>A block of figures on the page, with what stands before it.</summary>
/// <param name="Heading">The section it is in.</param>
/// <param name="Kind">What the block shows: <c>schedule</c>, <c>balances</c>, <c>dues</c>, <c>plan</c>, <c>journal</c>, <c>statement</c>, <c>days</c>, <c>conversion</c>.</param>
/// <param name="Argument">What else its first line says.</param>
/// <param name="Lines">The block.</param>
/// <param name="Terms">The last terms before it, as JSON.</param>
/// <param name="Events">The events after those, one JSON object each.</param>
public sealed record LendingExample(string Heading, string Kind, string Argument, ImmutableArray<string> Lines, string Terms, ImmutableArray<string> Events)
{
    /// <summary>The examples of a page, in its order.</summary>
    internal static IEnumerable<LendingExample> Of(string page)
    {
        var (heading, terms) = ("", "");
        var events = ImmutableArray<string>.Empty;
        var lines = page.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            heading = lines[i].StartsWith('#') ? lines[i].TrimStart('#', ' ') : heading;
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var words = lines[i].Split(' ', 3);
            var end = Array.IndexOf(lines, "```", i + 1);
            var block = lines[(i + 1)..end].ToImmutableArray();
            switch (words)
            {
                case ["```json", "terms"]:
                    (terms, events) = (string.Concat(block), []);
                    break;
                case ["```json", "events"]:
                    events = block;
                    break;
                case ["```text", var kind, .. var more]:
                    yield return new LendingExample(heading, kind, string.Concat(more), block, terms, events);
                    break;
            }

            i = end;
        }
    }

    public override string ToString() => $"{Heading}: {Kind} {Argument}";
}
