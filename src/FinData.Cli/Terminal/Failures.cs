using System.Net;
using System.Net.Sockets;
using FinData.Client;
using FinData.Silo;

namespace FinData.Cli;

/// <summary>Turns what a command threw into an exit code and a message that says what to do. A stack trace helps nobody at a prompt.</summary>
internal static class Failures
{
    public static (int ExitCode, string Message) Explain(Exception exception) => exception switch
    {
        ToolException tool => (tool.ExitCode, tool.Message),
        OperationCanceledException { InnerException: TimeoutException } => (ExitCode.Unreachable, "The server did not answer in time. Check its address and its log."),
        OperationCanceledException => (ExitCode.Interrupted, "Interrupted."),
        FinDataException refused => (ExitCodeOf(refused.Status), Explain(refused)),
        HttpRequestException { InnerException: SocketException } unreachable => (ExitCode.Unreachable,
            $"No server answers: {unreachable.Message}\nStart one with 'findata serve', or name its address with --url."),
        HttpRequestException broken => (ExitCode.Unreachable, $"The connection to the server broke: {broken.Message}"),
        FinDataConfigurationException configuration => (ExitCode.Usage, configuration.Message),
        IOException or UnauthorizedAccessException or InvalidDataException => (ExitCode.Failure, exception.Message),
        _ when IsOurs(exception) => (ExitCode.Failure, exception.Message),
        _ => (ExitCode.Failure, $"{exception.GetType().Name}: {exception.Message}"),
    };

    /// <summary>FinData's own exceptions say what is wrong and what to do; others need at least their name.</summary>
    private static bool IsOurs(Exception exception) => exception.GetType().Namespace?.StartsWith(nameof(FinData), StringComparison.Ordinal) == true;

    private static int ExitCodeOf(HttpStatusCode status) => status is HttpStatusCode.NotFound ? ExitCode.NotFound : ExitCode.Refused;

    private static string Explain(FinDataException refused) => refused.Status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            => $"{refused.Message}\nSet FINDATA_API_KEY, or name a file that holds the key with --api-key-file.",
        HttpStatusCode.NotFound when refused.Code is null => $"{refused.Message}\nIs this the address of a FinData server?",
        _ => refused.Message,
    };
}
