using FinData.Cli.Conformance;
using FinData.Cli.Conformance.Fineract;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Tests.Conformance;

/// <summary>Loans sold to other owners. The figures are those of AssetExternalization.feature of github.com/apache/fineract; each test names its scenario.</summary>
public sealed class FineractAssetTests
{
    private const string Sold = """
            When Admin sets the business date to "1 May 2023"
            When Admin creates a new default Loan with date: "1 May 2023"
            And Admin successfully approves the loan on "1 May 2023" with "1000" amount and expected disbursement date on "1 May 2023"
            When Admin successfully disburse the loan on "1 May 2023" with "1000" EUR transaction amount
            When Admin makes asset externalization request by Loan ID with unique ownerExternalId, system-generated transferExternalId and the following data:
              | Transaction type | settlementDate | purchasePriceRatio |
              | sale             | 2023-05-21     | 1                  |

        """;

    private const string Settled = Sold + """
            When Admin sets the business date to "22 May 2023"
            When Admin runs inline COB job for Loan

        """;

    private const string Rows = """
              | settlementDate | purchasePriceRatio | status | effectiveFrom | effectiveTo | Transaction type |

        """;

    private const string Lines = """
              | glAccountType | glAccountCode | glAccountName | entryType | amount |

        """;

    // C2727.
    [Theory]
    [InlineData("2023-05-22", true)]
    [InlineData("2023-05-21", false)]
    public void Sale_SettlesAtTheCloseOfItsDay_AndHoldsFromTheNext(string from, bool agrees)
    {
        var result = Run(Settled + Details(2) + $"""
                  | 2023-05-21 | 1 | PENDING | 2023-05-01 | 2023-05-21 | SALE |
                  | 2023-05-21 | 1 | ACTIVE | {from} | 9999-12-31 | SALE |

            """);

        Assert.Equal(agrees ? ConformanceStatus.Agree : ConformanceStatus.Differ, result.Status);
    }

    // C2729.
    [Fact]
    public void SaleAndBuyback_OfOneDay_CancelEachOther() => RequireAgrees(Sold + """
            When Admin sets the business date to "10 May 2023"
            When Admin makes asset externalization request by Loan ID with unique ownerExternalId, system-generated transferExternalId and the following data:
              | Transaction type | settlementDate | purchasePriceRatio |
              | buyback          | 2023-05-21     |                    |
            When Admin sets the business date to "22 May 2023"
            When Admin runs inline COB job for Loan

        """ + Details(4) + """
              | 2023-05-21 | 1 | PENDING | 2023-05-01 | 2023-05-21 | SALE |
              | 2023-05-21 | 1 | BUYBACK | 2023-05-10 | 2023-05-21 | BUYBACK |
              | 2023-05-21 | 1 | CANCELLED | 2023-05-21 | 2023-05-21 | SALE |

        """);

    // C2785 and C2786.
    [Theory]
    [InlineData(1000, "BALANCE_ZERO")]
    [InlineData(1200, "BALANCE_NEGATIVE")]
    public void SaleOfALoanThatIsPaidOffBefore_IsDeclined(int paid, string reason) => RequireAgrees(Sold + $"""
            When Admin sets the business date to "15 May 2023"
            And Customer makes "AUTOPAY" repayment on "15 May 2023" with {paid} EUR transaction amount

        """ + Details(2) + $"""
              | 2023-05-21 | 1 | DECLINED | 2023-05-15 | 2023-05-15 | SALE |
            Then LoanOwnershipTransferBusinessEvent with transfer status: "DECLINED" and transfer status reason "{reason}" is created

        """);

    // C2753.
    [Theory]
    [InlineData("800.00", true)]
    [InlineData("1000.00", false)]
    public void OwnersJournal_HoldsWhatWasBoughtPaidAndGivenBack(string givenBack, bool agrees)
    {
        var result = Run(Settled + $"""
                When Customer makes "REPAYMENT" transaction with "AUTOPAY" payment type on "22 May 2023" with 200 EUR transaction amount and system-generated Idempotency key and check external owner
                When Admin makes asset externalization request by Loan ID with unique ownerExternalId, system-generated transferExternalId and the following data:
                  | Transaction type | settlementDate | purchasePriceRatio |
                  | buyback          | 2023-05-30     |                    |
                When Admin sets the business date to "31 May 2023"
                When Admin runs inline COB job for Loan
                Then The asset external owner has the following OWNER Journal entries:

            """ + Lines + $"""
                  | ASSET | 112601 | Loans Receivable | DEBIT | 1000.00 |
                  | ASSET | 112601 | Loans Receivable | CREDIT | 200.00 |
                  | LIABILITY | 145023 | Suspense/Clearing account | DEBIT | 200.00 |
                  | ASSET | 112601 | Loans Receivable | CREDIT | {givenBack} |

            """);

        Assert.Equal(agrees ? ConformanceStatus.Agree : ConformanceStatus.Differ, result.Status);
    }

    // C2735 as of October 2025, and as of 2026, when the suite's files came in parts.
    [Theory]
    [InlineData("AssetExternalization.feature", true)]
    [InlineData("AssetExternalization-Part1.feature", false)]
    public void OwnedLoan_MayBeSoldOnOnlyInTheYoungerSuite(string file, bool isRefused)
    {
        var result = Run(Settled + """
                Then Asset externalization transaction with the following data results a 403 error and "ASSET_OWNED_CANNOT_BE_SOLD" error message
                  | Transaction type | settlementDate | purchasePriceRatio |
                  | sale             | 2023-05-30     | 1                  |

            """, file);

        Assert.Equal(isRefused ? ConformanceStatus.Agree : ConformanceStatus.Differ, result.Status);
    }

    // C2771.
    [Fact]
    public void Cancel_OfASaleBeforeItsBuyback_IsRefused() => RequireAgrees(Sold + """
            When Admin sets the business date to "10 May 2023"
            When Admin makes asset externalization request by Loan ID with unique ownerExternalId, system-generated transferExternalId and the following data:
              | Transaction type | settlementDate | purchasePriceRatio |
              | buyback          | 2023-05-21     |                    |
            When Admin send "cancel" command on "SALE" transaction it will throw an error
            When Admin send "cancel" command on "BUYBACK" transaction
            When Admin send "cancel" command on "SALE" transaction

        """ + Details(4) + """
              | 2023-05-21 | 1 | PENDING | 2023-05-01 | 2023-05-10 | SALE |
              | 2023-05-21 | 1 | BUYBACK | 2023-05-10 | 2023-05-10 | BUYBACK |
              | 2023-05-21 | 1 | CANCELLED | 2023-05-01 | 2023-05-10 | SALE |

        """);

    // C3690: interest of 20 of the 31 days that the first installment runs, 1000 * 12 % * 20 / 365.
    [Theory]
    [InlineData("6.58", "1016.58", true)]
    [InlineData("6.57", "1016.57", false)]
    public void PayableInterest_OfASaleIsWhatTheDaysHaveEarned(string interest, string total, bool agrees)
    {
        var result = Run($"""
                When Global config "outstanding-interest-calculation-strategy-for-external-asset-transfer" value set to "PAYABLE_OUTSTANDING_INTEREST"
                When Admin sets the business date to "1 May 2023"
                When Admin creates a fully customized loan with the following data:
                  | LoanProduct | submitted on date | with Principal | ANNUAL interest rate % | interest type | interest calculation period | amortization type | loanTermFrequency | loanTermFrequencyType | repaymentEvery | repaymentFrequencyType | numberOfRepayments | graceOnPrincipalPayment | graceOnInterestPayment | interest free period | Payment strategy |
                  | LP2_ADV_PYMNT_INTEREST_DAILY_EMI_ACTUAL_ACTUAL | 01 May 2023 | 1000 | 12 | DECLINING_BALANCE | DAILY | EQUAL_INSTALLMENTS | 6 | MONTHS | 1 | MONTHS | 6 | 0 | 0 | 0 | ADVANCED_PAYMENT_ALLOCATION |
                And Admin successfully approves the loan on "1 May 2023" with "1000" amount and expected disbursement date on "1 May 2023"
                When Admin successfully disburse the loan on "1 May 2023" with "1000" EUR transaction amount
                When Admin makes asset externalization request by Loan ID with unique ownerExternalId, system-generated transferExternalId and the following data:
                  | Transaction type | settlementDate | purchasePriceRatio |
                  | sale             | 2023-05-21     | 1                  |
                When Admin adds "LOAN_SNOOZE_FEE" due date charge with "10 May 2023" due date and 10 EUR transaction amount
                When Admin sets the business date to "22 May 2023"
                When Admin runs inline COB job for Loan
                Then Fetching Asset externalization details by loan id gives numberOfElements: 2 with correct ownerExternalId and the following data:
                  | settlementDate | purchasePriceRatio | status | effectiveFrom | effectiveTo | Transaction type | totalOutstanding | totalPrincipalOutstanding | totalInterestOutstanding | totalFeeChargesOutstanding | totalPenaltyChargesOutstanding |
                  | 2023-05-21 | 1 | ACTIVE | 2023-05-22 | 9999-12-31 | SALE | {total} | 1000.00 | {interest} | 10.00 | 0.00 |

            """);

        Assert.Equal(agrees ? ConformanceStatus.Agree : ConformanceStatus.Differ, result.Status);
    }

    // C3991.
    [Fact]
    public void DelayedSettlement_GoesOverAnIntermediaryWhoIsTheOwnerBefore() => RequireAgrees("""
            When Admin set external asset owner loan product attribute "SETTLEMENT_MODEL" value "DELAYED_SETTLEMENT" for loan product "LP1"

        """ + Sold.Replace("| sale  ", "| intermediarySale", StringComparison.Ordinal) + """
            When Admin sets the business date to "22 May 2023"
            When Admin runs inline COB job for Loan
            When Admin makes asset externalization request by Loan ID with unique ownerExternalId, system-generated transferExternalId and the following data:
              | Transaction type | settlementDate | purchasePriceRatio |
              | sale             | 2023-05-24     | 1                  |
            When Admin sets the business date to "25 May 2023"
            When Admin runs inline COB job for Loan

        """ + Details(4) + """
              | 2023-05-21 | 1 | PENDING_INTERMEDIATE | 2023-05-01 | 2023-05-21 | INTERMEDIARYSALE |
              | 2023-05-21 | 1 | ACTIVE_INTERMEDIATE | 2023-05-22 | 2023-05-24 | INTERMEDIARYSALE |
              | 2023-05-24 | 1 | PENDING | 2023-05-22 | 2023-05-24 | SALE |
              | 2023-05-24 | 1 | ACTIVE | 2023-05-25 | 9999-12-31 | SALE |
            Then LoanOwnershipTransferBusinessEvent with transfer type: "SALE" and transfer asset owner based on intermediarySale is created

        """);

    private static string Details(int count)
        => $"    Then Fetching Asset externalization details by loan id gives numberOfElements: {count} with correct ownerExternalId and the following data:\n{Rows}";

    private static void RequireAgrees(string steps)
    {
        var result = Run(steps);

        Assert.Equal((ConformanceStatus.Agree, null), (result.Status, result.Detail));
    }

    private static ConformanceCase Run(string steps, string file = "assets.feature")
    {
        using var reader = new StringReader($"Feature: assets\n  Scenario: one\n{steps}");
        return ScenarioRun.Run(file, Assert.Single(FeatureFile.Read(reader, file).Scenarios));
    }
}
