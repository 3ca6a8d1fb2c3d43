using System.Text.RegularExpressions;

namespace FinData.Cli.Conformance.Fineract.Scenarios;

/// <summary>A step as the foreign test suite writes it, with the places where values stand: {string}, {double}, {int}, {boolean}; {rest} is a reason that says nothing to us.</summary>
internal sealed partial class StepPattern
{
    private readonly Regex regex;

    public StepPattern(string expression, Action<ScenarioState, StepArguments> action)
        : this(expression, new Regex($"^{Parameter().Replace(Regex.Escape(expression), static match => ValueOf(match.Groups[1].Value))}$", RegexOptions.CultureInvariant), action)
    {
    }

    private StepPattern(string expression, Regex regex, Action<ScenarioState, StepArguments> action)
    {
        Expression = expression;
        Action = action;
        this.regex = regex;
    }

    public string Expression { get; }

    public Action<ScenarioState, StepArguments> Action { get; }

    /// <summary>Business events that the foreign system publishes: they repeat what tables state, and have no effect on figures.</summary>
    public static StepPattern OfEvents() => new("{string}", PublishedEvent(), static (_, _) => { });

    public StepArguments? Match(FeatureStep step)
    {
        var match = regex.Match(step.Text);
        return match.Success ? new StepArguments(step, [.. match.Groups.Values.Skip(1).Where(static group => group.Success).Select(static group => group.Value)]) : null;
    }

    [GeneratedRegex("^[A-Z][A-Za-z]+Event (is|is not|has|was) .*$")]
    private static partial Regex PublishedEvent();

    // Regex.Escape puts a backslash before the opening brace only.
    [GeneratedRegex(@"\\\{(string|double|int|boolean|rest)}")]
    private static partial Regex Parameter();

    private static string ValueOf(string parameter) => parameter switch
    {
        "string" => "(?:\"([^\"]*)\"|'([^']*)')",
        "double" => @"(-?[0-9,]*\.?[0-9]+)",
        "int" => "(-?[0-9]+)",
        "rest" => "(.*)",
        _ => "(true|false)",
    };
}
