namespace FinData.Events.Tests.Pages;

/// <summary>Every figure of the page on lending is what the engine computes from the terms and events beside it.</summary>
public sealed class LendingPageTests
{
    private static readonly LendingExample[] Examples = [.. LendingExample.Of(File.ReadAllText(Page("lending.md")))];

    public static TheoryData<int, string> All => [.. Examples.Select(static (example, index) => (index, example.ToString()))];

    [Theory]
    [MemberData(nameof(All))]
    public void Example_OfThePage_IsWhatTheEngineComputes(int index, string title)
    {
        Assert.NotEmpty(title);
        Assert.Equal(string.Join('\n', LendingFigures.Of(Examples[index])), string.Join('\n', Examples[index].Lines));
    }

    [Theory]
    [InlineData("Day counts")]
    [InlineData("Rates")]
    [InlineData("Due dates")]
    [InlineData("Rounding")]
    [InlineData("Interest: segments")]
    [InlineData("Tiers")]
    [InlineData("Capitalization")]
    [InlineData("Minimum balance")]
    [InlineData("SAC: equal principal")]
    [InlineData("Price: equal installments")]
    [InlineData("Balloon")]
    [InlineData("Bullet and interest only")]
    [InlineData("German: interest in advance")]
    [InlineData("Custom")]
    [InlineData("Grace and interest-free periods")]
    [InlineData("Interest modes")]
    [InlineData("Fees")]
    [InlineData("Late charges")]
    [InlineData("Beyond what is due")]
    [InlineData("Reschedules")]
    [InlineData("Charge-off, recovery, closing")]
    [InlineData("Journal")]
    public void Concept_OfThePage_HasAnExample(string heading) => Assert.Contains(Examples, example => example.Heading == heading);

    internal static string Page(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FinData.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds FinData.sln."), "docs", name);
    }
}
