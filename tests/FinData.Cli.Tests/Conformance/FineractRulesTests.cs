using FinData.Cli.Conformance;
using FinData.Cli.Conformance.Fineract;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Tests.Conformance;

/// <summary>The foreign suite's own rules of what holds, and what counts as asked for.</summary>
public sealed class FineractRulesTests
{
    private const string Header = "| LoanProduct | submitted on date | with Principal | ANNUAL interest rate % | interest type | interest calculation period | amortization type | loanTermFrequency "
        + "| loanTermFrequencyType | repaymentEvery | repaymentFrequencyType | numberOfRepayments | graceOnPrincipalPayment | graceOnInterestPayment | interest free period | Payment strategy |";

    private const string Disbursed = """
            When Admin sets the business date to "1 July 2022"
            When Admin creates a new default Loan with date: "1 July 2022"
            And Admin successfully approves the loan on "1 July 2022" with "1000" amount and expected disbursement date on "1 July 2022"
            When Admin successfully disburse the loan on "1 July 2022" with "1000" EUR transaction amount

        """;

    private const string Journal = """
            Then Loan Transactions tab has a "REPAYMENT" transaction with date "01 July 2022" which has the following Journal entries:
              | Type      | Account code | Account name              | Debit | Credit |

        """;

    private const string TwoPayments = """
            And Customer makes "AUTOPAY" repayment on "1 July 2022" with 450 EUR transaction amount
            And Customer makes "AUTOPAY" repayment on "1 July 2022" with 100 EUR transaction amount

        """;

    [Theory]
    [InlineData("450.0", "100.0", true)]
    [InlineData("450.0", "450.0", true)]
    [InlineData("550.0", "100.0", false)]
    public void Journal_EachLineAmongThoseOfOneTransaction_Agrees(string first, string second, bool agrees)
    {
        var result = Run(Disbursed + TwoPayments + Journal
            + $"      | ASSET | 112601 | Loans Receivable |  | {first} |\n      | ASSET | 112601 | Loans Receivable |  | {second} |\n");

        Assert.Equal(agrees ? ConformanceStatus.Agree : ConformanceStatus.Differ, result.Status);
    }

    [Fact]
    public void TransactionOfADay_OnlyItsFirstRowIsRead()
    {
        var result = Run(Disbursed + TwoPayments + """
                Then Loan Transactions tab has a transaction with date: "01 July 2022", and with the following data:
                  | Transaction Type | Amount |
                  | Repayment        | 450.0  |
                  | Repayment        | 7.0    |

            """);

        Assert.Equal(ConformanceStatus.Agree, result.Status);
    }

    [Fact]
    public void TermsThatNoScheduleHas_AreUnsupportedAtCreation()
    {
        var result = Run("""
                When Admin sets the business date to "1 January 2024"
                When Admin creates a fully customized loan with emi and the following data:
                  | LoanProduct                             | submitted on date | with Principal | ANNUAL interest rate % | interest type     | interest calculation period | amortization type  | loanTermFrequency | loanTermFrequencyType | repaymentEvery | repaymentFrequencyType | numberOfRepayments | graceOnPrincipalPayment | graceOnInterestPayment | interest free period | Payment strategy            |
                  | LP2_ADV_PYMNT_INTEREST_DAILY_EMI_360_30 | 01 January 2024   | 1000           | 7                      | DECLINING_BALANCE | DAILY                       | EQUAL_INSTALLMENTS | 6                 | MONTHS                | 1              | MONTHS                 | 6                  | 0                       | 0                      | 0                    | ADVANCED_PAYMENT_ALLOCATION |
                Then Admin fails to approve the loan on "1 January 2024" with "2000" amount and expected disbursement date on "1 January 2024" because of wrong amount

            """);

        Assert.Equal(ConformanceStatus.Unsupported, result.Status);
        Assert.Contains("installment that is given", result.Detail);
    }

    [Fact]
    public void NightlyJob_LeavesALoanAloneThatIsDaysBehind_AndCatchUpClosesItsDays()
    {
        var result = Run(Disbursed + """
                When Admin sets the business date to "2 July 2022"
                When Admin runs COB job
                When Admin sets the business date to "6 July 2022"
                When Admin runs COB job
                Then Admin checks that last closed business date of loan is "01 July 2022"
                When Admin runs COB catch up
                Then Admin checks that last closed business date of loan is "05 July 2022"

            """);

        Assert.Equal((ConformanceStatus.Agree, null), (result.Status, result.Detail));
    }

    [Theory]
    [InlineData("06 July 2022", "RANGE_1", true)]
    [InlineData("05 July 2022", "RANGE_1", false)]
    [InlineData("06 July 2022", "RANGE_3", false)]
    public void DelinquencyHistory_RowsBeyondTheLoansOwn_AreNotLookedAt(string added, string range, bool agrees)
    {
        var result = Run($$"""
                When Admin sets the business date to "1 July 2022"
                When Admin creates a new Loan with date: "1 July 2022" and with 1 day loan term and repayment
                And Admin successfully approves the loan on "1 July 2022" with "1000" amount and expected disbursement date on "1 July 2022"
                When Admin successfully disburse the loan on "1 July 2022" with "1000" EUR transaction amount
                When Admin sets the business date to "6 July 2022"
                When Admin runs inline COB job for Loan
                Then Loan delinquency history has the following details:
                  | Range (Classification) | Added on date | Lifted on date |
                  | {{range}}              | {{added}}     |                |
                  | RANGE_240              | 01 July 2022  | 02 July 2022   |

            """);

        Assert.Equal(agrees ? ConformanceStatus.Agree : ConformanceStatus.Differ, result.Status);
    }

    [Fact]
    public void ScenarioThatTheSuiteSkips_IsUnsupported()
    {
        using var reader = new StringReader("Feature: rules\n  @Skip\n  Scenario: one\n    Then Loan has 1 outstanding amount\n");

        var result = ScenarioRun.Run("rules.feature", Assert.Single(FeatureFile.Read(reader, "rules.feature").Scenarios));

        Assert.Equal((ConformanceStatus.Unsupported, "the suite skips it: tagged @Skip"), (result.Status, result.Detail));
    }

    [Theory]
    [InlineData("2 July 2022", true)]
    [InlineData("1 July 2022", false)]
    public void RefusedCreation_DatedAfterTheBusinessDate_Agrees(string date, bool agrees)
    {
        var result = Run($$"""
                When Admin sets the business date to "1 July 2022"
                Then Admin fails to create a new customised Loan submitted on date: "{{date}}", with Principal: "5000", a loanTermFrequency: 24 months, and numberOfRepayments: 24

            """);

        Assert.Equal(agrees ? ConformanceStatus.Agree : ConformanceStatus.Differ, result.Status);
    }

    [Theory]
    [InlineData("LOAN_DISBURSEMENT_CHARGE", "PERCENTAGE_AMOUNT", "2.0", "% Amount", true)]
    [InlineData("LOAN_DISBURSEMENT_CHARGE", "FLAT", "2.0", "Flat", false)]
    public void ChargeOfTheApplication_IsListedAtOnce_ByTheCalculationThatTheScenarioSet(string charge, string set, string due, string shown, bool agrees)
    {
        var result = Run($$"""
                When Admin sets the business date to "1 January 2024"
                When Admin updates charge "{{charge}}" with "{{set}}" calculation type and 1.0 % of transaction amount
                When Admin creates a fully customized loan with charges and following data:
                  {{Header}} charge calculation type | charge amount % |
                  | LP1 | 01 January 2024 | 200 | 0 | FLAT | SAME_AS_REPAYMENT_PERIOD | EQUAL_INSTALLMENTS | 3 | MONTHS | 1 | MONTHS | 3 | 0 | 0 | 0 | PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER | {{charge}} | 1.0 |
                Then Loan Charges tab has the following data:
                  | Name                | Calculation type | Due     |
                  | Disbursement Charge | {{shown}}        | {{due}} |

            """);

        Assert.Equal(agrees ? ConformanceStatus.Agree : ConformanceStatus.Differ, result.Status);
    }

    [Theory]
    [InlineData("50.0", true)]
    [InlineData("49.0", false)]
    public void DeferredIncome_IsTheWholeOfIt_BeforeAnythingIsEarned(string unrecognized, bool agrees)
    {
        var result = Run($$"""
                When Admin sets the business date to "1 January 2024"
                When Admin creates a fully customized loan with the following data:
                  {{Header}}
                  | LP2_PROGRESSIVE_ADVANCED_PAYMENT_ALLOCATION_CAPITALIZED_INCOME | 01 January 2024 | 150 | 0 | DECLINING_BALANCE | DAILY | EQUAL_INSTALLMENTS | 3 | MONTHS | 1 | MONTHS | 3 | 0 | 0 | 0 | ADVANCED_PAYMENT_ALLOCATION |
                And Admin successfully approves the loan on "1 January 2024" with "150" amount and expected disbursement date on "1 January 2024"
                And Admin successfully disburse the loan on "1 January 2024" with "100" EUR transaction amount
                And Admin adds capitalized income with "AUTOPAY" payment type to the loan on "1 January 2024" with "50" EUR transaction amount
                And Deferred Capitalized Income contains the following data:
                  | Amount | Amortized Amount | Unrecognized Amount | Adjusted Amount | Charged Off Amount |
                  | 50.0   | 0.0              | {{unrecognized}}    | 0.0             | 0.0                |

            """);

        Assert.Equal((agrees ? ConformanceStatus.Agree : ConformanceStatus.Differ, agrees), (result.Status, result.Detail is null));
    }

    [Theory]
    [InlineData("WITHOUT an", true)]
    [InlineData("with an", false)]
    public void BatchOfAUserOfFewRights_IsRefusedOnALockedLoan_AndElseClosesItsDaysFirst(string errorMessage, bool isLocked)
    {
        var locked = $"When Admin places a lock on loan account {errorMessage} error message\n";
        var refused = Run(Disbursed + locked + """
                When Batch API call with created user and the following data results a 409 error and a "LOAN_LOCKED_BY_COB" error message:
                  | rescheduleFromDate | submittedOnDate | adjustedDueDate | approvedOnDate | enclosingTransaction |
                  | 31 July 2022       | 1 July 2022     | 5 August 2022   | 1 July 2022    | true                 |

            """);
        var closed = Run(Disbursed + """
                When Admin sets the business date to "2 July 2022"
                When Admin runs inline COB job for Loan
                When Admin sets the business date to "10 July 2022"
                When Batch API call with created user and with steps: rescheduleLoan from "31 July 2022" to "5 August 2022" submitted on date: "1 July 2022", approveReschedule on date: "1 July 2022" runs with enclosingTransaction: "true"
                Then Admin checks that last closed business date of loan is "09 July 2022"

            """);

        Assert.Equal((isLocked ? ConformanceStatus.Agree : ConformanceStatus.Differ, ConformanceStatus.Agree), (refused.Status, closed.Status));
    }

    [Theory]
    [InlineData("LP1_WITH_OVERRIDES", "4", "4")]
    [InlineData("LP1_WITH_OVERRIDES", "null", "3")]
    [InlineData("LP1_NO_OVERRIDES", "4", "3")]
    public void SettingsOfALoan_HoldWhereItsProductLetsThem(string product, string own, string expected)
    {
        var result = Run($"""
                When Admin creates a new Loan with the following override data:
                  | loanProduct          | {product} |
                  | graceOnArrearsAgeing | {own}     |
                Then LoanDetails has "graceOnArrearsAgeing" field with value: "{expected}"

            """);

        Assert.Equal((ConformanceStatus.Agree, null), (result.Status, result.Detail));
    }

    private static ConformanceCase Run(string steps)
    {
        using var reader = new StringReader("Feature: rules\n  Scenario: one\n" + steps);
        return ScenarioRun.Run("rules.feature", Assert.Single(FeatureFile.Read(reader, "rules.feature").Scenarios));
    }
}
