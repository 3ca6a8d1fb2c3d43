using System.IO.Compression;
using System.Text.Json;

namespace FinData.Cli.Tests.Conformance.Actus;

public sealed class ActusConformanceTests : IDisposable
{
    private const string Terms =
        """
        "contractType":"PAM","contractRole":"RPA","statusDate":"2023-12-31","initialExchangeDate":"2024-01-01","maturityDate":"2025-01-01",
        "notionalPrincipal":1200,"nominalInterestRate":"0.12","dayCountConvention":"30E360","currency":"EUR"
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("findata-actus-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Actus_PublishedCases_Agree()
    {
        await using var compressed = File.OpenRead(Path.Combine(Repository.Root, "tests/FinData.Cli.Tests/Conformance/Actus/actus-published.json.gz"));
        await using var json = new GZipStream(compressed, CompressionMode.Decompress);
        using var reader = new StreamReader(json);
        var file = Write("published.json", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));

        var run = await ToolRun.OfAsync("conformance", "actus", file);

        Assert.Equal((ExitCode.Ok, "31 cases: 31 agree, 0 differ, 0 unsupported."), (run.ExitCode, Summary(run)));
    }

    [Fact]
    public async Task Actus_WrongFigure_IsNamedAndFails()
    {
        var run = await RunAsync("{" + Case("mine", Terms, Row("2024-01-01", "IED", "-1200"), Row("2025-01-01T00:00", "IP", "144.00000002"), Row("2025-01-01", "MD", "1200")) + "}");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("mine: 2025-01-01 IP: payoff: expected 144.00000002, got 144", run.Output);
    }

    [Theory]
    [InlineData("144.00000001")]
    [InlineData("\"144\"")]
    [InlineData("1.44e2")]
    public async Task Actus_FigureWithinTheTolerance_Agrees(string payoff)
    {
        var run = await RunAsync("{" + Case("mine", Terms, Row("2025-01-01", "MD", "1200"), Row("2025-01-01", "IP", payoff), Row("2024-01-01", "IED", "-1200")) + "}");

        Assert.Equal((ExitCode.Ok, "1 cases: 1 agree, 0 differ, 0 unsupported."), (run.ExitCode, Summary(run)));
    }

    [Fact]
    public async Task Actus_RowTooManyOrTooFew_IsNamed()
    {
        var tooFew = await RunAsync("{" + Case("mine", Terms, Row("2024-01-01", "IED", "-1200"), Row("2025-01-01", "MD", "1200")) + "}");
        var tooMany = await RunAsync("{" + Case("mine", Terms, Row("2024-01-01", "IED", "-1200"), Row("2024-07-01", "FP", "5")) + "}");

        Assert.Contains("2025-01-01 IP: in the event table, but not expected", tooFew.Output);
        Assert.Contains("2024-07-01 FP: expected, but not in the event table (which goes on with 2025-01-01 IP)", tooMany.Output);
    }

    [Fact]
    public async Task Actus_Horizon_CutsTheTable()
    {
        var run = await RunAsync("{\"mine\":{\"terms\":{" + Terms + "},\"to\":\"2024-06-30\",\"results\":[" + Row("2024-01-01", "IED", "-1200") + "]}}");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
    }

    [Theory]
    [InlineData("\"contractType\":\"SWAPS\"", "contractType SWAPS")]
    [InlineData(Terms + ",\"contractStructure\":[{\"object\":{}}]", "attribute contractStructure")]
    [InlineData(Terms + ",\"arrayIncreaseDecrease\":[\"INC\"],\"settlementDays\":\"P2D\"", "attribute arrayIncreaseDecrease, attribute settlementDays")]
    [InlineData(Terms + ",\"calendar\":\"MARS\",\"arrayRate\":[0.1]", "attribute arrayRate, attribute calendar MARS")]
    public async Task Actus_Unsupported_IsNamed(string terms, string expected)
    {
        var run = await RunAsync("{" + Case("mine", terms) + "}");

        Assert.Contains($"unsupported  mine: {expected}", run.Output);
        Assert.Equal("1 cases: 0 agree, 0 differ, 1 unsupported.", Summary(run));
    }

    [Fact]
    public async Task Actus_UnknownResultField_IsUnsupported()
    {
        var run = await RunAsync("{\"mine\":{\"terms\":{" + Terms + "},\"results\":[{\"eventDate\":\"2024-01-01\",\"eventType\":\"IED\",\"exerciseAmount\":1}]}}");

        Assert.Contains("result field exerciseAmount", run.Output);
    }

    [Fact]
    public async Task Actus_ObservedPrepayment_IsTaken()
    {
        const string observed = "\"eventsObserved\":[{\"time\":\"2024-07-01\",\"type\":\"PP\",\"value\":\"200\"}]";
        var rows = string.Join(',', Row("2024-01-01", "IED", "-1200"), Row("2024-07-01", "PP", "200"), Row("2025-01-01", "IP", "132"), Row("2025-01-01", "MD", "1000"));

        var run = await RunAsync("{\"mine\":{\"terms\":{" + Terms + ",\"prepaymentEffect\":\"M\"}," + observed + ",\"results\":[" + rows + "]}}");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
    }

    [Fact]
    public async Task Actus_EventsOfOtherContracts_AreNotTaken()
    {
        const string observed = "\"eventsObserved\":[{\"time\":\"2024-07-01\",\"type\":\"PP\",\"value\":200,\"contractId\":\"another\"},{\"time\":\"2024-07-01\",\"type\":\"AD\",\"contractID\":\"one\"}]";
        var rows = string.Join(',', Row("2024-01-01", "IED", "-1200"), Row("2024-07-01", "AD", "0"), Row("2025-01-01", "IP", "144"), Row("2025-01-01", "MD", "1200"));

        var run = await RunAsync("{\"mine\":{\"terms\":{" + Terms + ",\"contractID\":\"one\",\"prepaymentEffect\":\"M\"}," + observed + ",\"results\":[" + rows + "]}}");

        Assert.Equal("1 cases: 1 agree, 0 differ, 0 unsupported.", Summary(run));
    }

    [Theory]
    [InlineData("{\"R\":{\"identifier\":\"R\",\"data\":[{\"timestamp\":\"2024-07-01T00:00:00\",\"value\":\"0.06\"}]}}")]
    [InlineData("{\"R\":[{\"time\":\"2024-07-01\",\"value\":6e-2}]}")]
    [InlineData("[{\"marketObjectCode\":\"R\",\"data\":[{\"time\":\"2024-07-01T00:00\",\"value\":0.06}]}]")]
    public async Task Actus_Observations_AreReadInTheFormsThatFilesHave(string data)
    {
        const string terms = Terms + ",\"cycleAnchorDateOfRateReset\":\"2024-07-01T00:00:00\",\"marketObjectCodeOfRateReset\":\"R\"";
        var rows = string.Join(',', Row("2024-01-01", "IED", "-1200"), Row("2024-07-01", "RR", "0.0"), Row("2025-01-01", "IP", "\"108.0\""), Row("2025-01-01", "MD", "1200"));

        var run = await RunAsync("{\"mine\":{\"terms\":{" + terms + "},\"dataObserved\":" + data + ",\"results\":[" + rows + "]}}");

        Assert.Equal("1 cases: 1 agree, 0 differ, 0 unsupported.", Summary(run));
    }

    [Fact]
    public async Task Actus_FiguresThatAreNullOrEmpty_AreNotCompared()
    {
        const string row = "{\"time\":\"2024-01-01T00:00:00.000Z\",\"type\":\"IED\",\"payoff\":-1200,\"accruedInterest\":null,\"nominalInterestRate\":\" \",\"exerciseAmount\":null}";

        var run = await RunAsync("{\"mine\":{\"terms\":{" + Terms + "},\"to\":\"2024-06-30\",\"dataObserved\":null,\"eventsObserved\":null,\"results\":[" + row + "]}}");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
    }

    [Fact]
    public async Task Actus_HolidaysOfTheContract_MoveItsEvents()
    {
        // 2025-01-01 is a Wednesday.
        const string terms = Terms + ",\"calendar\":\"MFH\",\"businessDayConvention\":\"CSF\",\"holidays\":[\"2025-01-01\",\"2025-01-02\"]";

        var run = await RunAsync("{" + Case("mine", terms, Row("2024-01-01", "IED", "-1200"), Row("2025-01-03", "IP", "144"), Row("2025-01-03", "MD", "1200")) + "}");

        Assert.Equal("1 cases: 1 agree, 0 differ, 0 unsupported.", Summary(run));
    }

    [Fact]
    public async Task Actus_BadCaseAmongGoodOnes_LeavesTheOthersAlone()
    {
        var good = Case("good", Terms, Row("2024-01-01", "IED", "-1200"), Row("2025-01-01", "IP", "144"), Row("2025-01-01", "MD", "1200"));

        var run = await RunAsync($"{{{good},\"bad\":[],\"odd\":{{\"terms\":{{{Terms}}},\"results\":null}},{good.Replace("good", "also good", StringComparison.Ordinal)}}}");

        Assert.Equal("4 cases: 2 agree, 2 differ, 0 unsupported.", Summary(run));
    }

    [Theory]
    [InlineData("{\"mine\":{\"results\":[]}}", "mine: terms: missing")]
    [InlineData("{\"mine\":7}", "mine: the case is no object")]
    [InlineData("{\"mine\":{\"terms\":{" + Terms + "}}}", "mine: results: missing")]
    [InlineData("{\"mine\":{\"terms\":{" + Terms + "},\"to\":\"soon\",\"results\":[]}}", "mine: to: 'soon' is no time")]
    [InlineData("{\"mine\":{\"terms\":{\"contractType\":\"PAM\"},\"results\":[]}}", "mine: contractRole: missing; currency: missing")]
    [InlineData("{\"mine\":{\"terms\":{" + Terms + "},\"dataObserved\":{\"R\":{}},\"results\":[]}}", "mine: dataObserved.R.data: missing")]
    [InlineData("{\"mine\":{\"terms\":{" + Terms + "},\"dataObserved\":{\"R\":{\"data\":[{\"timestamp\":\"2024-01-01\"}]}},\"results\":[]}}", "mine: value: missing")]
    [InlineData("{\"mine\":{\"terms\":{" + Terms + "},\"results\":[{\"eventType\":\"IP\"}]}}", "mine: eventDate: missing")]
    [InlineData("{\"mine\":{\"terms\":{" + Terms + "},\"results\":[7]}}", "mine: results: a row is no object")]
    [InlineData("{\"mine\":{\"terms\":{" + Terms + "},\"dataObserved\":7,\"results\":[]}}", "mine: dataObserved: an object of series by their codes is expected")]
    [InlineData("{\"mine\":{\"terms\":{" + Terms + "},\"eventsObserved\":[{\"type\":\"PP\",\"time\":\"2024-05-01\"}],\"results\":[]}}", "mine: value: missing")]
    [InlineData("{\"mine\":{\"terms\":{" + Terms + ",\"contractID\":\"\\ud800\"},\"results\":[]}}", "mine: the case cannot be read")]
    public async Task Actus_CaseThatCannotBeRead_DiffersAndNamesTheField(string json, string expected)
    {
        var run = await RunAsync(json);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains(expected, run.Output);
    }

    [Theory]
    [InlineData("{\"mine\":", "is not JSON")]
    [InlineData("7", "holds no cases")]
    [InlineData("{}", "holds no cases")]
    [InlineData("[]", "holds no cases")]
    [InlineData("", "is not JSON")]
    public async Task Actus_FileThatCannotBeRead_IsAnError(string json, string expected)
    {
        var run = await RunAsync(json);

        Assert.NotEqual(ExitCode.Ok, run.ExitCode);
        Assert.Contains(expected, run.Error);
    }

    [Fact]
    public async Task Actus_ListOrSingleCase_IsRead()
    {
        var rows = Row("2024-01-01", "IED", "-1200");
        var one = "{\"identifier\":\"one\",\"terms\":{" + Terms + "},\"to\":\"2024-06-30\",\"results\":[" + rows + "]}";

        Assert.Contains("one", (await RunAsync(one)).Output);
        Assert.Equal("2 cases: 2 agree, 0 differ, 0 unsupported.", Summary(await RunAsync($"[{one},{one}]")));
    }

    [Fact]
    public async Task Actus_Json_HoldsCountsAndResults()
    {
        var file = Path.Combine(folder.FullName, "report.json");

        await RunAsync("{" + Case("good", Terms) + "," + Case("other", "\"contractType\":\"STK\"") + "}", "--json", file);

        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var root = report.RootElement;
        Assert.Equal((2, 0, 1, 1), (Count(root, "cases"), Count(root, "agree"), Count(root, "differ"), Count(root, "unsupported")));
        Assert.Equal("contractType STK", root.GetProperty("results")[1].GetProperty("detail").GetString());
    }

    private static int Count(JsonElement root, string name) => root.GetProperty(name).GetInt32();

    private static string Summary(ToolRun run) => run.Output.TrimEnd().Split('\n')[^1];

    private static string Row(string date, string type, string payoff) => $$"""{"eventDate":"{{date}}","eventType":"{{type}}","payoff":{{payoff}},"currency":"EUR"}""";

    private static string Case(string name, string terms, params string[] rows) => $$"""{{Quoted(name)}}:{"terms":{{{terms}}},"to":"","results":[{{string.Join(',', rows)}}]}""";

    private static string Quoted(string name) => $"\"{name}\"";

    private string Write(string name, string json)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, json);
        return file;
    }

    private Task<ToolRun> RunAsync(string json, params string[] options) => ToolRun.OfAsync(["conformance", "actus", Write("cases.json", json), .. options]);
}
