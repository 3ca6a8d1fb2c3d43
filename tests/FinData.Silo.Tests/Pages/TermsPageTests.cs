using System.Net;
using CsCheck;
using FinData.Lending;
using FinData.Lending.Tests;
using FinData.Lending.Tests.Laws;
using FinData.Silo.Pages.Contracts;

namespace FinData.Silo.Tests.Pages;

public sealed class TermsPageTests
{
    // On the wire all rates of an account have one form.
    private static readonly Gen<AccountTerms> OneForm = Lives.AccountTerms.Where(static terms => terms.CreditRate.Form == terms.DebitRate.Form);

    [Fact]
    public void Words_OfAnyTerms_LeaveNoFieldWithoutWords()
        => Gen.OneOf(Lives.LoanTerms.Select(static terms => (ContractTerms)terms), OneForm.Select(static terms => (ContractTerms)terms)).Sample(static terms =>
        {
            var groups = TermsWords.Of(JsonOf(terms));

            Assert.DoesNotContain(groups, static group => group.Title == "Also agreed");
            Assert.All(groups.SelectMany(static group => group.Rows), static row => Assert.False(string.IsNullOrWhiteSpace(row.Text)));
        }, iter: 500);

    [Fact]
    public void Words_FieldThatCameLater_IsShownAsItIs()
    {
        var groups = TermsWords.Of("""{"kind":"loan","currency":"EUR","allocation":[],"moonPhase":"full"}""");

        Assert.Contains(groups.Single(static group => group.Title == "Also agreed").Rows, static row => row is { Name: "moon phase", Text: "full" });
    }

    [Fact]
    public async Task Terms_OfALoan_AreInPlainWords()
    {
        var ledger = KnownContracts.Ledger();
        var terms = Given.Loan(12000m, 12, Rate.Monthly(0.0179m), Amortization.EqualInstallment, InterestMode.DailyRest) with
        {
            LateCharges = new LateCharges { FixedShare = 0.02m, Rate = Rate.Monthly(0.01m), GraceDays = 3 },
            Calendar = "ANBIMA",
            BusinessDays = BusinessDayConvention.Following,
        };
        ledger.Terms[KnownContracts.LoanId] = new TermsView { ContractId = KnownContracts.LoanId, Terms = JsonOf(terms), Watermark = 1 };
        await using var host = await PageHost.StartAsync(ledger);

        var page = WebUtility.HtmlDecode(await host.ReadAsync("/contracts/loan-42/terms"));

        string[] words =
        [
            "12,000.00 BRL", "1.79 % a month", "equal installments (Price, annuity)", "12, every month", "2024-02-15", "the principal that is really outstanding, each day",
            "a due date on a day off goes to the next business day, calendar ANBIMA", "the oldest installment first, in it penalty, then fee, then interest, then principal",
            "kept as credit and used by later dues", "2 % of what is unpaid of an installment's principal and interest", "paid within 3 days after the due date, nothing is charged",
        ];
        Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Terms_OfAnAccountWithTiers_SayEachBand()
    {
        var ledger = KnownContracts.Ledger();
        var terms = Given.Account(credit: 0.02m, debit: 0.6m) with
        {
            Tiers = [new RateTier(1000m, Rate.NominalAnnual(0.04m))],
            Capitalization = Frequency.Quarterly,
            MinimumBalance = new MinimumBalanceFee(100m, 12m),
        };
        ledger.Terms[KnownContracts.AccountId] = new TermsView { ContractId = KnownContracts.AccountId, Terms = JsonOf(terms), Watermark = 1 };
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync($"/contracts/{Uri.EscapeDataString(KnownContracts.AccountId)}/terms");

        string[] words = ["below the first limit", "On the part above 1,000.00 BRL", "4 % a year", "every quarter", "12.00 BRL for each month in which a day ends below 100.00 BRL"];
        Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Terms_BeforeTheOpening_SaysThatNothingIsAgreed()
    {
        await using var host = await PageHost.StartAsync(KnownContracts.Ledger());

        Assert.Contains("Nothing is agreed yet", await host.ReadAsync("/contracts/loan-42/terms"), StringComparison.Ordinal);
    }

    private static string JsonOf(ContractTerms terms) => FoldedContract.Of("c", [Given.Entry(Given.Opened(terms, Given.Day(0)))]).ToTerms()!.Terms;
}
