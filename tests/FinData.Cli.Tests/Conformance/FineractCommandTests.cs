using System.Text.Json;

namespace FinData.Cli.Tests.Conformance;

public sealed class FineractCommandTests : IDisposable
{
    private const string Beginning = """
        Feature: Loans
          Scenario: one
            When Admin sets the business date to "1 July 2022"
            When Admin creates a client with random data
            When Admin creates a new default Loan with date: "1 July 2022"
            And Admin successfully approves the loan on "1 July 2022" with "1000" amount and expected disbursement date on "1 July 2022"
            When Admin successfully disburse the loan on "1 July 2022" with "1000" EUR transaction amount

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("findata-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Fineract_FigureAgrees_ExitsOk()
    {
        var run = await RunAsync(Beginning + "    Then Loan has 1000 outstanding amount\n");

        Assert.Equal(["agree        one", "1 cases: 1 agree, 0 differ, 0 unsupported."], run.Lines);
        Assert.Equal(ExitCode.Ok, run.ExitCode);
    }

    [Fact]
    public async Task Fineract_FigureDiffers_ExitsWithFailureAndNamesTheFirstDifference()
    {
        var run = await RunAsync(Beginning + "    Then Loan has 1000.01 outstanding amount\n    Then Loan status will be \"OVERPAID\"\n");

        Assert.Equal(["differ       one: line 8: outstanding: expected 1000.01, got 1000", "1 cases: 0 agree, 1 differ, 0 unsupported."], run.Lines);
        Assert.Equal(ExitCode.Failure, run.ExitCode);
    }

    [Fact]
    public async Task Fineract_StepNotKnown_IsUnsupportedEvenWhereAFigureDiffersBefore()
    {
        var run = await RunAsync(Beginning + "    Then Loan has 1 outstanding amount\n    Then the sun shines on \"1 July 2022\"\n");

        Assert.Equal("unsupported  one: step not known: the sun shines on \"1 July 2022\"", run.Lines[0]);
        Assert.Equal(ExitCode.Ok, run.ExitCode);
    }

    [Theory]
    [InlineData("When Admin successfully disburse the loan on \"1 July 2022\" with \"10\" EUR transaction amount and \"5\" fixed emi amount", "an installment amount given with the disbursement")]
    [InlineData("Then Loan status will be \"REJECTED\"", "loan status REJECTED")]
    [InlineData("When Admin adds \"LOAN_SURPRISE\" due date charge with \"1 July 2022\" due date and 10 EUR transaction amount", "charge type LOAN_SURPRISE")]
    [InlineData("When Customer makes \"GIFT\" transaction with \"AUTOPAY\" payment type on \"1 July 2022\" with 10 EUR transaction amount and system-generated Idempotency key", "transaction type GIFT")]
    [InlineData("When Admin does write-off the loan on \"first of July\"", "no date: 'first of July'")]
    public async Task Fineract_StepThatCannotBeEvaluated_IsUnsupportedWithTheReason(string step, string reason)
    {
        var run = await RunAsync(Beginning + $"    {step}\n");

        Assert.Equal($"unsupported  one: line 8: {reason}", run.Lines[0]);
    }

    [Fact]
    public async Task Fineract_Json_HoldsCountsAndResults()
    {
        var json = Path.Combine(folder.FullName, "out.json");

        await RunAsync(Beginning + "    Then Loan has 1000 outstanding amount\n", "--json", json);

        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        Assert.Equal(
            (1, 1, 0, 0),
            (Count(report, "cases"), Count(report, "agree"), Count(report, "differ"), Count(report, "unsupported")));
        var result = Assert.Single(report.RootElement.GetProperty("results").EnumerateArray());
        Assert.Equal(("one", "agree", null), (result.GetProperty("name").GetString(), result.GetProperty("status").GetString(), result.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Fineract_FileMissing_ExitsWithUsageBeforeAnythingRuns()
    {
        var good = await WriteAsync(Beginning);

        var run = await ToolRun.OfAsync("conformance", "fineract", good, Path.Combine(folder.FullName, "nowhere.feature"));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("nowhere.feature", run.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("cases: 1")]
    public async Task Fineract_FileIsNoFeature_ExitsWithFailureAndOneLine(string text)
    {
        var run = await ToolRun.OfAsync("conformance", "fineract", await WriteAsync(text));

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Contains("loans.feature", run.Error);
    }

    private static int Count(JsonDocument report, string name) => report.RootElement.GetProperty(name).GetInt32();

    private async Task<(int ExitCode, string[] Lines)> RunAsync(string text, params string[] more)
    {
        var run = await ToolRun.OfAsync(["conformance", "fineract", await WriteAsync(text), .. more]);
        return (run.ExitCode, run.Output.TrimEnd().Split(Environment.NewLine));
    }

    private async Task<string> WriteAsync(string text)
    {
        var file = Path.Combine(folder.FullName, "loans.feature");
        await File.WriteAllTextAsync(file, text);
        return file;
    }
}
