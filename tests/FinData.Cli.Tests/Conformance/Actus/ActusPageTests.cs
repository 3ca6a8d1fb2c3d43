using System.Text.RegularExpressions;
using FinData.Lending;

namespace FinData.Cli.Tests.Conformance.Actus;

/// <summary>docs/actus.md says what the code does.</summary>
public sealed partial class ActusPageTests
{
    private static string Page { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs/actus.md"));

    [Fact]
    public async Task Page_Example_Agrees()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Page.Split("```json")[1].Split("```")[0], TestContext.Current.CancellationToken);

            var run = await ToolRun.OfAsync("conformance", "actus", file);

            Assert.Equal(ExitCode.Ok, run.ExitCode);
            Assert.Contains("1 cases: 1 agree, 0 differ, 0 unsupported.", run.Output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Page_AttributeTable_NamesWhatIsSupported()
    {
        var rows = Page.Split("## Attributes")[1].Split("No function of the specification")[0].Split('\n').Where(static line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(
            ActusAttributes.Supported.Order(StringComparer.Ordinal),
            rows.SelectMany(static row => Names(row.Split('|')[1])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Page_AttributesWithoutEffect_AreThoseOfTheCode()
        => Assert.Equal(
            ActusAttributes.Informative.Order(StringComparer.Ordinal),
            Names(Page.Split("No function of the specification")[1].Split("Any other attribute")[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Page_Events_StandInTheOrderOfEvaluation()
        => Assert.Equal(
            Enum.GetNames<ActusEventType>(),
            Names(Page.Split("## Events")[1].Split("Events at or before")[0]));

    private static IEnumerable<string> Names(string text) => Quoted().Matches(text).Select(static match => match.Groups[1].Value);

    [GeneratedRegex("`([A-Za-z0-9]+)`")]
    private static partial Regex Quoted();
}
