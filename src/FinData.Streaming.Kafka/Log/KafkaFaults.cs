using Confluent.Kafka;
using FinData.Grains;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka;

/// <summary>What errors of the client and the brokers mean for the log.</summary>
internal static class KafkaFaults
{
    public static LogFault Of(Error error) => error.Code switch
    {
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic or ErrorCode.Local_UnknownPartition or ErrorCode.UnknownTopicId => LogFault.Missing,
        ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed or ErrorCode.GroupAuthorizationFailed => LogFault.Unauthorized,
        _ => IsOfIdentity(error) || IsOfCertificates(error) ? LogFault.Unauthorized : LogFault.Unavailable,
    };

    public static LogUnavailableException ToException(Error error, KafkaOptions options, Exception? inner = null) => Of(error) switch
    {
        LogFault.Missing => new LogUnavailableException(
            $"Topic {options.Topic} is not on the brokers at {options.BootstrapServers}. Where it was deleted, restore it with its records; a new store may begin with a new topic.",
            inner, LogFault.Missing),
        LogFault.Unauthorized => new LogUnavailableException(Refusal(error, options), inner, LogFault.Unauthorized),
        _ => new LogUnavailableException($"The brokers at {options.BootstrapServers} do not serve topic {options.Topic} now: {error.Reason}.", inner),
    };

    private static string Refusal(Error error, KafkaOptions options)
        => IsOfCertificates(error)
            ? $"The brokers at {options.BootstrapServers} and this process do not accept each other's certificates ({error.Reason}). See that Kafka:SslCaFile holds the brokers' authority, that Kafka:SslCertificateFile is of one that the brokers trust, and that none has expired."
            : IsOfIdentity(error)
            ? $"The brokers at {options.BootstrapServers} do not know this process ({error.Reason}). See Kafka:SaslUsername and Kafka:SaslPassword, for tokens Kafka:OAuthTokenUrl, Kafka:OAuthClientId and Kafka:OAuthClientSecret, and that the brokers know them too."
            : $"The brokers at {options.BootstrapServers} refuse topic {options.Topic} to this process ({error.Reason}). Allow its user to describe, read and write it.";

    private static bool IsOfIdentity(Error error)
        => error.Code is ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication;

    // A broker that does not like the client's certificate tells so after the handshake, as an alert, and the client calls that a failed transport.
    private static bool IsOfCertificates(Error error)
        => error.Code is ErrorCode.Local_Ssl or ErrorCode.Local_Transport
            && (error.Reason.Contains("certificate", StringComparison.OrdinalIgnoreCase) || error.Reason.Contains("unknown ca", StringComparison.OrdinalIgnoreCase));
}
