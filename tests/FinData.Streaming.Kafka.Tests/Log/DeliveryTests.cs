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
        var fault = Delivery.FaultOf(new TopicPartitionOffsetError("topic", 3, Offset.Unset, new Error(ErrorCode.NoError)));

        Assert.Contains("Send it again", fault!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfARecordWithAPlace_IsAnAcknowledgement()
        => Assert.Null(Delivery.FaultOf(new TopicPartitionOffsetError("topic", 3, 0, new Error(ErrorCode.NoError))));

    [Fact]
    public void Report_OfAFailure_IsThatFailure()
        => Assert.Equal(
            ErrorCode.Local_MsgTimedOut, Delivery.FaultOf(new TopicPartitionOffsetError("topic", 3, Offset.Unset, new Error(ErrorCode.Local_MsgTimedOut)))!.Code);

    [Fact]
    public async Task Delivery_GivenUp_IsAnsweredOnceByWhatFailedFirst()
    {
        var delivery = new Delivery(3);
        delivery.OnDelivered(0, new TopicPartitionOffsetError("topic", 3, 7, new Error(ErrorCode.NoError)));
        delivery.OnRefused(new Error(ErrorCode.MsgSizeTooLarge));
        Assert.False(delivery.Done.IsCompleted);
        delivery.GiveUp(new Error(ErrorCode.Local_Destroy));
        Assert.Equal(ErrorCode.MsgSizeTooLarge, (await delivery.Done)!.Code);

        delivery.OnDelivered(2, new TopicPartitionOffsetError("topic", 3, 9, new Error(ErrorCode.NoError)));
        delivery.GiveUp(new Error(ErrorCode.Local_Destroy));
        Assert.Equal(ErrorCode.MsgSizeTooLarge, (await delivery.Done)!.Code);
    }

    [Fact]
    public async Task Delivery_OfNothing_IsDone() => Assert.Null(await new Delivery(0).Done);
}
