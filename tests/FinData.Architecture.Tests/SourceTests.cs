using System.Text.RegularExpressions;

namespace FinData.Architecture.Tests;

public sealed partial class SourceTests
{
    private const int MaxLines = 400;

    /// <summary>Files that are longer, each with the length that it may not pass. Take from it; add nothing.</summary>
    private static readonly Dictionary<string, int> Ratchet = [];

    [Fact]
    public void SourceFiles_StayShort()
    {
        var tooLong = Repository.SourceFiles()
            .Select(static path => (path, Lines: File.ReadLines(Path.Combine(Repository.Root, path)).Count()))
            .Where(static file => file.Lines > Ratchet.GetValueOrDefault(file.path, MaxLines));

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Ratchet_NamesOnlyFilesThatNeedIt()
        => Assert.All(Ratchet.Keys, static path => Assert.True(File.ReadLines(Path.Combine(Repository.Root, path)).Count() > MaxLines, path));

    [Fact]
    public void SourceFiles_HaveNothingUnfinishedOrBlocking()
    {
        var found = Repository.SourceFiles()
            .SelectMany(static path => File.ReadLines(Path.Combine(Repository.Root, path)).Select((line, number) => $"{path}:{number + 1}: {line.Trim()}"))
            .Where(static line => Banned().IsMatch(line));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("throw new NotImplementedException();", true)]
    [InlineData("Thread.Sleep(1);", true)]
    [InlineData("public async void Run()", true)]
    [InlineData("public async ValueTask Run()", false)]
    public void Banned_FindsWhatItShould(string line, bool isBanned) => Assert.Equal(isBanned, Banned().IsMatch(line));

    [GeneratedRegex(@"NotImplementedException|Thread\.Sleep|async\s+void\b|\b(TODO|FIXME|HACK)\b")]
    private static partial Regex Banned();
}
