using System.Globalization;
using FinData.Lending;

namespace FinData.Events.Tests;

/// <summary>
/// Scenarios that Apache Fineract publishes for its progressive loans, told as events: what its feature file <c>EMICalculation.feature</c> says of the schedule is what
/// records give that came over the wire.
/// </summary>
public sealed class ProgressiveWireTests
{
    private const string AsLent = "16.43 0.58, 16.52 0.49, 16.62 0.39, 16.72 0.29, 16.81 0.20, 16.90 0.10";

    // "Verify the Pay-off transaction - UC1: 360/30, regular payment, preClosureInterestCalculationStrategy = till pre-close date"
    [Fact]
    public void PayOff_BetweenTwoInstallments_IsAsPublished()
    {
        var lent = Fold("0.07", "100.00", "{}", "2024-01-01", Out("2024-01-01", "100.00"));
        Assert.Equal(AsLent, Schedule(lent));

        var paid = Fold("0.07", "100.00", "{}", "2024-02-15", Out("2024-01-01", "100.00"), Paid("2024-02-01", "17.01"));
        Assert.Equal(AsLent, Schedule(paid));
        Assert.Equal(83.81m, paid.PayoffAt(new DateOnly(2024, 2, 15)).Total);

        var paidOff = Fold("0.07", "100.00", "{}", "2024-02-15", Out("2024-01-01", "100.00"), Paid("2024-02-01", "17.01"), Paid("2024-02-15", "83.81"));
        Assert.Equal("16.43 0.58, 16.77 0.24, 17.01 0.00, 17.01 0.00, 17.01 0.00, 15.77 0.00", Schedule(paidOff));
        Assert.Equal((ContractStatus.Paid, 0m, 0.82m, 100m), (paidOff.Position.Status, paidOff.Position.Balance, paidOff.Position.InterestPaid, paidOff.Position.PrincipalPaid));
    }

    // "Verify the Loan reschedule - Interest modification - UC1: Interest modification on 1st installment due date (installment paid), effective from next day"
    [Fact]
    public void RateChange_OnADueDate_IsAsPublished()
    {
        var contract = Fold("0.07", "100.00", "{}", "2024-02-01", Out("2024-01-01", "100.00"), Paid("2024-02-01", "17.01"),
            """{"type":"rateChanged","effectiveDate":"2024-02-01","rate":"0.04","rateForm":"nominalAnnual"}""");
        Assert.Equal("16.43 0.58, 16.60 0.28, 16.66 0.22, 16.71 0.17, 16.77 0.11, 16.83 0.06", Schedule(contract));
    }

    // "Verify interest recalculation in case of overdue installments: UC1 - 1st installment overdue, interest recalculation: daily, till preclose"
    [Fact]
    public void InstallmentThatIsLate_BearsInterest_AsPublished()
    {
        var contract = Fold("0.07", "100.00", "{}", "2024-02-15", Out("2024-01-01", "100.00"));
        Assert.Equal("16.43 0.58, 16.48 0.53, 16.62 0.39, 16.72 0.29, 16.81 0.20, 16.94 0.10", Schedule(contract));
        Assert.Equal((ContractStatus.Overdue, 17.01m, 14), (contract.Position.Status, contract.Position.Overdue, contract.Position.DaysPastDue));
        Assert.Equal((100m, 0.58m, 100.58m), (contract.Position.PrincipalOutstanding, contract.Position.InterestDue, contract.Position.Balance));
    }

    // "EMI calculation with 365/30 multidisburse setup - UC1: 2nd disbursement in 1st installment period, no repayment"
    [Fact]
    public void Tranche_InTheFirstPeriod_IsAsPublished()
    {
        var first = Fold("0.094822", "300.00", "{}", "2024-01-01", Out("2024-01-01", "100.00"));
        Assert.Equal("16.34 0.79, 16.47 0.66, 16.60 0.53, 16.73 0.40, 16.86 0.27, 17.00 0.13", Schedule(first));

        var both = Fold("0.094822", "300.00", "{}", "2024-01-08", Out("2024-01-01", "100.00"), Out("2024-01-08", "200.00"));
        Assert.Equal("49.32 2.01, 49.35 1.98, 49.74 1.59, 50.13 1.20, 50.53 0.80, 50.93 0.40", Schedule(both));
    }

    // "Verify interest recalculation - late repayment, adjust LAST installment  - UC2: 360/30, daily, excess EMI amount is paid"
    [Fact]
    public void LatePayment_OfMoreThanIsDue_GoesToTheLastInstallment_AsPublished()
    {
        var contract = Fold("0.07", "100.00", """{"futureInstallments":"last"}""", "2024-02-15", Out("2024-01-01", "100.00"), Paid("2024-02-15", "34.02"));
        Assert.Equal("16.43 0.58, 16.53 0.48, 16.72 0.29, 16.82 0.19, 16.49 0.10, 17.01 0.00", Schedule(contract));
        Assert.Equal((33.44m, 0.58m, 66.56m), (contract.Position.PrincipalPaid, contract.Position.InterestPaid, contract.Position.PrincipalOutstanding));
    }

    // Money that became known late counts from its own day, wherever it stands in the log.
    [Fact]
    public void PaymentThatBecameKnownLate_GivesWhatItWouldHaveGivenInTime()
    {
        string[] inTime = [Out("2024-01-01", "100.00"), Paid("2024-01-15", "17.01"), Paid("2024-03-10", "5.00")];
        string[] late = [inTime[0], inTime[2], inTime[1]];
        var (expected, actual) = (Fold("0.07", "100.00", "{}", "2024-03-20", inTime), Fold("0.07", "100.00", "{}", "2024-03-20", late));
        Assert.Equal((Schedule(expected), expected.Position), (Schedule(actual), actual.Position));
    }

    private static string Out(string date, string amount) => $$"""{"type":"disbursed","effectiveDate":"{{date}}","amount":"{{amount}}","currency":"EUR"}""";

    private static string Paid(string date, string amount) => $$"""{"type":"paymentReceived","effectiveDate":"{{date}}","amount":"{{amount}}","currency":"EUR"}""";

    private static Contract Fold(string rate, string principal, string rules, string asOf, params string[] events)
    {
        var opened = $$"""
            {"type":"opened","effectiveDate":"2024-01-01","clientId":"client-1","terms":{"kind":"loan","product":"pay-later","currency":"EUR","principal":"{{principal}}","rate":"{{rate}}",
            "rateForm":"nominalAnnual","amortization":"price","interestMode":"progressive","count":6,"firstDueDate":"2024-02-01","dayCount":"30/360","progressive":{{rules}} } }
            """;
        var entries = events.Prepend(opened).Select(static (json, offset) =>
        {
            var record = FormattableString.Invariant($$"""{"eventId":"e-{{offset}}","contractId":"c-1","occurredAt":"2024-01-01T00:00:00Z","source":"test",{{json.TrimStart()[1..]}}""");
            Assert.Equal(Rejection.None, JsonEventCodec.TryDecode(Samples.Utf8(record), out var decoded));
            return new HistoryEntry($"e-{offset}", decoded.Event.At(offset), Samples.Utf8(record));
        }).ToList();
        var result = History.Fold(entries, asOf: DateOnly.ParseExact(asOf, "O", CultureInfo.InvariantCulture));
        Assert.All(result.Outcomes, static outcome => Assert.Equal(Outcome.Applied, outcome));
        return result.Contract;
    }

    private static string Schedule(Contract contract)
        => string.Join(", ", contract.Schedule!.Installments.Select(static row => string.Create(CultureInfo.InvariantCulture, $"{row.Principal:0.00} {row.Interest:0.00}")));
}
