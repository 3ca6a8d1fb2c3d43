namespace FinData.Cli.Tests;

/// <summary>Runs the tool in this process and keeps what it wrote.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static async Task<ToolRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await FinDataTool.RunAsync(arguments, new Terminal(output, error, hasWindow: false));
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
