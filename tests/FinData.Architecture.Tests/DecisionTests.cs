namespace FinData.Architecture.Tests;

public sealed class DecisionTests
{
    [Fact]
    public void Decisions_AreNumberedOneByOneAndSoTitled()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "decisions"), "*.md").Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(files);
        for (var i = 0; i < files.Count; i++)
        {
            Assert.StartsWith($"{i + 1:0000}-", Path.GetFileName(files[i]), StringComparison.Ordinal);
            Assert.StartsWith($"# {i + 1:0000}: ", File.ReadLines(files[i]).First(), StringComparison.Ordinal);
        }
    }
}
