using System.Globalization;
using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>The figures of the page on progressive loans are what the engine computes.</summary>
public sealed class ProgressivePageTests
{
    [Fact]
    public void ScheduleOfThePage_AsLent_IsWhatTheEngineComputes()
        => Assert.Equal(Schedule(LoanTerms.Disbursed(LoanTerms.SixMonths)), Block("as lent"));

    [Fact]
    public void ScheduleOfThePage_InMarch_IsWhatTheEngineComputes() => Assert.Equal(Schedule(InMarch()), Block("in March"));

    [Fact]
    public void InterestOfThePage_InMarch_IsWhatTheEngineComputes() => Assert.Equal(Interest(InMarch()), Block("interest"));

    [Fact]
    public void TransactionsOfThePage_InMarch_AreWhatTheEngineComputes() => Assert.Equal(Transactions(InMarch()), Block("transactions"));

    private static ProgressiveLoan InMarch()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths);
        loan.Pay(LoanTerms.Day(1, 15), 17.01m);
        loan.AdvanceTo(LoanTerms.Day(3, 20));
        return loan;
    }

    private static string Schedule(ProgressiveLoan loan) => Table(
        "  principal  interest     due    paid  balance",
        loan.Rows().Select(static row => Text($"{row.Due:yyyy-MM-dd}  {row.Dues.Principal,9:0.00}  {row.Dues.Interest,8:0.00}  {row.TotalDue,6:0.00}  {row.Paid.Total,6:0.00}  {row.Balance,7:0.00}")),
        "due       ");

    private static string Interest(ProgressiveLoan loan) => Table(
        "from        to          days    base  factor         of  interest",
        loan.Interest.Take(3).SelectMany(static interest => interest.Lines
            .Select(static line => Text($"{line.From:yyyy-MM-dd}  {line.To:yyyy-MM-dd}  {line.Days,4}  {line.Base,6:0.00}  {line.Factor:0.0000000000}  {line.FactorDays,3}  {line.Interest,8:0.000000}"))
            .Append(Text($"installment {interest.Installment}: earned {interest.Earned:0.00} + {interest.CarriedIn:0.00} from before - {interest.CarriedOut:0.00} to the next = {interest.Due:0.00}"))));

    private static string Transactions(ProgressiveLoan loan) => Table(
        "type          amount  principal  interest  balance",
        loan.Transactions.Select(static row => Text(
            $"{row.Date:yyyy-MM-dd}  {row.Type,-12}  {row.Amount,6:0.00}  {row.Parts.Principal,9:0.00}  {row.Parts.Interest,8:0.00}  {row.LoanBalance,7:0.00}")),
        "date        ");

    private static string Table(string header, IEnumerable<string> rows, string first = "") => string.Join('\n', rows.Prepend(first + header));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The block of the page that has this title on its fence.</summary>
    private static string Block(string title)
    {
        var page = File.ReadAllText(Page()).ReplaceLineEndings("\n");
        var fence = $"```text {title}\n";
        var from = page.IndexOf(fence, StringComparison.Ordinal);
        Assert.True(from >= 0, $"The page has no block \"{title}\".");
        from += fence.Length;
        return page[from..page.IndexOf("\n```", from, StringComparison.Ordinal)];
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FinData.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds FinData.sln."), "docs", "lending-progressive.md");
    }
}
