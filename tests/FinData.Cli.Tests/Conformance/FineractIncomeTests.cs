using FinData.Cli.Conformance;
using FinData.Cli.Conformance.Fineract;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Tests.Conformance;

/// <summary>
/// Income that has a class, write-offs that have a reason, and lists of transactions. The figures are those of features of github.com/apache/fineract;
/// each test names its scenario.
/// </summary>
public sealed class FineractIncomeTests
{
    private const string BuyDown = "LP2_PROGRESSIVE_ADVANCED_PAYMENT_ALLOCATION_BUYDOWN_FEES_CLASSIFICATION_INCOME_MAP";

    private const string WriteOff = "LP2_PROGRESSIVE_ADVANCED_PAYMENT_ALLOCATION_WRITE_OFF_REASON_MAP";

    private const string AddFee = """    When Admin adds buy down fee with "AUTOPAY" payment type to the loan on "01 January 2024" with """;

    private const string Lines = "      | Type | Account code | Account name | Debit | Credit |\n";

    // LoanBuyDownFees, C4094: 50 over 91 days from 1 January, 20 over 90 days from 2 January.
    [Theory]
    [InlineData("404007", true)]
    [InlineData("450281", false)]
    public void IncomeOfAClass_HasAnAccountOfItsOwn(string account, bool agrees)
    {
        var result = Run(Lent(BuyDown, 350, 100, 7, 3) + $"""
            {AddFee}"50" EUR transaction amount
                When Admin sets the business date to "02 January 2024"
                When Admin adds buy down fee with "AUTOPAY" payment type to the loan on "02 January 2024" with "20" EUR transaction amount and "pending_bankruptcy" classification
                When Admin sets the business date to "03 January 2024"
                When Admin runs inline COB job for Loan
                Then Loan Transactions tab has a "BUY_DOWN_FEE" transaction with date "02 January 2024" which has classification code value "pending_bankruptcy"
                Then Loan Transactions tab has a "BUY_DOWN_FEE_AMORTIZATION" transaction with date "02 January 2024" which has the following Journal entries:
            {Lines}      | INCOME | {account} | Fee Income | | 0.22 |
                  | INCOME | 450281 | Income From Buy Down | | 1.1 |
                  | LIABILITY | 145024 | Deferred Capitalized Income | 1.32 | |

            """);

        Assert.Equal(agrees ? ConformanceStatus.Agree : ConformanceStatus.Differ, result.Status);
    }

    // LoanBuyDownFees, C4116: an adjustment of 5 takes back what the first fee had earned in full; the second earns its 30 at once.
    [Fact]
    public void IncomeAddedAndTakenBackOnOneDay_IsNotedByIncome() => RequireAgrees(Lent(BuyDown, 350, 100, 7, 3) + $"""
        {AddFee}"50" EUR transaction amount and "pending_bankruptcy" classification
            When Admin adds buy down fee adjustment with "AUTOPAY" payment type to the loan on "01 January 2024" with "25" EUR transaction amount
            When Admin sets the business date to "15 April 2024"
            When Admin runs inline COB job for Loan
        {AddFee}"30" EUR transaction amount
            When Admin adds buy down fee adjustment with "AUTOPAY" payment type to the loan on "01 January 2024" with "5" EUR transaction amount
            When Admin sets the business date to "16 April 2024"
            When Admin runs inline COB job for Loan
            Then Loan Amortization Allocation Mapping for the "1"th "BUY_DOWN_FEE" transaction created on "01 January 2024" contains the following data:
              | Date | Type | Amount |
              | 14 April 2024 | AM | 25.0 |
              | 15 April 2024 | AM_ADJ | 5.0 |
            Then Loan Amortization Allocation Mapping for the "2"th "BUY_DOWN_FEE" transaction created on "01 January 2024" contains the following data:
              | Date | Type | Amount |
              | 15 April 2024 | AM | 30.0 |
            Then Loan Transactions tab has a "BUY_DOWN_FEE_AMORTIZATION" transaction with date "15 April 2024" which has the following Journal entries:
        {Lines}      | INCOME | 450281 | Income From Buy Down | | 30.0 |
              | LIABILITY | 145024 | Deferred Capitalized Income | | 5.0 |
              | LIABILITY | 145024 | Deferred Capitalized Income | 30.0 | |
              | INCOME | 404007 | Fee Income | 5.0 | |

        """);

    // The scenarios C4111 and C4112: the product has an account of its own for bad debt.
    [Theory]
    [InlineData("", "e4", "Written off")]
    [InlineData(" with write off reason: \"BAD_DEBT\"", "744007", "Credit Loss/Bad Debt")]
    public void WriteOff_OfAReason_IsALossOfTheReasonsAccount(string reason, string account, string name) => RequireAgrees(Lent(WriteOff, 1000, 1000, 12, 4) + $"""
            When Admin sets the business date to "02 January 2024"
            And Admin does write-off the loan on "02 January 2024"{reason}
            Then Loan Transactions tab has a "WRITE_OFF" transaction with date "02 January 2024" which has the following Journal entries:
        {Lines}      | ASSET | 112601 | Loans Receivable | | 1000.0 |
              | ASSET | 112603 | Interest/Fee Receivable | | 25.13 |
              | EXPENSE | {account} | {name} | 1025.13 | |

        """);

    // Two transactions: with neither left out they are two pages of one.
    [Theory]
    [InlineData("accrual", 2, true)]
    [InlineData("accrual, disbursement", 1, true)]
    [InlineData("accrual, disbursement", 2, false)]
    public void TransactionList_WithoutTypes_HasPagesOfWhatIsLeft(string types, int pages, bool agrees)
    {
        var result = Run(Lent(BuyDown, 350, 100, 7, 3) + $"""
            {AddFee}"50" EUR transaction amount
                Then Filtered out transactions list has {pages} pages in case of size set to 1 and transactions are filtered out for transaction types: "{types}"
                Then Filtered out transactions list contains the the following entries when filtered out by loanId for transaction types: "buy_down_fee"
                  | Transaction date | Transaction Type | Amount | Principal |
                  | 01 January 2024 | disbursement | 100.0 | |

            """);

        Assert.Equal(agrees ? ConformanceStatus.Agree : ConformanceStatus.Differ, result.Status);
    }

    // LoanBuyDownFees, C3770 and on: what the product's terms say.
    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void LoanOfBuyDownFees_SaysSo(string flag, bool agrees)
    {
        var result = Run(Lent(BuyDown, 350, 100, 7, 3) + $"    Then Loan Details response contains Buy Down Fees flag \"{flag}\"\n");

        Assert.Equal(agrees ? ConformanceStatus.Agree : ConformanceStatus.Differ, result.Status);
    }

    private static string Lent(string product, int approved, int disbursed, int rate, int months) => $"""
            When Admin sets the business date to "01 January 2024"
            When Admin creates a fully customized loan with the following data:
              | LoanProduct | submitted on date | with Principal | ANNUAL interest rate % | interest type | interest calculation period | amortization type | loanTermFrequency | loanTermFrequencyType | repaymentEvery | repaymentFrequencyType | numberOfRepayments | graceOnPrincipalPayment | graceOnInterestPayment | interest free period | Payment strategy |
              | {product} | 01 January 2024 | {approved} | {rate} | DECLINING_BALANCE | DAILY | EQUAL_INSTALLMENTS | {months} | MONTHS | 1 | MONTHS | {months} | 0 | 0 | 0 | ADVANCED_PAYMENT_ALLOCATION |
            And Admin successfully approves the loan on "01 January 2024" with "{approved}" amount and expected disbursement date on "01 January 2024"
            And Admin successfully disburse the loan on "01 January 2024" with "{disbursed}" EUR transaction amount

        """;

    private static void RequireAgrees(string steps)
    {
        var result = Run(steps);

        Assert.Equal((ConformanceStatus.Agree, null), (result.Status, result.Detail));
    }

    private static ConformanceCase Run(string steps)
    {
        using var reader = new StringReader($"Feature: income\n  Scenario: one\n{steps}");
        return ScenarioRun.Run("income.feature", Assert.Single(FeatureFile.Read(reader, "income.feature").Scenarios));
    }
}
