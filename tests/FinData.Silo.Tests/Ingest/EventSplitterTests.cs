using System.Text;
using System.Text.Json;
using FinData.Silo.Ingest;

namespace FinData.Silo.Tests.Ingest;

public sealed class EventSplitterTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("\n \r\n\t\n", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\nb", new[] { "a", "b" })]
    [InlineData("a\r\n\r\n  b \r\n", new[] { "a", "b" })]
    [InlineData("{\"x\": 1}\nnot json\n", new[] { "{\"x\": 1}", "not json" })]
    public void Lines_AnyEnding_AreTheTrimmedLines(string body, string[] expected)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var events = new List<Range>();
        Assert.True(EventSplitter.TrySplitLines(bytes, 10, events));
        Assert.Equal(expected, events.Select(range => Encoding.UTF8.GetString(bytes[range])));
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("  ", new string[0])]
    [InlineData("[]", new string[0])]
    [InlineData(" {\"a\":1} ", new[] { "{\"a\":1}" })]
    [InlineData("{broken", new[] { "{broken" })]
    [InlineData("[{\"a\":[1,{}]}, {\"b\":\"]\"} ]", new[] { "{\"a\":[1,{}]}", "{\"b\":\"]\"}" })]
    [InlineData("\n[1,\"x\",null,[2]]", new[] { "1", "\"x\"", "null", "[2]" })]
    public void Json_ObjectOrArray_GivesEachElementAsWritten(string body, string[] expected)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var events = new List<Range>();
        Assert.True(EventSplitter.TrySplitJson(bytes, 10, events));
        Assert.Equal(expected, events.Select(range => Encoding.UTF8.GetString(bytes[range])));
    }

    [Theory]
    [InlineData("[{\"a\":1}")]
    [InlineData("[{\"a\":1},]")]
    [InlineData("[{\"a\":1} {\"b\":2}]")]
    [InlineData("[] trailing")]
    [InlineData("[{]")]
    public void Json_BrokenArray_IsRefusedWhole(string body)
        => Assert.ThrowsAny<JsonException>(() => EventSplitter.TrySplitJson(Encoding.UTF8.GetBytes(body), 10, []));

    [Fact]
    public void Split_MoreThanAllowed_SaysSo()
    {
        Assert.False(EventSplitter.TrySplitLines("a\nb\nc"u8, 2, []));
        Assert.False(EventSplitter.TrySplitJson("[1,2,3]"u8, 2, []));
        Assert.True(EventSplitter.TrySplitLines("a\nb"u8, 2, []));
        Assert.True(EventSplitter.TrySplitJson("[1,2]"u8, 2, []));
    }
}
