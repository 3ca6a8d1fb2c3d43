using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace FinData.Streaming.Kafka;

/// <summary>What the clients write goes to the server's log.</summary>
internal static partial class ClientLog
{
    public static void Write(ILogger logger, LogMessage message)
        => Write(logger, message.Level <= SyslogLevel.Error ? LogLevel.Warning : message.Level <= SyslogLevel.Notice ? LogLevel.Information : LogLevel.Debug, message.Facility, message.Message);

    [LoggerMessage(EventId = 6003, Message = "Kafka client {Facility}: {Text}")]
    private static partial void Write(ILogger logger, LogLevel level, string facility, string text);
}
