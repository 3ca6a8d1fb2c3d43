using Confluent.Kafka;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka.Tests.Log;

/// <summary>What the client's reports of a send come to.</summary>
public sealed class DeliveryTests
{
    // Found by `findata torture`: after brokers died in the middle of a send, events were acknowledged at offset -1001.
    [Fact]
    public void Report_OfARecordWhosePlaceIsNotKnown_IsNoAcknowledgement()
    {
        var fault = Appender.FaultOf(new TopicPartitionOffsetError("topic", 3, Offset.Unset, new Error(ErrorCode.NoError)));

        Assert.Contains("Send it again", fault!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfARecordWithAPlace_IsAnAcknowledgement()
        => Assert.Null(Appender.FaultOf(new TopicPartitionOffsetError("topic", 3, 0, new Error(ErrorCode.NoError))));

    [Fact]
    public void Report_OfAFailure_IsThatFailure()
        => Assert.Equal(
            ErrorCode.Local_MsgTimedOut, Appender.FaultOf(new TopicPartitionOffsetError("topic", 3, Offset.Unset, new Error(ErrorCode.Local_MsgTimedOut)))!.Code);
}
