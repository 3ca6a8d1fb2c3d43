using System.CommandLine;
using System.Globalization;

namespace FinData.Cli.Conformance;

/// <summary>What every kind of foreign case has in common: files in, one line per case, a summary, JSON, an exit code.</summary>
internal static class ConformanceSubcommand
{
    /// <param name="extension">Without the dot; only for help.</param>
    /// <param name="run">Runs the cases of one file in its order. Throws <see cref="InvalidDataException"/> where the file is not of its format.</param>
    public static Command Create(Terminal terminal, string name, string description, string extension, Func<string, IEnumerable<ConformanceCase>> run)
    {
        var files = new Argument<string[]>("files") { Description = $"Files of cases (.{extension}).", HelpName = $"FILE.{extension}", Arity = ArgumentArity.OneOrMore };
        var json = new Option<string?>("--json") { Description = "Write counts and results to this file as JSON.", HelpName = "FILE" };
        var command = new Command(name, description) { files, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = Run(terminal, parsed.GetRequiredValue(files), run, cancellationToken);
            if (parsed.GetValue(json) is { } file)
            {
                await File.WriteAllTextAsync(file, report.ToJson() + "\n", cancellationToken);
            }

            return report.Differ == 0 ? ExitCode.Ok : ExitCode.Failure;
        });
        return command.WithExamples($"findata conformance {name} cases.{extension}", $"findata conformance {name} cases.{extension} --json {name}.json");
    }

    private static ConformanceReport Run(Terminal terminal, string[] files, Func<string, IEnumerable<ConformanceCase>> run, CancellationToken cancellationToken)
    {
        // All names are looked at before the first case runs: a typing error should not cost a run.
        if (Array.Find(files, static file => !File.Exists(file)) is { } missing)
        {
            throw new ToolException(ExitCode.Usage, $"There is no file '{missing}'.");
        }

        var results = new List<ConformanceCase>();
        foreach (var file in files)
        {
            foreach (var result in run(file))
            {
                cancellationToken.ThrowIfCancellationRequested();
                results.Add(result);
                terminal.Line(Line(result));
            }
        }

        var report = new ConformanceReport(results);
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{report.Results.Count:N0} cases: {report.Agree:N0} agree, {report.Differ:N0} differ, {report.Unsupported:N0} unsupported."));
        return report;
    }

    private static string Line(ConformanceCase result)
    {
        var head = $"{Cells.Name(result.Status),-11}  {result.Name}";
        return result.Detail is null ? head : $"{head}: {result.Detail.ReplaceLineEndings(" ")}";
    }
}
