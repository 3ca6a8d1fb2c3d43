using FinData.Cli.Conformance.Fineract;

namespace FinData.Cli.Tests.Conformance;

public sealed class FeatureFileTests
{
    private const string Outline = """
        @file
        Feature: Loans

          # What every scenario begins with
          Background:
            Given a client

          @one @two
          Scenario Outline: <Kind> loan
            When a loan of <Amount> is made
            And it has the following terms:
              | rate     | count |
              | <Amount> | 3     |
            Then it says:
              '''
              <Kind>
              '''
            Examples:
              | Kind  | Amount |
              | small | 10     |
              | large | 1000   |

          Scenario: plain
            Then nothing <happens>

          Scenario: plain
            * starred
        """;

    [Fact]
    public void Read_Outline_GivesAScenarioForEachExample()
    {
        var scenarios = Read(Outline).Scenarios;

        Assert.Equal(["small loan [small, 10]", "large loan [large, 1000]", "plain", "plain (2)"], scenarios.Select(static scenario => scenario.Name));
        Assert.Equal(["@one", "@two"], scenarios[0].Tags);
        Assert.Equal(["a client", "a loan of 10 is made", "it has the following terms:", "it says:"], scenarios[0].Steps.Select(static step => step.Text));
        Assert.Equal(["Given", "When", "When", "Then"], scenarios[0].Steps.Select(static step => step.Keyword));
        Assert.Equal(["1000", "3"], scenarios[1].Steps[2].Table[1]);
        Assert.Equal("large", scenarios[1].Steps[3].DocString);
    }

    [Fact]
    public void Read_PlaceholderOutsideAnOutline_IsKept()
    {
        var plain = Read(Outline).Scenarios[2];

        Assert.Equal(["a client", "nothing <happens>"], plain.Steps.Select(static step => step.Text));
        Assert.Equal(24, plain.Steps[1].Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Feature: empty")]
    [InlineData("Feature: a background alone\n  Background:\n    Given a client")]
    public void Read_NoScenario_SaysSo(string text)
        => Assert.Contains("no scenario", Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"cases\": 1}")]
    [InlineData("Scenario: without a feature\n  Given a client")]
    public void Read_NoGherkin_SaysSoWithTheLine(string text)
    {
        var message = Assert.Throws<InvalidDataException>(() => Read(text)).Message;

        Assert.StartsWith("loans.feature is no Gherkin feature file", message, StringComparison.Ordinal);
        Assert.Contains("(1:1)", message, StringComparison.Ordinal);
    }

    private static FeatureFile Read(string text) => FeatureFile.Read(new StringReader(text.Replace("'''", "\"\"\"", StringComparison.Ordinal)), "loans.feature");
}
