using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace FinData.Cli;

/// <summary>Help that ends with examples: people copy those before they read the options.</summary>
internal static class ExamplesHelp
{
    /// <summary>Adds an example to the command's help.</summary>
    public static Command WithExamples(this Command command, params ReadOnlySpan<string> examples)
    {
        command.Options.Add(new HelpOption { Action = new HelpThenExamples([.. examples]) });
        return command;
    }

    private sealed class HelpThenExamples(string[] examples) : SynchronousCommandLineAction
    {
        private readonly HelpAction help = new();

        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var exitCode = help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {example}".TrimEnd());
            }

            output.WriteLine();
            return exitCode;
        }
    }
}
