using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FinData.Lending;

namespace FinData.Events.Tests;

/// <summary>The producers' page says what the code does.</summary>
public sealed partial class EventsPageTests
{
    private static readonly string Page = File.ReadAllText(FindPage());

    public static TheoryData<string> Examples => [.. Fences().Matches(Page).Select(static match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_IsAccepted(string json)
    {
        Assert.Equal(Rejection.None, Samples.Decode(json));
        Assert.True(SchemaOracle.Accepts(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void Examples_ShowEveryType()
    {
        var shown = Examples.Select(static row => row.Data).Select(static json =>
        {
            JsonEventCodec.TryDecode(Samples.Utf8(json), out var decoded);
            return decoded.Event.Kind;
        });

        Assert.Equal(Enum.GetValues<EventKind>().Where(static kind => kind != EventKind.None).Order(), shown.Distinct().Order());
    }

    [Fact]
    public void Reasons_StandInTheTables_InOrder()
    {
        Assert.Equal(NamesOf<RejectReason>(), TableOf("Why a record is rejected"));
        Assert.Equal(NamesOf<RefusalReason>(), TableOf("Why an event is refused"));
    }

    [Fact]
    public void Limits_AreThoseOfTheCode()
    {
        foreach (var limit in new[]
                 {
                     EventLimits.MaxEventBytes.ToString("N0", CultureInfo.InvariantCulture),
                     EventLimits.MaxAmount.ToString("N0", CultureInfo.InvariantCulture),
                     $"1 to {EventLimits.MaxIdLength} of",
                     $"1 to {EventLimits.MaxNameLength} characters",
                     $"1 to {EventLimits.MaxInstallments}",
                     $"0 to {EventLimits.MaxRate}",
                     $"{EventLimits.MaxDepth} levels",
                     EventLimits.MinDate.ToString("O", CultureInfo.InvariantCulture),
                     EventLimits.MaxDate.ToString("O", CultureInfo.InvariantCulture),
                 })
        {
            Assert.Contains(limit, Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WireNames_OfEveryTerm_StandOnThePage()
        => Assert.All(
            new[]
            {
                WireNames.RateForms.Names, WireNames.DayCounts.Names, WireNames.RoundingRules.Names, WireNames.Amortizations.Names, WireNames.InterestModes.Names,
                WireNames.Frequencies.Names, WireNames.BusinessDays.Names, WireNames.AllocationModes.Names, WireNames.AllocationSteps.Names,
                WireNames.ExcessPayments.Names, WireNames.InstallmentMethods.Names, WireNames.Keeps.Names, WireNames.FeeTimings.Names,
            }.SelectMany(static names => names),
            static name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));

    private static IEnumerable<string> NamesOf<T>()
        where T : struct, Enum
        => Enum.GetValues<T>().Skip(1).Select(ReasonNames.Of);

    private static IEnumerable<string> TableOf(string heading)
    {
        var start = Page.IndexOf($"## {heading}", StringComparison.Ordinal);
        var end = Page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return Rows().Matches(Page[start..end]).Select(static match => match.Groups[1].Value);
    }

    private static string FindPage()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FinData.sln")))
            {
                return Path.Combine(folder.FullName, "docs", "events.md");
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds FinData.sln.");
    }

    [GeneratedRegex("```json\r?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("^\\| `([a-z0-9-]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
