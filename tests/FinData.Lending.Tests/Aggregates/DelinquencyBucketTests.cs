namespace FinData.Lending.Tests.Aggregates;

public sealed class DelinquencyBucketTests
{
    [Theory]
    [InlineData(0, DelinquencyBucket.Current)]
    [InlineData(1, DelinquencyBucket.Days1To30)]
    [InlineData(30, DelinquencyBucket.Days1To30)]
    [InlineData(31, DelinquencyBucket.Days31To60)]
    [InlineData(60, DelinquencyBucket.Days31To60)]
    [InlineData(61, DelinquencyBucket.Days61To90)]
    [InlineData(90, DelinquencyBucket.Days61To90)]
    [InlineData(91, DelinquencyBucket.Days91To180)]
    [InlineData(180, DelinquencyBucket.Days91To180)]
    [InlineData(181, DelinquencyBucket.Days181Plus)]
    [InlineData(int.MaxValue, DelinquencyBucket.Days181Plus)]
    public void Of_DaysPastDue_IsTheClassThatHoldsThem(int days, DelinquencyBucket expected) => Assert.Equal(expected, DelinquencyBuckets.Of(days));
}
