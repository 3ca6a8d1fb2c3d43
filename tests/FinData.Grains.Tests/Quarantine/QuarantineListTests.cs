using System.Globalization;

namespace FinData.Grains.Tests.Quarantine;

public sealed class QuarantineListTests
{
    [Theory]
    [InlineData(null, 2, "B,a")]
    [InlineData("a", 2, "b,c")]
    [InlineData("aa", 9, "b,c")]
    [InlineData("c", 2, "")]
    public void Page_AfterAnId_GoesOnBehindItInOrder(string? after, int limit, string expected)
    {
        var list = new QuarantineList();
        list.Replace(["c", "a", "b", "B"]);
        Assert.Equal(expected, string.Join(',', QuarantineList.Page(list.Ids, after, limit)));
    }

    [Fact]
    public void Add_BeyondTheMost_IsCountedButNotListedAndIsComplete()
    {
        var list = new QuarantineList();
        list.Replace(Enumerable.Range(0, QuarantineList.Most).Select(static i => i.ToString("D5", CultureInfo.InvariantCulture)));
        list.Add("z");
        Assert.False(list.Contains("z"));
        Assert.True(list.IsComplete(QuarantineList.Most + 1));

        Assert.True(list.Remove("00007"));
        Assert.False(list.IsComplete(QuarantineList.Most + 1));
        list.Add("z");
        Assert.True(list.Contains("z"));
    }

    [Fact]
    public void Remove_OfWhatIsNotListed_SaysSo()
    {
        var list = new QuarantineList();
        list.Add("a");
        Assert.False(list.Remove("b"));
        Assert.Equal(["a"], list.Ids);
    }
}
