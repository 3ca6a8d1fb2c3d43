using System.CommandLine;

namespace FinData.Cli;

/// <summary><c>findata get contract|client ID</c>.</summary>
internal static class GetCommand
{
    public static Command Create(Terminal terminal)
        => new Command("get", "Show one contract or one client.")
        {
            GetContractCommand.Create(terminal),
            GetClientCommand.Create(terminal),
        }.WithExamples(
            "findata get contract loan-1",
            "findata get contract loan-1 --as-of 2026-06-30 --json",
            "findata get client c-77");
}
