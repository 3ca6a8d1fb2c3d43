using System.Xml.Linq;

namespace FinData.Architecture.Tests;

public sealed class ArrowTests
{
    public static TheoryData<string> Projects => [.. Product.Arrows.Keys];

    [Fact]
    public void Projects_AreAllUnderTheRule()
        => Assert.Equal(
            Directory.EnumerateFiles(Repository.Source, "*.csproj", SearchOption.AllDirectories).Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal),
            Product.Arrows.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_NamesOnlyWhatStandsBeforeIt(string project)
    {
        var named = Product.ReferencesOf(project).Where(static name => name.StartsWith("FinData", StringComparison.Ordinal) || name == "findata");

        Assert.Empty(named.Except(Product.Arrows[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void ProjectFile_NamesOnlyWhatStandsBeforeIt(string project)
    {
        // The compiler leaves out references that are not used yet; the project file has them all.
        var named = Items(project, "ProjectReference").Select(static include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));

        Assert.Empty(named.Except(Product.Arrows[project]));
    }

    [Fact]
    public void Lending_HasNoPackagesAtAll()
    {
        Assert.Empty(Items(Product.Lending, "PackageReference"));
        Assert.All(Product.ReferencesOf(Product.Lending), static name => Assert.StartsWith("System", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Product.Lending)]
    [InlineData(Product.Events)]
    public void Domain_KnowsNothingOfOrleans(string project)
        => Assert.DoesNotContain(Product.ReferencesOf(project), static name => name.StartsWith("Orleans", StringComparison.Ordinal));

    [Fact]
    public void Client_TakesNoServer()
        => Assert.DoesNotContain(Product.ReferencesOf(Product.Client), static name => name is "Orleans.Runtime" or Product.Grains or Product.Silo);

    private static IEnumerable<string> Items(string project, string item)
        => XDocument.Load(Path.Combine(Repository.Source, project, $"{project}.csproj")).Descendants(item).Select(static e => e.Attribute("Include")!.Value);
}
