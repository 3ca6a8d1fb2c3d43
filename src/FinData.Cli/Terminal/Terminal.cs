using System.Text.Json;
using Spectre.Console;

namespace FinData.Cli;

/// <summary>Where a command writes: results to standard output, everything else (progress, hints, errors) to standard error.</summary>
internal sealed class Terminal
{
    /// <summary>Wide enough for every table of the tool where there is no window to fit into (pipes, files, tests).</summary>
    private const int WidthWithoutWindow = 180;

    private static readonly JsonSerializerOptions Json = new(FinDataJson.Options) { WriteIndented = true };

    private readonly TextWriter output;
    private readonly TextWriter error;

    public Terminal(TextWriter output, TextWriter error, bool hasWindow)
    {
        this.output = output;
        this.error = error;
        HasWindow = hasWindow;
        Out = CreateConsole(output, hasWindow && !Console.IsOutputRedirected);
        Err = CreateConsole(error, hasWindow && !Console.IsErrorRedirected);
    }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Err { get; }

    public TextWriter Output => output;

    public bool HasWindow { get; }

    public static Terminal OfProcess() => new(Console.Out, Console.Error, hasWindow: true);

    /// <summary>One plain line to standard output.</summary>
    public void Line(string text = "") => output.WriteLine(text);

    /// <summary>One plain line to standard error.</summary>
    public void Note(string text) => error.WriteLine(text);

    /// <summary>A view as machines want it: as the HTTP API writes it, indented.</summary>
    public void WriteJson<T>(T value) => output.WriteLine(JsonSerializer.Serialize(value, Json));

    private static IAnsiConsole CreateConsole(TextWriter writer, bool hasWindow)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = hasWindow ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = hasWindow ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = hasWindow ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!hasWindow)
        {
            console.Profile.Width = WidthWithoutWindow;
        }

        return console;
    }
}
