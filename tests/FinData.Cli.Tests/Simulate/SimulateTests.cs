using System.Text.Json;

namespace FinData.Cli.Tests.Simulate;

public sealed class SimulateTests : IDisposable
{
    private const string Terms = """
        {
          "kind": "loan", "product": "personal", "currency": "EUR",
          "principal": "1200.00",
          "rate": "0.12", "rateForm": "nominalAnnual",
          "amortization": "sac",
          "count": 12,
          "firstDueDate": "2026-02-01",
          "dayCount": "30/360"
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("simulate").FullName;

    [Fact]
    public async Task Simulate_TermsAlone_ShowsTheScheduleOfALoanThatIsDisbursedInFull()
    {
        var run = await ToolRun.OfAsync("simulate", "--terms", Write("loan.json", Terms), "--as-of", "2026-02-01");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("1200.00 is taken as disbursed on 2026-01-01", run.Error);
        Assert.Contains("1200.00 x 0.12 x 30 / 360, 2026-01-01 to 2026-02-01, 30/360", run.Output);
        Assert.Contains("To settle on 2026-02-01: 1,212.00 EUR. The journal's lines sum to 0.00.", run.Output);
    }

    [Fact]
    public async Task Simulate_Events_ShowsWhatBecameOfEach()
    {
        var events = Write("events.ndjson", """
            {"type":"disbursed","effectiveDate":"2026-01-01","amount":"1200.00"}
            {"type":"paymentReceived","effectiveDate":"2026-02-01","amount":"112.00"}

            {"eventId":"end","type":"closed","effectiveDate":"2026-02-02"}
            """);
        var run = await ToolRun.OfAsync("simulate", "--terms", Write("loan.json", Terms), "--events", events, "--json");
        using var json = JsonDocument.Parse(run.Output);
        var lines = json.RootElement.GetProperty("statement").GetProperty("lines").EnumerateArray().Select(static l => (l.GetProperty("eventId").GetString(), l.GetProperty("outcome").GetString(), l.GetProperty("principalOutstanding").GetString()));

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Equal([("opened", "applied", "0.00"), ("line-1", "applied", "1200.00"), ("line-2", "applied", "1100.00"), ("end", "refused", "1100.00")], lines);
        Assert.Equal("1200.00", json.RootElement.GetProperty("terms").GetProperty("terms").GetProperty("principal").GetString());
        Assert.Equal("11.00", json.RootElement.GetProperty("cashFlow").GetProperty("months")[0].GetProperty("interest").GetString());
    }

    [Fact]
    public async Task Simulate_AnAccount_NeedsToKnowWhenItIsOpened()
    {
        var terms = Write("account.json", """{"kind":"account","product":"giro","currency":"EUR","creditRate":"0.0365"}""");
        var run = await ToolRun.OfAsync("simulate", "--terms", terms);
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("--opened", run.Error);

        var events = Write("events.ndjson", """{"type":"credited","effectiveDate":"2026-01-01","amount":"1000.00"}""");
        var opened = await ToolRun.OfAsync("simulate", "--terms", terms, "--events", events, "--as-of", "2026-01-11");
        Assert.Contains("1000.00 x 0.0365 x 10 / 365", opened.Output);
    }

    [Fact]
    public async Task Simulate_BadFiles_NamesEveryErrorWithLineAndField()
    {
        var terms = Write("bad.json", """
            {
              "kind": "loan", "product": "personal", "currency": "EUR",
              "principal": "1200.001",
              "rate": "12%",
              "count": 12,
              "firstDueDate": "2026-02-30",
              "fees": [
                { "name": "service", "timing": "installment", "amount": "2.00" },
                { "name": "x", "timing": "never" }
              ]
            }
            """);
        var events = Write("bad.ndjson", "{\"type\":\"paymentReceived\",\"effectiveDate\":\"2026-13-01\",\"amount\":\"1.999\"}\nnonsense\n{\"effectiveDate\":\"2026-01-01\"}\n");
        var run = await ToolRun.OfAsync("simulate", "--terms", terms, "--events", events);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Empty(run.Output);
        foreach (var expected in (string[])
        [
            "bad.json:3: principal: wrong scale", "bad.json:4: rate: invalid rate", "bad.json:6: firstDueDate: invalid date", "bad.json:9: fees[1].timing: invalid term",
            "bad.json:1: amortization: missing field", "bad.ndjson:1: effectiveDate: invalid date", "bad.ndjson:1: amount: wrong scale", "bad.ndjson:2: ", "bad.ndjson:3: type: missing field",
        ])
        {
            Assert.Contains(expected, run.Error);
        }
    }

    [Fact]
    public async Task Simulate_TermsThatMakeNoSense_NamesEveryErrorWithItsLine()
    {
        var terms = Write("moon.json", Terms.Replace("\"count\": 12,", "\"count\": 12, \"calendar\": \"moon\",", StringComparison.Ordinal));
        var run = await ToolRun.OfAsync("simulate", "--terms", terms, "--opened", "2026-03-01");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("moon.json:6: calendar: ", run.Error);
        Assert.Contains("moon.json:7: firstDueDate: Is not before the contract's opening.", run.Error);
    }

    [Theory]
    [InlineData("{", "bad.json:1: this is not JSON")]
    [InlineData("[1]", "bad.json:1: terms are one JSON object")]
    [InlineData("null", "bad.json:1: terms are one JSON object")]
    public async Task Simulate_WhatIsNoObject_SaysSo(string text, string expected)
    {
        var run = await ToolRun.OfAsync("simulate", "--terms", Write("bad.json", text));
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains(expected, run.Error);
    }

    [Fact]
    public async Task Simulate_AFileThatIsNotThere_IsAUsageError()
    {
        var run = await ToolRun.OfAsync("simulate", "--terms", Path.Combine(folder, "none.json"));
        Assert.Equal(ExitCode.Usage, run.ExitCode);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
