using System.Globalization;

namespace FinData.Cli.Conformance.Fineract.Scenarios;

/// <summary>Runs one scenario, step by step.</summary>
internal static class ScenarioRun
{
    public static ConformanceCase Run(string file, FeatureScenario scenario)
    {
        // The foreign suite leaves these out itself: mostly because what they expect does not hold there.
        if (scenario.Tags.Contains("@Skip"))
        {
            return ConformanceCase.Unsupported(file, scenario.Name, "the suite skips it: tagged @Skip");
        }

        // A step that is not known makes the whole scenario unsupported, also where a figure before it would differ: what is not
        // understood may be what made the figure.
        var unknown = scenario.Steps.FirstOrDefault(static step => StepTable.Find(step) is null);
        if (unknown is not null)
        {
            return ConformanceCase.Unsupported(file, scenario.Name, $"step not known: {unknown.Text}");
        }

        var state = new ScenarioState { IsOfSuiteInParts = Path.GetFileName(file).Contains("-Part", StringComparison.Ordinal) };
        foreach (var step in scenario.Steps)
        {
            try
            {
                var (pattern, arguments) = StepTable.Find(step)!.Value;
                pattern.Action(state, arguments);
                state.NoteReplays();
            }
            catch (UnsupportedStepException exception)
            {
                return ConformanceCase.Unsupported(file, scenario.Name, At(step, exception.Message));
            }
            catch (DifferenceException exception)
            {
                return ConformanceCase.Differ(file, scenario.Name, At(step, exception.Message));
            }
            catch (Exception exception) when (exception is ArithmeticException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or KeyNotFoundException)
            {
                return ConformanceCase.Differ(file, scenario.Name, At(step, $"the engine failed: {exception.GetType().Name}, {exception.Message}"));
            }
        }

        return ConformanceCase.Agree(file, scenario.Name);
    }

    private static string At(FeatureStep step, string text) => string.Create(CultureInfo.InvariantCulture, $"line {step.Line}: {text}");
}
