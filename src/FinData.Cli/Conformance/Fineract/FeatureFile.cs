using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gherkin;
using Gherkin.Ast;

namespace FinData.Cli.Conformance.Fineract;

/// <summary>A step as it will be run: outlines filled in, tables as rows of text.</summary>
/// <param name="Keyword">Given, When or Then: what <c>And</c> and <c>But</c> stand for.</param>
internal sealed record FeatureStep(string Keyword, string Text, ImmutableArray<ImmutableArray<string>> Table, string? DocString, int Line);

/// <summary>One scenario, or one row of an outline's examples.</summary>
internal sealed record FeatureScenario(string Name, ImmutableArray<string> Tags, ImmutableArray<FeatureStep> Steps);

/// <summary>A Gherkin file, resolved: background steps first, each row of examples as a scenario of its own.</summary>
internal sealed partial record FeatureFile(string Name, ImmutableArray<FeatureScenario> Scenarios)
{
    /// <exception cref="InvalidDataException">The file is no Gherkin, or has no scenario.</exception>
    public static FeatureFile Read(string path)
    {
        using var reader = new StreamReader(path);
        return Read(reader, path);
    }

    public static FeatureFile Read(TextReader reader, string path)
    {
        GherkinDocument document;
        try
        {
            document = new Parser().Parse(reader);
        }
        catch (ParserException exception)
        {
            throw new InvalidDataException($"{path} is no Gherkin feature file: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }

        var scenarios = document.Feature is { } feature ? Resolve(feature.Children, []).ToImmutableArray() : [];
        if (scenarios.IsEmpty)
        {
            throw new InvalidDataException($"{path} holds no scenario.");
        }

        return new FeatureFile(document.Feature!.Name, WithUniqueNames(scenarios));
    }

    private static IEnumerable<FeatureScenario> Resolve(IEnumerable<IHasLocation> children, ImmutableArray<Step> background)
    {
        foreach (var child in children)
        {
            switch (child)
            {
                case Background own:
                    background = [.. background, .. own.Steps];
                    break;
                case Rule rule:
                    foreach (var scenario in Resolve(rule.Children, background))
                    {
                        yield return scenario;
                    }

                    break;
                case Scenario scenario:
                    foreach (var resolved in Resolve(scenario, background))
                    {
                        yield return resolved;
                    }

                    break;
            }
        }
    }

    private static IEnumerable<FeatureScenario> Resolve(Scenario scenario, ImmutableArray<Step> background)
    {
        var tags = scenario.Tags.Select(static tag => tag.Name).ToImmutableArray();
        var isOutline = false;
        foreach (var examples in scenario.Examples)
        {
            isOutline = true;
            var names = examples.TableHeader?.Cells.Select(static cell => cell.Value).ToArray() ?? [];
            foreach (var row in examples.TableBody)
            {
                var values = names.Zip(row.Cells.Select(static cell => cell.Value)).ToDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal);
                var name = string.Create(CultureInfo.InvariantCulture, $"{scenario.Name} [{string.Join(", ", row.Cells.Select(static cell => cell.Value))}]");
                yield return new FeatureScenario(Filled(name, values), tags, Steps(background, scenario.Steps, values));
            }
        }

        if (!isOutline)
        {
            yield return new FeatureScenario(scenario.Name, tags, Steps(background, scenario.Steps, []));
        }
    }

    private static ImmutableArray<FeatureStep> Steps(ImmutableArray<Step> background, IEnumerable<Step> own, Dictionary<string, string> values)
    {
        var steps = ImmutableArray.CreateBuilder<FeatureStep>();
        var keyword = "Given";
        foreach (var step in background.Concat(own))
        {
            keyword = step.Keyword.Trim() is "Given" or "When" or "Then" ? step.Keyword.Trim() : keyword;
            var table = step.DataTable is { } data
                ? data.Rows.Select(row => row.Cells.Select(cell => Filled(cell.Value, values)).ToImmutableArray()).ToImmutableArray()
                : [];
            var text = step.DocString is { } doc ? Filled(doc.Content, values) : null;
            steps.Add(new FeatureStep(keyword, Filled(step.Text, values), table, text, step.Location.Line));
        }

        return steps.ToImmutable();
    }

    private static string Filled(string text, Dictionary<string, string> values)
        => values.Count == 0 ? text : Placeholder().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value, match.Value));

    // Feature files name scenarios twice now and then; a report needs to tell them apart.
    private static ImmutableArray<FeatureScenario> WithUniqueNames(ImmutableArray<FeatureScenario> scenarios)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. scenarios.Select(scenario =>
        {
            var count = seen[scenario.Name] = seen.GetValueOrDefault(scenario.Name) + 1;
            return count == 1 ? scenario : scenario with { Name = string.Create(CultureInfo.InvariantCulture, $"{scenario.Name} ({count})") };
        })];
    }

    [GeneratedRegex("<([^<>]+)>")]
    private static partial Regex Placeholder();
}
