using Confluent.Kafka;
using FinData.Grains;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka;

/// <summary>What errors of the client and the brokers mean for the log.</summary>
internal static class KafkaFaults
{
    public static LogFault Of(ErrorCode code) => code switch
    {
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic or ErrorCode.Local_UnknownPartition or ErrorCode.UnknownTopicId => LogFault.Missing,
        ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed or ErrorCode.GroupAuthorizationFailed
            or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication => LogFault.Unauthorized,
        _ => LogFault.Unavailable,
    };

    public static LogUnavailableException ToException(Error error, KafkaOptions options, Exception? inner = null) => Of(error.Code) switch
    {
        LogFault.Missing => new LogUnavailableException(
            $"Topic {options.Topic} is not on the brokers at {options.BootstrapServers}. Where it was deleted, restore it with its records; a new store may begin with a new topic.",
            inner, LogFault.Missing),
        LogFault.Unauthorized => new LogUnavailableException(
            $"The brokers at {options.BootstrapServers} refuse topic {options.Topic} to this process ({error.Reason}). Allow its user to describe, read and write it, or mend the credentials.",
            inner, LogFault.Unauthorized),
        _ => new LogUnavailableException($"The brokers at {options.BootstrapServers} do not serve topic {options.Topic} now: {error.Reason}.", inner),
    };
}
